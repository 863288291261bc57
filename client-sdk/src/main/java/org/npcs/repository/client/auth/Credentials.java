package org.npcs.repository.client.auth;

import java.security.PrivateKey;
import java.util.function.Supplier;

/** What a client proves itself with. None of them prints what it holds. */
public sealed interface Credentials permits ClientSecret, ClientKey, SuppliedToken, AnalystSecret {

    /** OAuth 2.0 client credentials with a shared secret; fine for the sandbox, a key is better elsewhere. */
    static Credentials secret(String clientId, String secret) {
        return new ClientSecret(clientId, secret);
    }

    /**
     * OAuth 2.0 client credentials with {@code private_key_jwt} (RFC 7523): the key never leaves this process.
     *
     * @param keyId identifier under which the issuer knows the public half
     * @param key an RSA key (signed with RS384) or one on the curve P-384 (signed with ES384)
     * @throws IllegalArgumentException when the key is of another kind
     */
    static Credentials privateKey(String clientId, String keyId, PrivateKey key) {
        return new ClientKey(clientId, keyId, key);
    }

    /** Access tokens that the program gets by itself. It is asked for each call, so it should keep them. */
    static Credentials token(Supplier<String> tokens) {
        return new SuppliedToken(tokens);
    }

    /**
     * An analyst token, which an administrator of the own jurisdiction made. It is good for reading figures alone, is never replaced by
     * another, and cannot ask who it belongs to: give the builder the own jurisdiction where a call needs one.
     *
     * @param token the text, best read from the environment or a file, never from the source
     * @throws IllegalArgumentException when the text is no analyst token
     */
    static Credentials analystToken(String token) {
        return new AnalystSecret(token);
    }
}
