package org.npcs.repository.server.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of a trail found.
 *
 * @param entries how many entries were computed without a fault
 * @param waiting how many entries wait to be chained
 * @param firstBroken place of the first link that does not fit
 * @param cutAfter last place up to which the chain agrees with the heads, when what came after was cut off or replaced
 */
public record AuditVerification(
        boolean holds,
        long entries,
        long waiting,
        @Nullable Long firstBroken,
        @Nullable Long cutAfter,
        List<Comparison> compared) {

    /**
     * A head that the chain was compared with.
     *
     * @param what {@code kept-head} or {@code given-head}
     */
    public record Comparison(String what, long sequence, Instant at, boolean agrees) {}
}
