package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.analytics.statistics.CountRange;
import org.npcs.repository.server.analytics.statistics.Proportions;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.analytics.table.RowKeys;
import org.npcs.repository.server.analytics.table.Series;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Own figures as a release counted them, beside those of all others: what is told of all, less the own count. Nothing is told
 * that the owner could not compute from the release and its own records.
 */
@Component
public final class Benchmarks {

    private final UnitOfWork unitOfWork;
    private final PublishedFigures figures;
    private final SqlReleaseWork work = new SqlReleaseWork();
    private final Series series = Series.of(OwnerCounting.INSTRUMENT, true);
    private final RowKeys keys = new RowKeys(series, true);

    Benchmarks(UnitOfWork unitOfWork, PublishedFigures figures) {
        this.unitOfWork = unitOfWork;
        this.figures = figures;
    }

    /**
     * The rows of a comparison.
     *
     * @param others how many other members are counted
     * @param rows rows in their order
     */
    public record Compared(int others, List<ObjectNode> rows) {}

    /**
     * Compares the caller's own figures with those of the others.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for another member than the own
     */
    public Mono<Compared> of(Caller caller, String owner, Release release, Question question) {
        caller.own(owner);
        return own(release)
                .zipWith(figures.withDistributions(release, question))
                .map(both -> {
                    var counts = both.getT1();
                    boolean counted = !counts.isEmpty();
                    var rows = new ArrayList<ObjectNode>();
                    for (ObjectNode told : both.getT2()) {
                        rows.add(row(question.table(), question.by(), told, counts));
                    }
                    int members = release.members();
                    return new Compared(counted ? members - 1 : members, rows);
                });
    }

    /** The own counts of each period that the release tells, by cell. */
    private Mono<Map<String, Map<String, Integer>>> own(Release release) {
        return unitOfWork
                .run(transaction ->
                        work.contributions(transaction, release.stored().id()))
                .map(contributions -> {
                    var byQuarter = new TreeMap<String, Map<String, Integer>>();
                    contributions.stream()
                            .filter(one -> !one.quarter().isEmpty())
                            .forEach(one -> byQuarter.put(one.quarter(), one.counts()));
                    return byQuarter;
                });
    }

    private ObjectNode row(
            AnalysisTable table, List<String> by, ObjectNode told, Map<String, Map<String, Integer>> byQuarter) {
        var codes = new TreeMap<String, String>();
        var row = JsonNodeFactory.instance
                .objectNode()
                .put("period", told.path("period").asString(""));
        var about = row.putArray("keys");
        var dimensions = new ArrayList<>(table.keys());
        dimensions.addAll(by);
        for (String dimension : dimensions) {
            var code = told.path(dimension).asString("");
            codes.put(dimension, code);
            about.addObject().put("dimension", dimension).put("code", code).put("label", keys.label(dimension, code));
        }
        var cells = CellKeys.of(table, codes, "all");
        var own = StatedFigures.tell(table)
                ? stated(byQuarter, told.path("period").asString(""))
                : OwnersCounts.cells(byQuarter, slab(told), series);
        long n = own.getOrDefault(cells.n(), 0);
        long of = own.getOrDefault(cells.of(), 0);
        row.put("ownN", n).put("ownOf", of);
        boolean part = StatedGroup.part(table, codes);
        if (part) {
            Proportions.proportion(n, of).ifPresent(found -> {
                number(row, "ownShare", found.value());
                number(row, "ownIntervalLower", found.lower());
                number(row, "ownIntervalUpper", found.upper());
            });
        }
        others(row, told, n, of, part);
        told.path("distribution").properties().forEach(one -> row.set(one.getKey(), one.getValue()));
        return row.put("status", told.path("status").asString(""));
    }

    private static void others(ObjectNode row, ObjectNode told, long n, long of, boolean part) {
        if (!told.has("nLower") || !told.has("ofLower")) {
            return;
        }
        var count = new CountRange(
                Math.max(0, told.path("nLower").asLong() - n),
                told.path("nUpper").asLong() - n);
        var whole = new CountRange(
                Math.max(0, told.path("ofLower").asLong() - of),
                told.path("ofUpper").asLong() - of);
        row.put("othersNLower", count.least())
                .put("othersNUpper", count.most())
                .put("othersOfLower", whole.least())
                .put("othersOfUpper", whole.most());
        if (!part) {
            return;
        }
        Proportions.proportion(count, whole).ifPresent(share -> {
            number(row, "othersShareLower", share.least());
            number(row, "othersShareUpper", share.most());
            Scores.range(n, of, share.least(), share.most()).ifPresent(z -> {
                number(row, "zLower", z[0]);
                number(row, "zUpper", z[1]);
            });
        });
    }

    /** What the own member contributed of a year that is stated. */
    private static Map<String, Integer> stated(Map<String, Map<String, Integer>> contributions, String period) {
        var cells = new TreeMap<String, Integer>();
        contributions.forEach((key, counts) -> {
            if (StatedGroup.stated(key) && StatedGroup.period(key).equals(period)) {
                cells.putAll(counts);
            }
        });
        return cells;
    }

    private static void number(ObjectNode row, String name, double value) {
        row.put(
                name,
                new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(6))
                        .stripTrailingZeros());
    }

    private static Slab slab(ObjectNode told) {
        var id = told.path("period").asString("");
        var start = java.time.LocalDate.parse(told.path("periodStart").asString(""));
        return id.contains("Q") ? Slab.quarter(start) : Slab.year(start.getYear());
    }
}
