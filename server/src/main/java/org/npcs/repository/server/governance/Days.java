package org.npcs.repository.server.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of governance, which begin and end in UTC. */
public final class Days {

    private Days() {}

    /** The day of an instant. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
