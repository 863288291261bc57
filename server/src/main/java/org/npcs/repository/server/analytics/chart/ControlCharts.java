package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes a chart over time: type, centre and limits per value, phases, signals and cautions. */
public final class ControlCharts {

    /** Two values have one moving range; a third makes it a spread. */
    private static final int LEAST_BASIS = 3;

    private ControlCharts() {}

    /** The chart that fits the series. */
    public static ControlChart fitting(SpcSeries series) {
        return chart(series, null);
    }

    /**
     * The chart that was asked for.
     *
     * @throws UnsuitableChartException if the series cannot have it
     */
    public static ControlChart ofType(SpcSeries series, ChartType type) {
        return chart(series, type);
    }

    private static ControlChart chart(SpcSeries series, @Nullable ChartType asked) {
        var choice = SpcChooser.choose(series, asked);
        List<Value> values;
        if (!choice.betweenEvents()) {
            values = Value.ofPeriods(series);
        } else if (choice.type() == ChartType.T) {
            values = SpcChooser.days(series);
        } else {
            values = Value.ofIntervals(series);
        }
        var byPhase = new TreeMap<Integer, List<Value>>();
        for (Value value : values) {
            byPhase.computeIfAbsent(series.phasing().phaseOf(value.start()), number -> new ArrayList<>())
                    .add(value);
        }
        var points = new ArrayList<ChartPoint>();
        var phases = new ArrayList<ChartPhase>();
        var signals = new ArrayList<ChartSignal>();
        // Phases without a value do not appear, so the numbers run on.
        for (List<Value> members : byPhase.values()) {
            var phase = new PhaseComputation(choice.type(), series, phases.size() + 1, points.size() + 1, members);
            points.addAll(phase.points());
            phases.add(phase.phase());
            signals.addAll(phase.signals());
        }
        var sinceLast = sinceLast(series, choice, points);
        return new ControlChart(
                series.title(),
                choice.type(),
                choice.why(),
                choice.betweenEvents() ? intervalLabel(series, choice) : series.valueLabel(),
                choice.betweenEvents() ? SeriesKind.MEASUREMENT : series.kind(),
                List.copyOf(points),
                List.copyOf(phases),
                List.copyOf(signals),
                choice.type() == ChartType.RUN
                        ? List.of(RunRule.LONG_RUN, RunRule.FEW_CROSSINGS)
                        : List.of(RunRule.values()),
                series.annotations(),
                sinceLast,
                Cautions.of(series, choice, values, phases));
    }

    private static String intervalLabel(SpcSeries series, ChartChoice choice) {
        return choice.type() != ChartType.T && Value.knowsOpportunities(series)
                ? "Opportunities between events"
                : "Days between events";
    }

    private static @Nullable OpenInterval sinceLast(SpcSeries series, ChartChoice choice, List<ChartPoint> points) {
        LocalDate until = series.observedUntil();
        if (!choice.betweenEvents() || until == null || series.events().isEmpty()) {
            return null;
        }
        LocalDate last = series.events().get(series.events().size() - 1).date();
        long days = Math.max(0, until.toEpochDay() - last.toEpochDay());
        boolean inDays = choice.type() == ChartType.T || !Value.knowsOpportunities(series);
        Double upper = points.isEmpty() ? null : points.get(points.size() - 1).upper();
        return new OpenInterval(last, until, days, inDays && upper != null && days > upper);
    }

    static boolean hasLimits(List<Value> basis) {
        return basis.size() >= LEAST_BASIS;
    }
}
