package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The data of a picture as a table: drawn for the eye and for paper, as lines of text for a screen reader. */
final class PictureTable {

    private static final double SIZE = 12;
    private static final double ROW = 17;
    private static final double GAP = 14;
    private static final double BLOCK_GAP = 28;
    private static final double WIDEST = 260;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    PictureTable(List<String> heads) {
        this.heads = heads;
    }

    void add(List<String> row) {
        rows.add(row);
    }

    /** Without the columns in which no row has anything. */
    PictureTable withoutEmptyColumns() {
        var used = IntStream.range(0, heads.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        var table = new PictureTable(used.stream().map(heads::get).toList());
        rows.forEach(row -> table.add(used.stream().map(row::get).toList()));
        return table;
    }

    /** Draws the table in as many blocks side by side as fit and returns where it ends. */
    double draw(Drawing drawing, double left, double top, double width) {
        var widths = IntStream.range(0, heads.size())
                .mapToDouble(column -> Math.min(WIDEST, widest(column)))
                .toArray();
        var numbers =
                IntStream.range(0, heads.size()).filter(this::isNumber).boxed().collect(Collectors.toSet());
        double block = IntStream.range(0, widths.length)
                .mapToDouble(column -> widths[column] + GAP)
                .sum();
        int blocks = Math.max(1, Math.min((int) ((width + BLOCK_GAP) / (block + BLOCK_GAP)), rows.size() / 6 + 1));
        int length = (rows.size() + blocks - 1) / blocks;
        for (int i = 0; i * length < rows.size(); i++) {
            double x = left + i * (block + BLOCK_GAP);
            row(drawing, x, top + ROW, widths, numbers, heads, true);
            drawing.line(x, top + ROW + 5, x + block - GAP, top + ROW + 5, Theme.MUTED, 1, Drawing.SOLID);
            for (int j = i * length; j < Math.min(rows.size(), (i + 1) * length); j++) {
                row(drawing, x, top + ROW * (j - i * length + 2) + 4, widths, numbers, rows.get(j), false);
            }
        }
        return top + ROW * (length + 1) + 8;
    }

    private void row(
            Drawing drawing,
            double left,
            double y,
            double[] widths,
            Set<Integer> numbers,
            List<String> cells,
            boolean bold) {
        double x = left;
        for (int column = 0; column < widths.length; column++) {
            boolean number = numbers.contains(column);
            String text = TextWidth.fit(cells.get(column), SIZE, widths[column]);
            if (!text.isEmpty()) {
                drawing.text(number ? x + widths[column] : x, y, text, SIZE, number ? "end" : "start", Theme.INK, bold);
            }
            x += widths[column] + GAP;
        }
    }

    /** The first column and columns of words stand left, figures right. */
    private boolean isNumber(int column) {
        return column > 0
                && rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(text -> text.isEmpty()
                                || Character.isDigit(text.charAt(0))
                                || text.startsWith("-")
                                || text.equals("–"));
    }

    private double widest(int column) {
        double head = TextWidth.ofBold(heads.get(column), SIZE);
        return Math.max(
                head,
                rows.stream()
                        .mapToDouble(row -> TextWidth.of(row.get(column), SIZE))
                        .max()
                        .orElse(0));
    }

    /** One line per row, each figure with its heading. */
    String text() {
        var text = new StringBuilder("Data:");
        for (List<String> row : rows) {
            text.append('\n').append(row.get(0));
            String separator = ": ";
            for (int column = 1; column < heads.size(); column++) {
                if (!row.get(column).isEmpty()) {
                    text.append(separator).append(heads.get(column)).append(' ').append(row.get(column));
                    separator = "; ";
                }
            }
            text.append('.');
        }
        return text.toString();
    }
}
