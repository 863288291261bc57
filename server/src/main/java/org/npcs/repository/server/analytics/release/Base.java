package org.npcs.repository.server.analytics.release;

import java.time.LocalDate;

/**
 * The last period of a release.
 *
 * @param id a quarter such as {@code 2026Q3}, or a year such as {@code 2026}
 */
record Base(String id) {

    /** Days that records have to arrive before a release of the period may be built. */
    private static final int DAYS_TO_ARRIVE = 20;

    /** Last day of the period. */
    LocalDate end() {
        int year = Integer.parseInt(id.substring(0, 4));
        int quarter = id.length() == 4 ? 4 : id.charAt(5) - '0';
        return Slab.quarter(year, quarter).end();
    }

    /** First day on which a release of it may be built. */
    LocalDate notBefore() {
        return end().plusDays(DAYS_TO_ARRIVE);
    }

    /** The quarter in which a day lies. */
    static Base of(LocalDate day) {
        return new Base(day.getYear() + "Q" + (day.getMonthValue() + 2) / 3);
    }
}
