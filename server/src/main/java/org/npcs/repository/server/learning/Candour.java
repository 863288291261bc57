package org.npcs.repository.server.learning;

import java.util.OptionalDouble;

/**
 * How candid the library is.
 *
 * @param published how many items are published
 * @param notSuccesses how many of them say that it went mixed or did not work
 */
public record Candour(long published, long notSuccesses) {

    /** The share of items that are no successes; empty while nothing is published. */
    public OptionalDouble share() {
        return published == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) notSuccesses / published);
    }
}
