package org.npcs.repository.conformance.provider.membership;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A key that a check publishes; its private half is thrown away. */
final class OneKey {

    private static final int FIELD = 32;

    private OneKey() {}

    /** Returns the body that publishes a new key. */
    static ObjectNode body(Server server) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            ObjectNode body = server.invented().object();
            body.putObject("publicKey")
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("x", encoded(key.getW().getAffineX()))
                    .put("y", encoded(key.getW().getAffineY()));
            return body;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] whole = new byte[FIELD];
        int taken = Math.min(FIELD, bytes.length);
        System.arraycopy(bytes, bytes.length - taken, whole, FIELD - taken, taken);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }
}
