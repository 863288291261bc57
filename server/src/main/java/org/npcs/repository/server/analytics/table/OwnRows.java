package org.npcs.repository.server.analytics.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.analytics.statistics.CoOccurrence;
import tools.jackson.databind.node.ObjectNode;

/** Makes rows of an owner's counts. */
final class OwnRows {

    private final Question question;
    private final OwnDetails details;
    private final Series series;
    private final RowKeys keys;
    private final OwnCounts counts;

    OwnRows(Question question, OwnDetails details) {
        this.question = question;
        this.details = details;
        this.series = Series.of(question.instrument(), question.crosswalk().equals(Asked.CROSSWALK));
        this.keys = new RowKeys(series, false);
        this.counts = new OwnCounts(series::of);
    }

    /** What must be counted to answer: a unit by one set of dimensions. */
    record Pass(Unit unit, List<String> set) {}

    static List<Pass> passes(Question question) {
        var table = question.table();
        var unit = Unit.of(table.id());
        var set = new ArrayList<>(table.keys());
        if (unit == Unit.ITEMS) {
            set.add("outcome");
        }
        set.addAll(question.by());
        var passes = new ArrayList<>(List.of(new Pass(unit, set)));
        switch (unit) {
            case PAIRS -> {
                passes.add(new Pass(Unit.REVIEWS, List.of()));
                passes.add(new Pass(Unit.ITEMS, List.of("item", "outcome")));
            }
            case THEMES -> passes.add(new Pass(Unit.REVIEWS, question.by()));
            case ELEMENTS -> passes.add(new Pass(Unit.INCIDENTS, List.of()));
            case INCIDENTS, RECOMMENDATIONS -> {
                if (!set.isEmpty()) {
                    passes.add(new Pass(unit, List.of()));
                }
            }
            default -> {}
        }
        return passes;
    }

    void add(Unit unit, List<Leaf> leaves, List<Span> spans) {
        counts.add(unit, leaves, spans);
    }

    List<ObjectNode> of(List<Span> spans) {
        var codes = keys.of(question.table(), question.by());
        return spans.stream()
                .flatMap(span -> codes.stream().map(row -> row(span, row)))
                .toList();
    }

    private ObjectNode row(Span span, Map<String, String> codes) {
        long n = n(span, codes);
        long of = of(span, codes);
        var row = new Row(
                span.id(), span.label(), span.start().toString(), span.end().toString(), "own");
        var item = codes.get("item");
        if (item != null) {
            row.version(series.version(item));
        }
        row.about(codes, keys).exactly(n, of);
        var unit = Unit.of(question.table().id());
        if (item != null && unit == Unit.PAIRS) {
            lift(span, codes, n, of).ifPresent(lift -> row.number("lift", lift));
        } else if (item != null && unit == Unit.DOUBLE_RATINGS) {
            details.kappa(span, item, series::of).ifPresent(kappa -> row.number("kappa", kappa));
        } else if (unit == Unit.STEPS) {
            var step = codes.getOrDefault("step", "");
            details.median(span, step).ifPresent(median -> row.number("medianDays", median));
            details.ninetieth(span, step).ifPresent(days -> row.number("p90Days", days));
        }
        if (of == 0 && unit != Unit.INCIDENTS) {
            row.status("not-collected");
        } else if (item != null && !series.comparable(item)) {
            row.status("not-comparable");
        }
        return row.json();
    }

    private long n(Span span, Map<String, String> codes) {
        var unit = Unit.of(question.table().id());
        return unit == Unit.ITEMS
                ? counts.of(span, unit, with(codes, "outcome", "actionable"))
                : counts.of(span, unit, codes);
    }

    private long of(Span span, Map<String, String> codes) {
        var unit = Unit.of(question.table().id());
        return switch (unit) {
            case ITEMS ->
                Stream.of("actionable", "not-actionable")
                        .mapToLong(outcome -> counts.of(span, unit, with(codes, "outcome", outcome)))
                        .sum();
            case PAIRS -> counts.of(span, Unit.REVIEWS, Map.of());
            case THEMES -> counts.of(span, Unit.REVIEWS, without(codes, "theme"));
            case ELEMENTS -> counts.of(span, Unit.INCIDENTS, Map.of());
            case STEPS -> sum(span, unit, codes, "band");
            case DOUBLE_RATINGS -> sum(span, unit, codes, "agreement");
            default -> counts.of(span, unit, Map.of());
        };
    }

    private long sum(Span span, Unit unit, Map<String, String> codes, String dimension) {
        return Definitions.published().analysis().dimension(dimension).orElseThrow().codes().stream()
                .mapToLong(code -> counts.of(span, unit, with(codes, dimension, code)))
                .sum();
    }

    private java.util.Optional<Double> lift(Span span, Map<String, String> codes, long both, long reviews) {
        return CoOccurrence.lift(
                        both, actionable(span, codes.get("item")), actionable(span, codes.get("otherItem")), reviews)
                .map(estimate -> estimate.value());
    }

    private long actionable(Span span, @org.jspecify.annotations.Nullable String item) {
        return item == null ? 0 : counts.of(span, Unit.ITEMS, Map.of("item", item, "outcome", "actionable"));
    }

    private static Map<String, String> with(Map<String, String> codes, String dimension, String code) {
        var more = new LinkedHashMap<>(codes);
        more.put(dimension, code);
        return more;
    }

    private static Map<String, String> without(Map<String, String> codes, String dimension) {
        var fewer = new LinkedHashMap<>(codes);
        fewer.remove(dimension);
        return fewer;
    }
}
