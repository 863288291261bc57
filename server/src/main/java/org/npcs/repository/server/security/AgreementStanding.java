package org.npcs.repository.server.security;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the agreement on data sharing of a member says now.
 *
 * @param version the agreement, or null when the member never had one
 * @param state its state
 * @param from first day on which it holds
 * @param until last day on which it holds, or null
 */
public record AgreementStanding(
        @Nullable String version,
        String state,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** Whether real data may be taken in and shown on a day. */
    public boolean opensDataOn(LocalDate day) {
        return version != null
                && state.equals("executed")
                && (from == null || !day.isBefore(from))
                && (until == null || !day.isAfter(until));
    }
}
