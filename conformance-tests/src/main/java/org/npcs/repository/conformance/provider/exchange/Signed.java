package org.npcs.repository.conformance.provider.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Judges signatures of Standard Webhooks 1.0 with ed25519. */
final class Signed {

    private static final byte[] KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private Signed() {}

    /** Returns whether one of the signatures of a message is by a key, given as the {@code x} of RFC 8037. */
    static boolean by(String key, Receiver.Message message) {
        return Arrays.stream(message.header("webhook-signature").split(" "))
                .filter(signature -> signature.startsWith("v1a,"))
                .anyMatch(signature -> fits(key, signature.substring("v1a,".length()), message));
    }

    private static boolean fits(String key, String signature, Receiver.Message message) {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(key);
            byte[] encoded = Arrays.copyOf(KEY_INFO, KEY_INFO.length + raw.length);
            System.arraycopy(raw, 0, encoded, KEY_INFO.length, raw.length);
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifying.update((message.header("webhook-id") + "." + message.header("webhook-timestamp") + ".")
                    .getBytes(StandardCharsets.UTF_8));
            verifying.update(message.body());
            return verifying.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
