package org.npcs.repository.server.analytics.table;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts events in the database, over the owner's own rows. */
final class SqlEventCounts {

    Mono<NavigableMap<LocalDate, Long>> byMonth(
            Transaction transaction, String owner, @Nullable CaseDefinition cases, Instant asOf) {
        var bound = new Bound(owner, asOf);
        var conditions = new ArrayList<String>(List.of("true"));
        if (cases != null) {
            conditions.addAll(SqlCounts.conditions(cases, bound));
        }
        var sql =
                "SELECT date_trunc('month', day)::date AS month, count(*) AS n FROM (SELECT min(i.event_date) AS day FROM "
                        + SqlFacts.INCIDENTS + " WHERE " + String.join(" AND ", conditions)
                        + " GROUP BY coalesce(i.event_id, i.id)) e WHERE day IS NOT NULL GROUP BY 1";
        return transaction.list(SqlEventCounts::count, sql, bound.all()).map(rows -> {
            var counts = new TreeMap<LocalDate, Long>();
            rows.forEach(row -> counts.put(row.getKey(), row.getValue()));
            return counts;
        });
    }

    private static Map.Entry<LocalDate, Long> count(Readable row) {
        return Map.entry(
                Objects.requireNonNull(row.get("month", LocalDate.class)),
                Objects.requireNonNull(row.get("n", Long.class)));
    }
}
