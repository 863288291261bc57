package org.npcs.repository.conformance.provider.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;

/** Judges statements of heads (JWS with EdDSA) and digests of the chain. */
final class Statement {

    private static final byte[] KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Statement() {}

    /** The payload of a statement that one of the keys signed. */
    static JsonNode signed(JsonNode keys, String statement) {
        try {
            String[] parts = statement.split("\\.", -1);
            String keyId =
                    StrictJson.parse(DECODER.decode(parts[0])).path("kid").asString("");
            byte[] text = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            boolean fits = keys.path("keys")
                    .valueStream()
                    .filter(key -> key.path("kid").asString("").equals(keyId))
                    .anyMatch(key -> fits(key.path("x").asString(""), text, DECODER.decode(parts[2])));
            if (fits) {
                return StrictJson.parse(DECODER.decode(parts[1]));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvalidJsonException unreadable) {
            throw new Failed("a compact JWS", "another text");
        }
        throw new Failed("a statement that a published key signed", "another signature");
    }

    static String digest(String before, JsonNode entry) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(before));
            return HexFormat.of().formatHex(sha256.digest(StrictJson.canonicalBytes(entry)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean fits(String key, byte[] text, byte[] signature) {
        try {
            byte[] raw = DECODER.decode(key);
            byte[] encoded = Arrays.copyOf(KEY_INFO, KEY_INFO.length + raw.length);
            System.arraycopy(raw, 0, encoded, KEY_INFO.length, raw.length);
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifying.update(text);
            return verifying.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
