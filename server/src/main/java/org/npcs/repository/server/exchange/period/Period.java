package org.npcs.repository.server.exchange.period;

import java.time.LocalDate;

/**
 * A stretch of days with a name.
 *
 * @param id identifier, such as {@code FFY2027-Q1}
 * @param label the period in words
 * @param start first day
 * @param end last day
 */
public record Period(String id, NamedCalendar calendar, Length length, String label, LocalDate start, LocalDate end) {

    /** The period that follows. */
    Period next() {
        return calendar.at(length, end.plusDays(1));
    }
}
