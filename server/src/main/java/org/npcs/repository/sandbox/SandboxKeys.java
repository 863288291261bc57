package org.npcs.repository.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.text.ParseException;
import org.npcs.repository.server.membership.key.ClientKey;

/**
 * Public keys that a developer wants the sandbox to know for {@code private_key_jwt}: a JWK set at {@code
 * <sandbox.keys>/<client id>.jwks}.
 */
final class SandboxKeys {

    private SandboxKeys() {}

    static JWKSet published(String clientId) {
        var directory = System.getProperty("sandbox.keys");
        if (directory == null || !clientId.matches("[a-z-]+")) {
            return new JWKSet();
        }
        try {
            var file = Path.of(directory, clientId + ".jwks");
            return Files.exists(file) ? JWKSet.load(file.toFile()) : new JWKSet();
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException("sandbox.keys: the key set of a client cannot be read", unreadable);
        }
    }

    /** A key of the register, named as there. */
    static JWK jwk(ClientKey key) {
        try {
            return JWK.parse(key.publicKey().deepCopy().put("kid", key.keyId()).toString());
        } catch (ParseException impossible) {
            throw new IllegalStateException("a key that was taken is no key", impossible);
        }
    }

    static PublicKey publicKey(JWK key) {
        try {
            return ((AsymmetricJWK) key).toPublicKey();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("sandbox.keys: a key cannot be used", unusable);
        }
    }
}
