package org.npcs.repository.server.analytics.table;

/** The dates of a record, as expressions of SQL over an incident {@code i} and, where there is one, a review {@code r}. */
final class SqlDates {

    private static final String AWARE = "(i.c ->> 'awareDate')::date";
    private static final String DETERMINED =
            "(SELECT min((d ->> 'determinedOn')::date) FROM jsonb_array_elements(i.c -> 'determinations') d)";
    private static final String REVIEW_OPENED = "(SELECT min((v.content::jsonb ->> 'openedOn')::date) FROM review v"
            + " WHERE v.jurisdiction = $1 AND v.incident_id = i.id AND v.stored_at <= $2)";
    private static final String FIRST_FINAL = "(SELECT min(v.stored_at)::date FROM (SELECT state, stored_at FROM review"
            + " WHERE jurisdiction = $1 AND incident_id = i.id UNION ALL SELECT state, stored_at FROM review_version"
            + " WHERE jurisdiction = $1 AND incident_id = i.id) v WHERE v.state = 'finalised' AND v.stored_at <= $2)";

    /** The steps between which days are counted, one row for each. */
    static final String STEPS = " CROSS JOIN LATERAL (VALUES ('event-to-awareness', " + AWARE + " - i.event_date),"
            + " ('awareness-to-determination', " + DETERMINED + " - " + AWARE + "),"
            + " ('awareness-to-review', " + REVIEW_OPENED + " - " + AWARE + "),"
            + " ('awareness-to-finalised', " + FIRST_FINAL + " - " + AWARE + ")) s (step, days)";

    private SqlDates() {}

    /** The date by which a record falls into a month. */
    static String of(String basis, boolean review) {
        return switch (basis) {
            case "event" -> "i.event_date";
            case "awareness" -> AWARE;
            case "determination" -> DETERMINED;
            case "finalised" -> review ? "r.final_on" : FIRST_FINAL;
            default -> throw new IllegalArgumentException("no date " + basis);
        };
    }
}
