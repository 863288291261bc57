package org.npcs.repository.client.internal.token;

import java.util.function.Supplier;
import org.npcs.repository.client.internal.transport.Deadline;
import org.npcs.repository.client.internal.transport.TokenSource;

/**
 * Passes on the tokens of the program.
 *
 * @param tokens where they come from
 */
public record SuppliedTokens(Supplier<String> tokens) implements TokenSource {

    @Override
    public String token(Deadline deadline) {
        return tokens.get();
    }

    @Override
    public String tokenAfterRefusal(String refused, Deadline deadline) {
        return tokens.get();
    }

    @Override
    public String toString() {
        return "SuppliedTokens";
    }
}
