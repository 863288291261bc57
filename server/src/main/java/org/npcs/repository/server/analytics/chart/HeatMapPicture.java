package org.npcs.repository.server.analytics.chart;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The picture of a heat map: every cell holds its figure or its reason, the shade only helps the eye. */
final class HeatMapPicture {

    private static final double ROW_LABELS = 230;
    private static final double LEAST_COLUMN = 84;
    private static final double WIDEST_COLUMN = 160;
    private static final double LINE = 14;
    private static final double SMALL = 11;

    private final HeatMap map;
    private final CellPrint print;
    private final Shading shading;
    private final double column;

    HeatMapPicture(HeatMap map, Theme theme) {
        this.map = map;
        var cells = map.rows().stream().flatMap(row -> row.cells().stream()).toList();
        this.print = new CellPrint(map.format(), cells);
        this.shading = new Shading(theme, cells);
        double room = Sheet.WIDTH - 2 * Sheet.MARGIN - ROW_LABELS;
        this.column = Math.max(
                LEAST_COLUMN,
                Math.min(WIDEST_COLUMN, room / Math.max(1, map.columns().size())));
    }

    byte[] bytes() {
        double width = Math.max(
                Sheet.WIDTH,
                2 * Sheet.MARGIN + ROW_LABELS + column * map.columns().size());
        var sheet = new Sheet(map.title(), width);
        sheet.note("", map.valueLabel() + ". Heat map.");
        sheet.advance(14);
        if (map.rows().isEmpty() || map.columns().isEmpty()) {
            sheet.note("", "There is nothing to plot.");
        } else {
            draw(sheet);
        }
        String cautions = Sheet.joined(map.cautions());
        if (!cautions.isEmpty()) {
            sheet.note("Note:", cautions);
        }
        // The picture is itself the table, so it is told but not drawn again.
        return sheet.finish(map.title() + ". " + map.valueLabel() + ". Heat map.\n" + cautions, table());
    }

    private void draw(Sheet sheet) {
        var drawing = sheet.drawing();
        double left = Sheet.MARGIN + ROW_LABELS;
        double top = sheet.y() + heads(sheet) + 6;
        double y = top;
        for (HeatRow row : map.rows()) {
            double height = height(row);
            var lines = TextWidth.wrap(row.label(), Plot.LABEL, ROW_LABELS - 14);
            for (int i = 0; i < lines.size(); i++) {
                double line = y + height / 2 + 4 + (i - (lines.size() - 1) / 2.0) * LINE;
                drawing.text(left - 10, line, lines.get(i), Plot.LABEL, "end", Theme.INK, false);
            }
            for (int i = 0; i < row.cells().size(); i++) {
                cell(drawing, row.cells().get(i), left + i * column, y, height);
            }
            y += height;
        }
        sheet.advance(y - sheet.y() + 8);
        key(new Key(sheet));
        sheet.advance(6);
    }

    /** Draws the headings of the columns, standing on the table, and tells how high they are. */
    private double heads(Sheet sheet) {
        var heads = map.columns().stream()
                .map(label -> TextWidth.wrap(label, Plot.LABEL, column - 8))
                .toList();
        int most = heads.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < heads.size(); i++) {
            double x = Sheet.MARGIN + ROW_LABELS + (i + 0.5) * column;
            for (int j = 0; j < heads.get(i).size(); j++) {
                double y = sheet.y() + LINE * (most - heads.get(i).size() + j + 1);
                sheet.drawing().text(x, y, heads.get(i).get(j), Plot.LABEL, "middle", Theme.INK, false);
            }
        }
        return most * LINE;
    }

    private double height(HeatRow row) {
        int label = TextWidth.wrap(row.label(), Plot.LABEL, ROW_LABELS - 14).size();
        int words =
                row.cells().stream().mapToInt(cell -> words(cell).size()).max().orElse(1);
        return Math.max(label, words) * LINE + 14;
    }

    private List<String> words(LabelledCell cell) {
        return TextWidth.wrap(print.print(cell), cell.status() == null ? Plot.LABEL : SMALL, column - 18);
    }

    private void cell(Drawing drawing, LabelledCell cell, double x, double y, double height) {
        var lines = words(cell);
        boolean hidden = cell.status() != null;
        String ground = hidden ? Theme.PAPER : shading.of(cell);
        drawing.rectangle(x, y, column, height, hidden ? Sheet.HATCH : ground, Theme.MUTED);
        double size = hidden ? SMALL : Plot.LABEL;
        if (hidden) {
            double words = lines.stream()
                            .mapToDouble(line -> TextWidth.of(line, size))
                            .max()
                            .orElse(0)
                    + 6;
            double high = lines.size() * LINE + 2;
            drawing.rectangle(x + (column - words) / 2, y + (height - high) / 2, words, high, Theme.PAPER, "none");
        }
        for (int i = 0; i < lines.size(); i++) {
            double line = y + height / 2 + 4 + (i - (lines.size() - 1) / 2.0) * LINE;
            drawing.text(x + column / 2, line, lines.get(i), size, "middle", Theme.inkOn(ground), false);
        }
    }

    private void key(Key key) {
        for (var shade : shading.classes()) {
            key.add(
                    (x, y) -> key.drawing().rectangle(x - 11, y - 7, 24, 14, shade.colour(), Theme.MUTED),
                    print.print(shade.from()) + " to " + print.print(shade.to()));
        }
        boolean hidden =
                map.rows().stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.status() != null);
        if (hidden) {
            key.add(
                    (x, y) -> key.drawing().rectangle(x - 11, y - 7, 24, 14, Sheet.HATCH, Theme.MUTED),
                    "not shown, for the reason in words");
        }
    }

    private PictureTable table() {
        var table = new PictureTable(
                Stream.concat(Stream.of("Row"), map.columns().stream()).toList());
        for (HeatRow row : map.rows()) {
            table.add(Stream.concat(Stream.of(row.label()), row.cells().stream().map(print::print))
                    .map(Objects::requireNonNull)
                    .toList());
        }
        return table;
    }
}
