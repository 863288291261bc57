package org.npcs.repository.server.analytics.chart;

import java.util.List;
import java.util.Objects;

/** The picture of bars: lying, so that their labels can be read. */
final class BarPicture {

    private static final double LABELS = 250;
    private static final double VALUES = 130;
    private static final double LINE = 15;
    private static final double BAR = 18;
    private static final double GAP = 10;

    private final BarChart chart;
    private final Theme theme;
    private final CellPrint print;

    BarPicture(BarChart chart, Theme theme) {
        this.chart = chart;
        this.theme = theme;
        this.print = new CellPrint(chart.format(), chart.cells());
    }

    byte[] bytes() {
        var sheet = new Sheet(chart.title(), Sheet.WIDTH);
        sheet.note("", chart.valueLabel() + ". Bar chart.");
        sheet.advance(12);
        if (chart.cells().isEmpty()) {
            sheet.note("", "There is nothing to plot.");
        } else {
            draw(sheet);
        }
        String cautions = Sheet.joined(chart.cautions());
        if (!cautions.isEmpty()) {
            sheet.note("Note:", cautions);
        }
        var table = table();
        if (!chart.cells().isEmpty()) {
            sheet.table(table);
        }
        return sheet.finish(chart.title() + ". " + chart.valueLabel() + ". Bar chart.\n" + cautions, table);
    }

    private void draw(Sheet sheet) {
        double most = chart.cells().stream()
                .map(LabelledCell::most)
                .filter(Objects::nonNull)
                .mapToDouble(value -> value == null ? 0 : value)
                .max()
                .orElse(0);
        var axis = Axis.ofLengths(most);
        double top = sheet.y();
        double height =
                GAP + chart.cells().stream().mapToDouble(this::rowHeight).sum();
        var plot = new Plot(Sheet.MARGIN + LABELS + 10, sheet.width() - Sheet.MARGIN - VALUES, top, top + height);
        var drawing = sheet.drawing();
        plot.horizontalAxis(drawing, axis, print.percent(), chart.valueLabel());
        double y = top + GAP;
        for (LabelledCell cell : chart.cells()) {
            row(drawing, plot, axis, cell, y);
            y += rowHeight(cell);
        }
        drawing.line(plot.left(), top, plot.left(), plot.bottom(), Theme.MUTED, 1, Drawing.SOLID);
        sheet.advance(height + 46);
        key(new Key(sheet));
        sheet.advance(6);
    }

    private double rowHeight(LabelledCell cell) {
        return Math.max(BAR, label(cell).size() * LINE) + GAP;
    }

    private List<String> label(LabelledCell cell) {
        return TextWidth.wrap(cell.label(), Plot.LABEL, LABELS);
    }

    private void row(Drawing drawing, Plot plot, Axis axis, LabelledCell cell, double y) {
        var lines = label(cell);
        double height = rowHeight(cell) - GAP;
        for (int i = 0; i < lines.size(); i++) {
            double line = y + height / 2 + 4 + (i - (lines.size() - 1) / 2.0) * LINE;
            drawing.text(plot.left() - 8, line, lines.get(i), Plot.LABEL, "end", Theme.INK, false);
        }
        double bar = y + (height - BAR) / 2;
        if (cell.status() != null) {
            hidden(drawing, plot, cell, bar);
            return;
        }
        double end = figure(drawing, plot, axis, cell, bar);
        drawing.text(end + 8, bar + BAR / 2 + 4, print.print(cell), Plot.LABEL);
    }

    /** Across the whole plot, so that nobody reads a length. */
    private void hidden(Drawing drawing, Plot plot, LabelledCell cell, double bar) {
        drawing.rectangle(plot.left(), bar, plot.right() - plot.left(), BAR, Sheet.HATCH, Theme.MUTED);
        String words = TextWidth.fit(print.print(cell), Plot.LABEL, plot.right() - plot.left() - 40);
        drawing.rectangle(
                plot.left() + 10, bar + 1, TextWidth.of(words, Plot.LABEL) + 12, BAR - 2, Theme.PAPER, "none");
        drawing.text(plot.left() + 16, bar + BAR / 2 + 4, words, Plot.LABEL);
    }

    private double figure(Drawing drawing, Plot plot, Axis axis, LabelledCell cell, double bar) {
        Double value = cell.value();
        Double lower = cell.lower();
        Double upper = cell.upper();
        double known = value != null ? value : lower == null ? 0 : lower;
        double end = axis.place(known, plot.left(), plot.right());
        drawing.rectangle(plot.left(), bar, end - plot.left(), BAR, theme.data(), theme.data());
        if (lower == null || upper == null) {
            return end;
        }
        double from = axis.place(lower, plot.left(), plot.right());
        double to = axis.place(upper, plot.left(), plot.right());
        if (value == null) {
            drawing.rectangle(from, bar, to - from, BAR, theme.pale(), theme.data());
        } else {
            whisker(drawing, from, to, bar + BAR / 2);
        }
        return Math.max(end, to);
    }

    /** Ink on a paper edge, so that it shows on the bar as well as beside it. */
    private static void whisker(Drawing drawing, double from, double to, double y) {
        for (var pen : List.of(new Pen(Theme.PAPER, 5), new Pen(Theme.INK, 1.5))) {
            drawing.line(from, y, to, y, pen.colour(), pen.width(), Drawing.SOLID);
            drawing.line(from, y - 5, from, y + 5, pen.colour(), pen.width(), Drawing.SOLID);
            drawing.line(to, y - 5, to, y + 5, pen.colour(), pen.width(), Drawing.SOLID);
        }
    }

    private record Pen(String colour, double width) {}

    private void key(Key key) {
        key.add((x, y) -> key.drawing().rectangle(x - 11, y - 6, 24, 12, theme.data(), theme.data()), "known figure");
        if (chart.cells().stream().anyMatch(cell -> cell.value() == null && cell.lower() != null)) {
            key.add(
                    (x, y) -> {
                        key.drawing().rectangle(x - 11, y - 6, 14, 12, theme.data(), theme.data());
                        key.drawing().rectangle(x + 3, y - 6, 10, 12, theme.pale(), theme.data());
                    },
                    "range: the figure ends somewhere in the pale part");
        }
        if (chart.cells().stream().anyMatch(cell -> cell.value() != null && cell.lower() != null)) {
            key.add((x, y) -> whisker(key.drawing(), x - 10, x + 12, y), "95 % interval");
        }
        if (chart.cells().stream().anyMatch(cell -> cell.status() != null)) {
            key.add(
                    (x, y) -> key.drawing().rectangle(x - 11, y - 6, 24, 12, Sheet.HATCH, Theme.MUTED),
                    "not shown, for the reason in words");
        }
    }

    private PictureTable table() {
        var table = new PictureTable(List.of("Label", chart.valueLabel(), "95 % interval", "Status"));
        for (LabelledCell cell : chart.cells()) {
            boolean hidden = cell.status() != null;
            table.add(List.of(
                    cell.label(),
                    hidden ? "" : print.print(cell),
                    print.interval(cell),
                    hidden ? print.print(cell) : ""));
        }
        return table.withoutEmptyColumns();
    }
}
