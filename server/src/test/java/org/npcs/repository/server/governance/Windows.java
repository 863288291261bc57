package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Stretches of days that no other test of the Executive Committee uses: there is one such committee. */
final class Windows {

    private static final AtomicInteger NEXT = new AtomicInteger(2101);

    private Windows() {}

    /** The first day of nine years. */
    static LocalDate next() {
        return LocalDate.of(NEXT.getAndAdd(10), 3, 1);
    }
}
