package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A question as it was asked: null for what was left to the service to choose. */
public record Asked(
        String table,
        @Nullable String release,
        @Nullable String member,
        @Nullable String by,
        @Nullable String period,
        @Nullable String calendar,
        @Nullable String dateBasis,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String panel,
        String instrument,
        String crosswalk,
        @Nullable String cases,
        @Nullable Instant asOf) {

    /** The instrument that releases count. */
    public static final String INSTRUMENT = "ssit";

    /** How releases join versions of the instrument. */
    public static final String CROSSWALK = "exact";

    /** A question about all members of a release that leaves everything else to the catalogue. */
    public static Asked ofRelease(
            String table, @Nullable String release, @Nullable String by, @Nullable String period) {
        return new Asked(
                table, release, null, by, period, null, null, null, null, "all", INSTRUMENT, CROSSWALK, null, null);
    }

    /** The same question about own data as they were stored at an instant. */
    public Asked at(Instant instant) {
        return new Asked(
                table,
                release,
                member,
                by,
                period,
                calendar,
                dateBasis,
                from,
                until,
                panel,
                instrument,
                crosswalk,
                cases,
                instant);
    }
}
