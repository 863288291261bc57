package org.npcs.repository.server.analytics.table;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts the records of one owner in one pass, by all sets of dimensions at once. */
final class SqlCounts {

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();

    /** A copy of an event is left out when another owner that is counted, too, holds the primary one: the inner, or else the first. */
    private static final String PRIMARY = "(i.event_id IS NULL OR NOT EXISTS (SELECT FROM duplicate_candidate d"
            + " JOIN jurisdiction me ON me.code = $1 JOIN jurisdiction o ON o.code = d.other_jurisdiction"
            + " WHERE d.jurisdiction = $1 AND d.incident_id = i.id AND d.state = 'same-event' AND d.other_jurisdiction <> $1"
            + " AND d.other_jurisdiction = ANY (%s::text[]) AND (o.within = me.code"
            + " OR me.within IS DISTINCT FROM o.code AND o.code < me.code)))";

    private final Actionable actionable = new Actionable();

    /** The counts, those of nothing left out. */
    Mono<List<Leaf>> count(Transaction transaction, String owner, Counting counting) {
        var bound = new Bound(owner, counting.asOf());
        var dimensions =
                counting.sets().stream().flatMap(List::stream).distinct().toList();
        var sql = statement(counting, dimensions, bound);
        return transaction.list(row -> leaf(row, dimensions), sql, bound.all());
    }

    private String statement(Counting counting, List<String> dimensions, Bound bound) {
        var unit = counting.unit();
        if (unit.ofReviews()) {
            bound.add(counting.instrument());
        }
        var columns = new ArrayList<String>();
        columns.add("date_trunc('month', " + SqlDates.of(counting.dateBasis(), unit.ofReviews()) + ")::date AS month");
        for (int i = 0; i < dimensions.size(); i++) {
            var dimension = CATALOGUE.dimension(dimensions.get(i)).orElseThrow();
            columns.add(SqlDimensions.of(dimension, counting.withheld().contains(dimension.id())) + " AS d" + i);
        }
        var conditions = new ArrayList<String>();
        conditions.add(unit.condition());
        var cases = counting.cases();
        if (cases != null) {
            conditions.addAll(conditions(cases, bound));
        }
        if (!counting.pooledWith().isEmpty()) {
            conditions.add(PRIMARY.formatted(bound.add(new TreeSet<>(counting.pooledWith()).toArray(String[]::new))));
        }
        var rows = "SELECT " + String.join(", ", columns) + " FROM " + SqlFacts.INCIDENTS
                + (unit.ofReviews() ? SqlFacts.REVIEWS : "") + unit.rows() + " WHERE "
                + String.join(" AND ", conditions);
        var sets = counting.sets().stream()
                .map(set -> set.stream()
                        .map(dimension -> ", d" + dimensions.indexOf(dimension))
                        .collect(Collectors.joining("", "(month", ")")))
                .collect(Collectors.joining(", "));
        var sql = "SELECT month, " + list(dimensions, "d%d AS v%d") + "count(*) AS n FROM (" + rows
                + ") f WHERE month IS NOT NULL" + span(counting, bound) + " GROUP BY GROUPING SETS (" + sets + ")";
        return named(sql, counting, bound);
    }

    private static String list(List<String> dimensions, String pattern) {
        var all = new StringBuilder();
        for (int i = 0; i < dimensions.size(); i++) {
            all.append(pattern.formatted(i, i)).append(", ");
        }
        return all.toString();
    }

    private static String span(Counting counting, Bound bound) {
        var from = counting.from();
        var until = counting.until();
        return (from == null ? "" : " AND month >= " + bound.add(from))
                + (until == null ? "" : " AND month <= " + bound.add(until));
    }

    /** What incidents must meet to be a case. */
    static List<String> conditions(CaseDefinition cases, Bound bound) {
        return cases.conditions().stream()
                .map(condition -> condition(condition, bound))
                .toList();
    }

    private static String condition(CaseDefinition.Condition condition, Bound bound) {
        var value = condition.path().equals(CaseDefinition.KIND)
                ? "i.kind"
                : "(i.c #>> '{" + condition.path().replace('.', ',') + "}')";
        if (!condition.in().isEmpty()) {
            return value + " = ANY (" + bound.add(condition.in().toArray(String[]::new)) + "::text[])";
        }
        var atMost = condition.atMost();
        return atMost == null ? value + " IS NOT NULL" : value + "::int <= " + bound.add(atMost);
    }

    /** Arguments that several places name get their number last. */
    private String named(String sql, Counting counting, Bound bound) {
        var named = sql;
        if (named.contains("$ACTIONABLE")) {
            named = named.replace("$ACTIONABLE", bound.add(actionable.byVersion(counting.instrument())));
        }
        return named.contains("$ELEMENTS")
                ? named.replace("$ELEMENTS", bound.add(Elements.counted().toArray(String[]::new)))
                : named;
    }

    private static Leaf leaf(Readable row, List<String> dimensions) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < dimensions.size(); i++) {
            var value = row.get("v" + i, String.class);
            if (value != null) {
                values.put(dimensions.get(i), value);
            }
        }
        return new Leaf(
                Objects.requireNonNull(row.get("month", LocalDate.class)),
                values,
                Objects.requireNonNull(row.get("n", Long.class)));
    }
}
