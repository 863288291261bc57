package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One phase of a chart: limits from its basis, then what the rules see in all of it. */
final class PhaseComputation {

    private final ChartType type;
    private final int number;
    private final List<Value> basis;
    private final List<ChartPoint> points = new ArrayList<>();
    private final List<ChartSignal> signals = new ArrayList<>();
    private final @Nullable RunCounts runs;

    PhaseComputation(ChartType type, SpcSeries series, int number, int firstPosition, List<Value> values) {
        this.type = type;
        this.number = number;
        this.basis = SpcChooser.usable(values).stream()
                .filter(value -> series.phasing().setsLimits(value.start()))
                .toList();
        var limits = basis.isEmpty() ? null : Limits.of(type, basis, series.per());
        for (Value value : values) {
            points.add(point(firstPosition + points.size(), value, limits));
        }
        beyondLimits();
        var analysis = RunAnalysis.of(points);
        this.runs = analysis.map(RunAnalysis::counts).orElse(null);
        analysis.ifPresent(found -> found.signals(number).forEach(this::add));
    }

    private ChartPoint point(int position, Value value, @Nullable Limits limits) {
        Limits.Span span = null;
        if (limits != null && limits.bounds() != null && ControlCharts.hasLimits(basis) && value.plotted() != null) {
            Double denominator = value.denominator();
            span = limits.bounds().of(denominator == null ? 1 : denominator);
        }
        return new ChartPoint(
                position,
                value.label(),
                value.start(),
                value.n(),
                value.denominator(),
                value.plotted(),
                limits == null ? null : (Double) limits.centre(),
                span == null ? null : (Double) span.lower(),
                span == null ? null : (Double) span.upper(),
                number,
                List.of());
    }

    private void beyondLimits() {
        var outside = points.stream()
                .filter(PhaseComputation::isOutside)
                .map(ChartPoint::position)
                .toList();
        if (!outside.isEmpty()) {
            add(new ChartSignal(
                    RunRule.BEYOND_LIMITS,
                    number,
                    outside,
                    outside.size() == 1
                            ? "One value lies beyond its limits."
                            : outside.size() + " values lie beyond their limits."));
        }
    }

    private void add(ChartSignal signal) {
        signals.add(signal);
        points.replaceAll(
                point -> signal.points().contains(point.position()) ? point.withSignal(signal.rule()) : point);
    }

    private static boolean isOutside(ChartPoint point) {
        Double value = point.value();
        Double lower = point.lower();
        Double upper = point.upper();
        return value != null
                && lower != null
                && upper != null
                && (Sides.of(value, lower) < 0 || Sides.of(value, upper) > 0);
    }

    List<ChartPoint> points() {
        return points;
    }

    List<ChartSignal> signals() {
        return signals;
    }

    ChartPhase phase() {
        return new ChartPhase(
                number,
                points.get(0).periodStart(),
                points.size(),
                basis.size(),
                type != ChartType.RUN && basis.size() < SpcChooser.LEAST_FOR_LIMITS,
                runs);
    }
}
