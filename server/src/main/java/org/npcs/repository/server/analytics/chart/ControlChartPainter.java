package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws lines, points and marks of a chart over time into its plot. */
final class ControlChartPainter {

    private static final double MARKER = 4;
    private static final double LEAST_MARKER = 1.6;
    private static final double LABEL_ROW = 16;

    private final Drawing drawing;
    private final ControlChart chart;
    private final Theme theme;
    private final Plot plot;
    private final Axis axis;
    private final TimePlaces places;
    private final double radius;

    ControlChartPainter(Drawing drawing, ControlChart chart, Theme theme, Plot plot, Axis axis, TimePlaces places) {
        this.drawing = drawing;
        this.chart = chart;
        this.theme = theme;
        this.plot = plot;
        this.axis = axis;
        this.places = places;
        this.radius = Math.max(LEAST_MARKER, Math.min(MARKER, places.width() * 0.45));
    }

    void paint(ValueFormat format) {
        marks();
        phases();
        steps(ChartPoint::lower, Theme.MUTED, 1.5, Drawing.DASHED);
        steps(ChartPoint::upper, Theme.MUTED, 1.5, Drawing.DASHED);
        steps(ChartPoint::centre, Theme.INK, 1.5, Drawing.SOLID);
        values();
        periodLabels();
        lineLabels(format);
    }

    private void marks() {
        var rows = places.markRows();
        for (int i = 0; i < rows.size(); i++) {
            double y = plot.top() - 12 - rows.get(i) * 20.0;
            places.of(chart.annotations().get(i).date())
                    .ifPresent(x -> drawing.line(x, y + 9, x, plot.bottom(), Theme.INK, 1.5, Drawing.DOTTED));
        }
        for (int i = 0; i < rows.size(); i++) {
            String number = Integer.toString(i + 1);
            double y = plot.top() - 12 - rows.get(i) * 20.0;
            places.of(chart.annotations().get(i).date()).ifPresent(x -> {
                drawing.circle(x, y, 9, Theme.PAPER, Theme.INK);
                drawing.text(x, y + 4, number, 11, "middle", Theme.INK, true);
            });
        }
    }

    private void phases() {
        for (int i = 1; i < chart.phases().size(); i++) {
            double x = places.of(firstOf(chart.phases().get(i).number())) - places.width() / 2;
            drawing.line(x, plot.top(), x, plot.bottom(), Theme.MUTED, 1, Drawing.SOLID);
        }
        if (chart.phases().size() > 1) {
            for (ChartPhase phase : chart.phases()) {
                double x = places.of(firstOf(phase.number())) - places.width() / 2;
                double room = places.width() * phase.points();
                String label = "Phase " + phase.number();
                String shown = TextWidth.of(label, 11) + 8 <= room ? label : Integer.toString(phase.number());
                double width = TextWidth.of(shown, 11) + 4;
                drawing.rectangle(x + 2, plot.top() + 2, width, 13, Theme.PAPER, "none");
                drawing.text(x + 4, plot.top() + 12, shown, 11, "start", Theme.MUTED, false);
            }
        }
    }

    private ChartPoint firstOf(int phase) {
        return chart.points().stream()
                .filter(point -> point.phase() == phase)
                .findFirst()
                .orElseThrow();
    }

    private void steps(Function<ChartPoint, @Nullable Double> of, String colour, double width, String dashes) {
        var stretch = new ArrayList<double[]>();
        int phase = 0;
        for (ChartPoint point : chart.points()) {
            Double value = of.apply(point);
            if (value == null || point.phase() != phase) {
                drawing.polyline(stretch, colour, width, dashes);
                stretch.clear();
            }
            phase = point.phase();
            if (value != null) {
                double y = axis.place(value, plot.bottom(), plot.top());
                stretch.add(new double[] {places.of(point) - places.width() / 2, y});
                stretch.add(new double[] {places.of(point) + places.width() / 2, y});
            }
        }
        drawing.polyline(stretch, colour, width, dashes);
    }

    private void values() {
        var stretch = new ArrayList<double[]>();
        for (ChartPoint point : chart.points()) {
            Double value = point.value();
            if (value == null) {
                drawing.polyline(stretch, theme.data(), 1.5, Drawing.SOLID);
                stretch.clear();
            } else {
                stretch.add(new double[] {places.of(point), axis.place(value, plot.bottom(), plot.top())});
            }
        }
        drawing.polyline(stretch, theme.data(), 1.5, Drawing.SOLID);
        for (ChartPoint point : chart.points()) {
            Double value = point.value();
            if (value != null) {
                marker(places.of(point), axis.place(value, plot.bottom(), plot.top()), point.signals());
            }
        }
    }

    private void marker(double x, double y, List<RunRule> signals) {
        if (signals.contains(RunRule.BEYOND_LIMITS)) {
            drawing.diamond(x, y, radius + 3.5, theme.signal(), Theme.INK);
        } else if (signals.contains(RunRule.LONG_RUN)) {
            double side = radius * 2;
            drawing.rectangle(x - radius, y - radius, side, side, Theme.PAPER, theme.data());
        } else {
            drawing.circle(x, y, radius, theme.data(), theme.data());
        }
    }

    private void periodLabels() {
        int stride = places.labelStride();
        for (ChartPoint point : chart.points()) {
            if ((point.position() - 1) % stride == 0) {
                double x = places.of(point);
                drawing.line(x, plot.bottom(), x, plot.bottom() + 4, Theme.MUTED, 1, Drawing.SOLID);
                drawing.text(x, plot.bottom() + 18, places.label(point), Plot.LABEL, "middle", Theme.INK, false);
            }
        }
    }

    /** Names the lines at their right end, moved apart where they would cover each other. */
    private void lineLabels(ValueFormat format) {
        var last = chart.points().get(chart.points().size() - 1);
        record Line(String words, double y) {}
        var lines = new ArrayList<Line>();
        var names = List.of("Upper", chart.type() == ChartType.RUN ? "Median" : "Centre", "Lower");
        var values = Arrays.asList(last.upper(), last.centre(), last.lower());
        for (int i = 0; i < names.size(); i++) {
            Double value = values.get(i);
            if (value != null) {
                lines.add(new Line(
                        names.get(i) + " " + format.print(value), axis.place(value, plot.bottom(), plot.top()) + 4));
            }
        }
        lines.sort(Comparator.comparingDouble(Line::y));
        double free = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            double y = Math.max(line.y(), free);
            drawing.text(plot.right() + 8, y, line.words(), Plot.LABEL);
            free = y + LABEL_ROW;
        }
    }

    void key(Key key) {
        key.add((x, y) -> drawing.circle(x, y, MARKER, theme.data(), theme.data()), "value");
        if (hit(RunRule.BEYOND_LIMITS)) {
            key.add(
                    (x, y) -> drawing.diamond(x, y, MARKER + 3.5, theme.signal(), Theme.INK),
                    "value beyond its limits");
        }
        if (hit(RunRule.LONG_RUN)) {
            key.add(
                    (x, y) -> drawing.rectangle(
                            x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER, Theme.PAPER, theme.data()),
                    "value in an unusually long run");
        }
        key.addLine(Theme.INK, 1.5, Drawing.SOLID, chart.type() == ChartType.RUN ? "median" : "centre");
        if (chart.points().stream().anyMatch(point -> point.upper() != null)) {
            key.addLine(Theme.MUTED, 1.5, Drawing.DASHED, "limits");
        }
        if (!chart.annotations().isEmpty()) {
            key.addLine(Theme.INK, 1.5, Drawing.DOTTED, "mark, explained below");
        }
    }

    private boolean hit(RunRule rule) {
        return chart.points().stream().anyMatch(point -> point.signals().contains(rule));
    }
}
