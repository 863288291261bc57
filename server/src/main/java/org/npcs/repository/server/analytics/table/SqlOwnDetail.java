package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** What owners see of their own records beyond counts: days between steps, and pairs of ratings. */
final class SqlOwnDetail {

    /** Days between two steps of one incident. */
    record Days(LocalDate month, String step, int days) {}

    /** How often two raters gave two values to an item. */
    record Rated(LocalDate month, String item, int first, int second, long n) {}

    /** Notes in the audit trail that the owner's records were counted. */
    Mono<Boolean> noted(Transaction transaction, int rows) {
        return transaction.one(row -> true, "SELECT audit_note('count', 'analytics', NULL, NULL, $1)::text", rows);
    }

    Mono<List<Days>> days(Transaction transaction, String owner, String dateBasis, Instant asOf) {
        var bound = new Bound(owner, asOf);
        return transaction.list(
                row -> new Days(
                        Objects.requireNonNull(row.get("month", LocalDate.class)),
                        Objects.requireNonNull(row.get("step", String.class)),
                        Objects.requireNonNull(row.get("days", Integer.class))),
                "SELECT date_trunc('month', " + SqlDates.of(dateBasis, false) + ")::date AS month, s.step, s.days FROM "
                        + SqlFacts.INCIDENTS + SqlDates.STEPS + " WHERE s.days >= 0 AND "
                        + SqlDates.of(dateBasis, false) + " IS NOT NULL",
                bound.all());
    }

    Mono<List<Rated>> ratedTwice(
            Transaction transaction, String owner, String dateBasis, String instrument, Instant asOf) {
        var bound = new Bound(owner, asOf);
        bound.add(instrument);
        return transaction.list(
                row -> new Rated(
                        Objects.requireNonNull(row.get("month", LocalDate.class)),
                        Objects.requireNonNull(row.get("item", String.class)),
                        Objects.requireNonNull(row.get("first", Integer.class)),
                        Objects.requireNonNull(row.get("second", Integer.class)),
                        Objects.requireNonNull(row.get("n", Long.class))),
                "SELECT month, item, first, second, count(*) AS n FROM (SELECT date_trunc('month', "
                        + SqlDates.of(dateBasis, true)
                        + ")::date AS month, (g ->> 'item') || '@' || r.instrument_version AS item,"
                        + " (g ->> 'value')::int AS first, (h ->> 'value')::int AS second FROM " + SqlFacts.INCIDENTS
                        + SqlFacts.REVIEWS + Unit.DOUBLE_RATINGS.rows() + " WHERE " + Unit.DOUBLE_RATINGS.condition()
                        + ") f WHERE month IS NOT NULL GROUP BY 1, 2, 3, 4",
                bound.all());
    }
}
