package org.npcs.repository.server.governance;

import java.time.LocalDate;

/**
 * Days from the first one up to, and not including, the day on which it is over.
 *
 * @param from the first day
 * @param until the day on which it is over; the first day again for none
 */
public record Span(LocalDate from, LocalDate until) {

    /** Whether it includes a day. */
    public boolean includes(LocalDate day) {
        return !from.isAfter(day) && until.isAfter(day);
    }

    /** Whether it has a day in common with another one. */
    public boolean meets(Span other) {
        return from.isBefore(other.until)
                && other.from.isBefore(until)
                && from.isBefore(until)
                && other.from.isBefore(other.until);
    }
}
