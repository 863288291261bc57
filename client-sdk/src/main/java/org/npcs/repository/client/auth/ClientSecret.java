package org.npcs.repository.client.auth;

import java.util.Objects;

/** A client with a shared secret. */
public final class ClientSecret implements Credentials {

    private final String clientId;
    private final String secret;

    ClientSecret(String clientId, String secret) {
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /** Returns the identifier at the issuer. */
    public String clientId() {
        return clientId;
    }

    /** Returns the secret. Never print it. */
    public String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "ClientSecret of " + clientId;
    }
}
