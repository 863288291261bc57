package org.npcs.repository.server.platform.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The clock of the repository, in microseconds, which is what the database keeps. */
public final class RepositoryClock {

    private final InstantSource source;

    /** A clock over a source; tests and the sandbox inject their own. */
    public RepositoryClock(InstantSource source) {
        this.source = source;
    }

    /** The present instant. */
    public Instant now() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The latest calendar date that is today anywhere on earth. Dates of events are local and carry no zone; a date is in
     * the future only when it is so for everybody.
     */
    public LocalDate today() {
        return source.instant().atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    }

    /**
     * The calendar date in UTC, by which terms of the repository run: delegations, keys, deadlines and retention. Dates that
     * members report are checked against {@link #today()}.
     */
    public LocalDate utcDay() {
        return LocalDate.ofInstant(source.instant(), ZoneOffset.UTC);
    }
}
