package org.npcs.repository.server.incident.duplicate;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts in the database, over the owner's own rows. */
final class SqlIncidentCounts {

    private static final Map<String, String> GROUPS = Map.of(
            "kind", "coalesce(i.kind, 'none')",
            "state", "i.state",
            "month", "coalesce(to_char(i.event_date, 'YYYY-MM'), 'none')");

    private static final String OWN = "WITH own AS (SELECT i.id, coalesce(i.event_id, i.id) AS event, %s AS value,"
            + " coalesce(i.content::jsonb ->> 'occurrenceKey', i.id::text) AS occurrence FROM incident i"
            + " WHERE i.jurisdiction = $1 AND i.state NOT IN ('voided', 'merged', 'withdrawn')"
            + " AND ($2::date IS NULL OR i.event_date >= $2) AND ($3::date IS NULL OR i.event_date <= $3)) ";

    /** One row of a count; without a value it is the total. */
    private record Row(@Nullable String value, long copies, long events, long occurrences) {}

    private record Also(@Nullable String value, String owner, long events) {}

    Mono<IncidentCounting.Counts> count(
            Transaction transaction, String owner, @Nullable LocalDate from, @Nullable LocalDate to, String groupBy) {
        var own = OWN.replace("%s", Objects.requireNonNull(GROUPS.get(groupBy)));
        var first = nullable(LocalDate.class, from);
        var last = nullable(LocalDate.class, to);
        return Mono.zip(
                        transaction.list(
                                SqlIncidentCounts::row,
                                own + "SELECT value, count(*) AS copies, count(DISTINCT event) AS events,"
                                        + " count(DISTINCT occurrence) AS occurrences FROM own"
                                        + " GROUP BY GROUPING SETS ((value), ()) ORDER BY value",
                                owner,
                                first,
                                last),
                        transaction.list(
                                row -> new Also(
                                        row.get("value", String.class),
                                        Objects.requireNonNull(row.get("other_jurisdiction", String.class)),
                                        number(row, "events")),
                                own + "SELECT value, other_jurisdiction, count(DISTINCT event) AS events FROM own"
                                        + " JOIN duplicate_candidate d ON d.jurisdiction = $1 AND d.incident_id = own.id"
                                        + " WHERE d.state = 'same-event' AND d.other_jurisdiction <> $1"
                                        + " GROUP BY GROUPING SETS ((value, other_jurisdiction), (other_jurisdiction))"
                                        + " ORDER BY other_jurisdiction",
                                owner,
                                first,
                                last))
                .delayUntil(both -> transaction.one(
                        row -> true,
                        "SELECT audit_note('count', 'incident', NULL, NULL, $1)::text",
                        both.getT1().size()))
                .map(both -> counts(both.getT1(), both.getT2()));
    }

    private static IncidentCounting.Counts counts(List<Row> rows, List<Also> also) {
        var others = new HashMap<String, List<IncidentCounting.Other>>();
        also.forEach(one -> others.computeIfAbsent(String.valueOf(one.value()), key -> new ArrayList<>())
                .add(new IncidentCounting.Other(one.owner(), one.events())));
        var counted = rows.stream()
                .map(row -> new IncidentCounting.Count(
                        row.value(),
                        row.copies(),
                        row.events(),
                        row.occurrences(),
                        others.getOrDefault(String.valueOf(row.value()), List.of())))
                .toList();
        return new IncidentCounting.Counts(
                counted.stream().filter(count -> count.value() != null).toList(),
                counted.stream()
                        .filter(count -> count.value() == null)
                        .findFirst()
                        .orElseThrow());
    }

    private static Row row(Readable row) {
        return new Row(
                row.get("value", String.class),
                number(row, "copies"),
                number(row, "events"),
                number(row, "occurrences"));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
