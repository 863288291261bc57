package org.npcs.repository.client.auth;

import java.util.Objects;

/** An analyst token: it reads figures for one member until its last day. */
public final class AnalystSecret implements Credentials {

    private final String token;

    AnalystSecret(String token) {
        this.token = Objects.requireNonNull(token, "token").strip();
        if (!this.token.startsWith("npcs_at_")) {
            throw new IllegalArgumentException("this is no analyst token; one begins with npcs_at_");
        }
    }

    /** Returns the token. Never print it. */
    public String token() {
        return token;
    }

    @Override
    public String toString() {
        return "AnalystSecret";
    }
}
