package org.npcs.repository.client.auth;

import java.util.Objects;
import java.util.function.Supplier;

/** Tokens that the program brings. */
public final class SuppliedToken implements Credentials {

    private final Supplier<String> tokens;

    SuppliedToken(Supplier<String> tokens) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    /** Returns where the tokens come from. */
    public Supplier<String> tokens() {
        return tokens;
    }

    @Override
    public String toString() {
        return "SuppliedToken";
    }
}
