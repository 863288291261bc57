package org.npcs.repository.client.internal;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.npcs.repository.client.model.PublicKey;

/** Public keys of the platform as JSON Web Keys (RFC 7518, section 6). */
public final class PublicKeys {

    private PublicKeys() {}

    /** Returns the key as a JSON Web Key. */
    public static PublicKey jwk(java.security.PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return PublicKey.builder()
                    .kty("RSA")
                    .n(encoded(rsa.getModulus(), 0))
                    .e(encoded(rsa.getPublicExponent(), 0))
                    .build();
        }
        if (key instanceof ECPublicKey curve) {
            int bits = curve.getParams().getOrder().bitLength();
            if (bits == 256 || bits == 384) {
                return PublicKey.builder()
                        .kty("EC")
                        .crv("P-" + bits)
                        .x(encoded(curve.getW().getAffineX(), bits / 8))
                        .y(encoded(curve.getW().getAffineY(), bits / 8))
                        .build();
            }
        }
        throw new IllegalArgumentException("a key is an RSA key, or one on the curve P-256 or P-384");
    }

    /** A number without sign; coordinates have the full length of their field. */
    private static String encoded(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        byte[] plain = Arrays.copyOfRange(bytes, from, bytes.length);
        byte[] whole = new byte[Math.max(length, plain.length)];
        System.arraycopy(plain, 0, whole, whole.length - plain.length, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }
}
