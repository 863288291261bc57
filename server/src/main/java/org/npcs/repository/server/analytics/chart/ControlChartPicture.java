package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The picture of a chart over time: what stands where on the sheet. */
final class ControlChartPicture {

    private static final double PLOT_HEIGHT = 320;
    private static final double LINE_LABELS = 150;

    private final ControlChart chart;
    private final Theme theme;
    private final boolean percent;
    private final ValueFormat format;
    private final ValueFormat limitFormat;

    ControlChartPicture(ControlChart chart, Theme theme) {
        this.chart = chart;
        this.theme = theme;
        this.percent = chart.kind() == SeriesKind.PROPORTION;
        this.format = ValueFormat.of(percent, numbers(chart.points().stream().map(ChartPoint::value)));
        this.limitFormat = ValueFormat.of(percent, lines());
    }

    byte[] bytes() {
        var sheet = new Sheet(chart.title(), Sheet.WIDTH);
        sheet.note("", kindOfChart());
        sheet.advance(30);
        if (chart.points().isEmpty()) {
            sheet.note("", "There is nothing to plot.");
        } else {
            draw(sheet);
        }
        var table = table();
        var notes = notes();
        notes.forEach(note -> sheet.note(note.get(0), note.get(1)));
        if (!chart.points().isEmpty()) {
            sheet.table(table);
        }
        return sheet.finish(
                chart.title() + ". " + kindOfChart() + "\n"
                        + notes.stream()
                                .map(note -> note.get(0) + " " + note.get(1))
                                .collect(Collectors.joining("\n")),
                table);
    }

    private String kindOfChart() {
        return chart.valueLabel() + ". Type: " + chart.type().words() + ".";
    }

    private void draw(Sheet sheet) {
        var all = DoubleStream.concat(numbers(chart.points().stream().map(ChartPoint::value)), lines())
                .toArray();
        var axis = Axis.ofPositions(
                DoubleStream.of(all).min().orElse(0), DoubleStream.of(all).max().orElse(1));
        var places = new TimePlaces(chart, Plot.leftOf(axis, percent), sheet.width() - Sheet.MARGIN - LINE_LABELS);
        int marks = places.rowsOfMarks();
        sheet.advance(marks * 20.0);
        var plot = new Plot(places.left(), places.right(), sheet.y(), sheet.y() + PLOT_HEIGHT);
        var painter = new ControlChartPainter(sheet.drawing(), chart, theme, plot, axis, places);
        plot.verticalAxis(sheet.drawing(), axis, percent, "");
        painter.paint(limitFormat);
        sheet.advance(PLOT_HEIGHT + 28);
        painter.key(new Key(sheet));
        sheet.advance(10);
    }

    private List<List<String>> notes() {
        var notes = new ArrayList<List<String>>();
        notes.add(List.of("Why this chart:", chart.why()));
        notes.add(List.of("Signals:", signals()));
        var sinceLast = chart.sinceLast();
        if (sinceLast != null) {
            notes.add(List.of(
                    "Since the last event:",
                    Words.say(
                            "%s days from %s to %s, not over and so not plotted%s.",
                            Numbers.fixed(sinceLast.days(), 0),
                            sinceLast.lastEvent(),
                            sinceLast.until(),
                            sinceLast.beyondUpper() ? "; already beyond the upper limit" : "")));
        }
        for (int i = 0; i < chart.annotations().size(); i++) {
            var mark = chart.annotations().get(i);
            notes.add(List.of("Mark " + (i + 1) + ":", mark.date() + " " + mark.text() + outside(mark)));
        }
        notes.add(List.of("Note:", Sheet.joined(chart.cautions())));
        return notes;
    }

    private String outside(ChartAnnotation mark) {
        return new TimePlaces(chart, 0, 1).of(mark.date()).isPresent() ? "" : " (outside the chart)";
    }

    private String signals() {
        if (!chart.signals().isEmpty()) {
            return chart.signals().stream().map(this::signal).collect(Collectors.joining(" "));
        }
        boolean runs = chart.phases().stream().anyMatch(phase -> phase.runs() != null);
        boolean limits = chart.points().stream().anyMatch(point -> point.upper() != null);
        return runs || limits ? "none of the rules is hit." : "there are too few values for any rule.";
    }

    private String signal(ChartSignal signal) {
        String phase = chart.phases().size() > 1 ? "Phase " + signal.phase() + ": " : "";
        return phase + signal.text();
    }

    private PictureTable table() {
        var table = new PictureTable(List.of(
                chart.type().isBetweenEvents() ? "Event" : "Period",
                "Phase",
                "n",
                "of",
                "Value",
                "Centre",
                "Lower",
                "Upper",
                "Signal"));
        var counts = ValueFormat.of(false, numbers(chart.points().stream().map(ChartPoint::n)));
        var wholes = ValueFormat.of(false, numbers(chart.points().stream().map(ChartPoint::denominator)));
        for (ChartPoint point : chart.points()) {
            table.add(List.of(
                    point.label(),
                    chart.phases().size() > 1 ? Integer.toString(point.phase()) : "",
                    chart.kind() == SeriesKind.COUNT ? "" : print(counts, point.n()),
                    print(wholes, point.denominator()),
                    point.value() == null ? "–" : print(format, point.value()),
                    print(limitFormat, point.centre()),
                    print(limitFormat, point.lower()),
                    print(limitFormat, point.upper()),
                    point.signals().stream().map(RunRule::code).collect(Collectors.joining(", "))));
        }
        return table.withoutEmptyColumns();
    }

    private static String print(ValueFormat format, @Nullable Double value) {
        return value == null ? "" : format.print(value);
    }

    private DoubleStream lines() {
        return numbers(chart.points().stream().flatMap(point -> Stream.of(point.centre(), point.lower(), point.upper())
                .filter(Objects::nonNull)));
    }

    private static DoubleStream numbers(Stream<? extends @Nullable Double> values) {
        return values.filter(Objects::nonNull).mapToDouble(value -> value == null ? 0 : value);
    }
}
