package org.npcs.repository.server.analytics.export;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/**
 * The records of the owner {@code $1} as they were stored at {@code $2}, behind the record {@code $3}. What is current is read
 * without its history; of what changed since, the version of that time.
 */
final class SqlOwnRecords {

    /** Before every record. */
    static final UUID START = new UUID(0, 0);

    private static final String GONE = "('voided', 'merged', 'withdrawn')";

    /** The incident of a review as it was then, if it counted. */
    private static final String INCIDENT_THEN =
            " JOIN LATERAL (SELECT s.* FROM (SELECT natural_key, kind, event_date, state, version,"
                    + " stored_at FROM incident WHERE jurisdiction = $1 AND id = r.incident_id UNION ALL SELECT natural_key, kind, event_date,"
                    + " state, version, stored_at FROM incident_version WHERE jurisdiction = $1 AND id = r.incident_id) s"
                    + " WHERE s.stored_at <= $2 ORDER BY s.version DESC LIMIT 1) i ON i.state NOT IN " + GONE;

    /** A record as it is read; its content is parsed elsewhere. */
    record Raw(
            UUID id,
            UUID incidentId,
            String localKey,
            int version,
            String state,
            @Nullable String kind,
            @Nullable LocalDate eventDate,
            Instant storedAt,
            String content) {

        /** Days and instants come as numbers: parsing their texts would take longer than all else. */
        private static Raw of(Readable row) {
            var day = row.get("event_day", Integer.class);
            return new Raw(
                    Objects.requireNonNull(row.get("id", UUID.class)),
                    Objects.requireNonNull(row.get("incident_id", UUID.class)),
                    Objects.requireNonNull(row.get("local_key", String.class)),
                    Objects.requireNonNull(row.get("version", Integer.class)),
                    Objects.requireNonNull(row.get("state", String.class)),
                    row.get("kind", String.class),
                    day == null ? null : LocalDate.ofEpochDay(day),
                    Instant.EPOCH.plus(Objects.requireNonNull(row.get("stored_micros", Long.class)), ChronoUnit.MICROS),
                    Objects.requireNonNull(row.get("content", String.class)));
        }
    }

    /** The next records in the order of their identifiers. */
    Mono<List<Raw>> next(Transaction transaction, OwnTable table, String owner, Instant asOf, UUID behind, int limit) {
        return transaction.list(Raw::of, page(table, true, limit), owner, asOf, behind);
    }

    /** The last records in the opposite order, for a sample. */
    Mono<List<Raw>> last(Transaction transaction, OwnTable table, String owner, Instant asOf, int limit) {
        return transaction.list(Raw::of, page(table, false, limit), owner, asOf, START);
    }

    private static String page(OwnTable table, boolean forward, int limit) {
        var order = " ORDER BY id" + (forward ? "" : " DESC") + " LIMIT " + limit;
        return "(SELECT " + columns(table) + " FROM " + current(table) + " AND r.id > $3" + order
                + ") UNION ALL (SELECT " + columns(table) + " FROM " + past(table, " AND n.id > $3") + order + ")"
                + order;
    }

    /** How many rows there are. It may take a while. */
    Mono<Long> count(Transaction transaction, OwnTable table, String owner, Instant asOf) {
        var what = table.ofRatings()
                ? "coalesce(sum(json_array_length(coalesce(r.content::json -> 'ratings', '[]'))), 0)::bigint"
                : "count(*)";
        return transaction
                .execute("SET LOCAL statement_timeout = '120s'")
                .then(transaction.one(
                        row -> Objects.requireNonNull(row.get("n", Long.class)),
                        "SELECT ((SELECT " + what + " FROM " + current(table) + ") + (SELECT " + what + " FROM "
                                + past(table, "") + "))::bigint AS n",
                        owner,
                        asOf));
    }

    private static String columns(OwnTable table) {
        var incident = ofReviews(table) ? "i" : "r";
        return "r.id, r." + (ofReviews(table) ? "incident_id" : "id AS incident_id") + ", " + incident
                + ".natural_key AS local_key, r.version, r.state, " + incident + ".kind, " + incident
                + ".event_date - DATE '1970-01-01' AS event_day,"
                + " (extract(epoch FROM r.stored_at) * 1000000)::bigint AS stored_micros, r.content";
    }

    private static boolean ofReviews(OwnTable table) {
        return table.noun().equals("review");
    }

    private static String current(OwnTable table) {
        return table.noun() + " r" + (ofReviews(table) ? INCIDENT_THEN : "")
                + " WHERE r.jurisdiction = $1 AND r.stored_at <= $2 AND r.state NOT IN " + GONE;
    }

    private static String past(OwnTable table, String more) {
        var noun = table.noun();
        return "(SELECT DISTINCT ON (v.id) v.* FROM " + noun + " n JOIN " + noun
                + "_version v ON v.jurisdiction = $1 AND v.id = n.id AND v.stored_at <= $2"
                + " WHERE n.jurisdiction = $1 AND n.stored_at > $2" + more + " ORDER BY v.id, v.version DESC) r"
                + (ofReviews(table) ? INCIDENT_THEN : "") + " WHERE r.state NOT IN " + GONE;
    }
}
