package org.npcs.repository.server.analytics.charting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.npcs.repository.server.analytics.chart.ChartAnnotation;
import org.npcs.repository.server.analytics.chart.ControlChart;
import org.npcs.repository.server.analytics.chart.ControlCharts;
import org.npcs.repository.server.analytics.chart.Observation;
import org.npcs.repository.server.analytics.chart.RareEvent;
import org.npcs.repository.server.analytics.chart.SeriesKind;
import org.npcs.repository.server.analytics.chart.SpcSeries;
import org.npcs.repository.server.analytics.chart.UnsuitableChartException;
import org.npcs.repository.server.analytics.table.EventDays;
import org.npcs.repository.server.analytics.table.Leaf;
import org.npcs.repository.server.analytics.table.OwnPeriods;
import org.npcs.repository.server.analytics.table.Series;
import org.npcs.repository.server.analytics.table.Span;
import org.npcs.repository.server.exchange.period.NamedCalendar;

/**
 * What was read of a series.
 *
 * @param question what was asked
 * @param parts counts by month
 * @param wholes what they are counted of by month; what tells where the records begin, in any case
 * @param marks moments to be marked
 * @param first first day of the series
 * @param last last day that was seen
 * @param spans its periods, all of them over
 * @param stated denominators by period
 * @param events days of the cases; empty where they are not known or not needed
 * @param inexact whether the days of some cases are not known
 */
record SeriesReading(
        SeriesQuestion question,
        NavigableMap<LocalDate, Long> parts,
        NavigableMap<LocalDate, Long> wholes,
        List<ChartAnnotation> marks,
        LocalDate first,
        LocalDate last,
        List<Span> spans,
        Map<String, Long> stated,
        List<RareEvent> events,
        boolean inexact) {

    private static final String NOT_OVER = "Periods that are not over are left out, and the last ones may still grow.";

    static SeriesReading ofCases(SeriesQuestion question, List<Leaf> cases, List<Leaf> wholes) {
        return of(question, byMonth(cases, leaf -> true), byMonth(wholes, leaf -> true), List.of());
    }

    static SeriesReading ofItem(SeriesQuestion question, List<Leaf> ratings) {
        var item = Objects.requireNonNull(question.measure().item());
        Predicate<Leaf> about =
                leaf -> Measure.ITEMS.of(leaf.values().getOrDefault("item", "")).equals(item);
        return of(
                question,
                byMonth(ratings, about.and(leaf -> outcome(leaf).equals("actionable"))),
                byMonth(ratings, about.and(leaf -> !outcome(leaf).equals("not-rated"))),
                versions(ratings.stream().filter(about).toList()));
    }

    private static SeriesReading of(
            SeriesQuestion question,
            NavigableMap<LocalDate, Long> parts,
            NavigableMap<LocalDate, Long> wholes,
            List<ChartAnnotation> marks) {
        return new SeriesReading(
                question, parts, wholes, marks, LocalDate.MAX, LocalDate.MIN, List.of(), Map.of(), List.of(), false);
    }

    private static String outcome(Leaf leaf) {
        return leaf.values().getOrDefault("outcome", "");
    }

    private static NavigableMap<LocalDate, Long> byMonth(List<Leaf> leaves, Predicate<Leaf> counts) {
        var byMonth = new TreeMap<LocalDate, Long>();
        leaves.stream().filter(counts).forEach(leaf -> byMonth.merge(leaf.month(), leaf.n(), Long::sum));
        return byMonth;
    }

    /** Each version after the first one, from the month of its first rating on. */
    private static List<ChartAnnotation> versions(List<Leaf> ratings) {
        var since = new TreeMap<String, LocalDate>();
        for (Leaf leaf : ratings) {
            var item = leaf.values().getOrDefault("item", "");
            since.merge(
                    item.substring(item.indexOf(Series.VERSION) + 1),
                    leaf.month(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        return since.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .skip(1)
                .map(version ->
                        new ChartAnnotation(version.getValue(), "Instrument version " + version.getKey() + " in use"))
                .toList();
    }

    /** The same over the periods that are over, from the first own record on. */
    SeriesReading between(NamedCalendar calendar, LocalDate until) {
        if (wholes.isEmpty()) {
            throw Unsuitable.needs("A chart over time needs own records that count.");
        }
        var from = question.asked().from();
        var begin = from == null || from.isBefore(wholes.firstKey()) ? wholes.firstKey() : from;
        SeriesQuestion.bounded(begin, until, question.period());
        var periods = OwnPeriods.between(calendar, question.period(), begin, until).stream()
                .filter(span -> !span.end().isAfter(until))
                .filter(span -> from == null || !span.start().isBefore(from))
                .toList();
        return new SeriesReading(
                question, parts, wholes, marks, begin, until, Unsuitable.bounded(periods), stated, events, inexact);
    }

    SeriesReading withDenominators(Map<String, Long> known) {
        var denominator = question.measure().denominator();
        if (denominator != null && spans.stream().noneMatch(span -> known.containsKey(span.id()))) {
            throw Unsuitable.needs(
                    "A rate needs the denominator as the member states it for periods of this length and calendar.");
        }
        return new SeriesReading(question, parts, wholes, marks, first, last, spans, known, events, inexact);
    }

    /** Days between events mean nothing unless all of them are known. */
    SeriesReading withEvents(List<EventDays.Day> days) {
        boolean vague = days.stream().anyMatch(day -> !day.exact());
        var known = vague || days.size() > Unsuitable.MOST_VALUES + 1
                ? List.<RareEvent>of()
                : days.stream().map(day -> new RareEvent(day.date(), null)).toList();
        return new SeriesReading(question, parts, wholes, marks, first, last, spans, stated, known, vague);
    }

    ControlChart chart() {
        var measure = question.measure();
        var series = SpcSeries.of(
                        measure.name() + ", " + question.member(), measure.valueLabel(), measure.kind(), List.of())
                .per(measure.kind() == SeriesKind.RATE ? Measure.PER : 1);
        series = new SpcSeries(
                series.title(),
                series.valueLabel(),
                series.kind(),
                series.per(),
                spans.stream().map(this::observation).toList(),
                events,
                last,
                question.phasing(),
                marks);
        try {
            var type = question.type();
            var chart = type == null ? ControlCharts.fitting(series) : ControlCharts.ofType(series, type);
            Unsuitable.bounded(chart.points());
            return cautioned(chart);
        } catch (UnsuitableChartException unsuitable) {
            throw Unsuitable.needs(Objects.requireNonNullElse(unsuitable.getMessage(), ""));
        }
    }

    private Observation observation(Span span) {
        long part = sum(parts, span);
        return switch (question.measure().kind()) {
            case RATE ->
                new Observation(
                        span.id(),
                        span.start(),
                        part,
                        stated.getOrDefault(span.id(), 0L).doubleValue());
            case PROPORTION -> new Observation(span.id(), span.start(), part, (double) sum(wholes, span));
            default -> new Observation(span.id(), span.start(), part, null);
        };
    }

    private static long sum(NavigableMap<LocalDate, Long> byMonth, Span span) {
        return byMonth.subMap(span.start(), true, span.end(), true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private ControlChart cautioned(ControlChart chart) {
        var cautions = new ArrayList<>(chart.cautions());
        if (!chart.type().isBetweenEvents()) {
            cautions.add(NOT_OVER);
        }
        if (!spans.isEmpty() && spans.get(0).start().isBefore(wholes.firstKey())) {
            cautions.add("The first period begins before the first own record and may not be whole.");
        }
        if (inexact) {
            cautions.add("Of some cases the day is not known, so that days between them cannot be told.");
        }
        return chart.withCautions(cautions);
    }
}
