package org.npcs.repository.server.analytics.table;

/**
 * The records of the owner {@code $1} as they were stored at {@code $2}. What is current is read without its history; of what
 * changed since, the version of that time.
 */
final class SqlFacts {

    private static final String COUNTED = "state NOT IN ('voided', 'merged', 'withdrawn')";

    /** Incidents that count; they are read and parsed once, whatever the plan is. */
    static final String INCIDENTS =
            "(WITH counted AS MATERIALIZED (SELECT id, kind, event_date, event_id, content::jsonb AS c FROM incident"
                    + " WHERE jurisdiction = $1 AND stored_at <= $2 AND " + COUNTED
                    + " UNION ALL SELECT id, kind, event_date, event_id, content::jsonb FROM (SELECT DISTINCT ON (v.id) v.*"
                    + " FROM incident n JOIN incident_version v ON v.jurisdiction = $1 AND v.id = n.id AND v.stored_at <= $2"
                    + " WHERE n.jurisdiction = $1 AND n.stored_at > $2 ORDER BY v.id, v.version DESC) v WHERE "
                    + COUNTED
                    + ") SELECT * FROM counted) i";

    /** Final reviews with the instrument {@code $3}, and the day on which each became final. */
    static final String REVIEWS = " JOIN (WITH final AS MATERIALIZED (SELECT incident_id, instrument_version,"
            + " content::jsonb AS c, final_on FROM"
            + " (SELECT r.id, r.incident_id, r.instrument_version, r.content, r.state, " + finalOn("r")
            + " FROM review r"
            + " WHERE r.jurisdiction = $1 AND r.instrument = $3 AND r.stored_at <= $2"
            + " UNION ALL SELECT v.id, v.incident_id, v.instrument_version, v.content, v.state, " + finalOn("v")
            + " FROM (SELECT DISTINCT ON (v.id) v.* FROM review n JOIN review_version v ON v.jurisdiction = $1"
            + " AND v.id = n.id AND v.stored_at <= $2 WHERE n.jurisdiction = $1 AND n.stored_at > $2"
            + " ORDER BY v.id, v.version DESC) v WHERE v.instrument = $3) f WHERE f.state = 'finalised') SELECT * FROM final) r"
            + " ON r.incident_id = i.id";

    private SqlFacts() {}

    /** The day since which a review is final without a break: after the last version in another state. */
    private static String finalOn(String review) {
        return "(SELECT min(h.stored_at)::date FROM (SELECT version, state, stored_at FROM review_version WHERE jurisdiction = $1"
                + " AND id = " + review + ".id UNION ALL SELECT " + review + ".version, " + review + ".state, " + review
                + ".stored_at) h WHERE h.state = 'finalised' AND h.version > coalesce((SELECT max(b.version) FROM review_version b"
                + " WHERE b.jurisdiction = $1 AND b.id = " + review + ".id AND b.state <> 'finalised' AND b.version <= "
                + review + ".version), 0)) AS final_on";
    }
}
