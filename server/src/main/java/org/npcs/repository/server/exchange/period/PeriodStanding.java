package org.npcs.repository.server.exchange.period;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period and what is known about it.
 *
 * @param incidents incidents whose event falls into it
 * @param denominators codes of the denominators that are stated
 */
public record PeriodStanding(
        Period period,
        boolean ended,
        long incidents,
        List<Attested> attestations,
        List<String> denominators,
        boolean overdue) {

    /** Where the attestation of one kind of record stands. */
    public record Attested(
            String recordKind, String state, @Nullable Instant at) {}
}
