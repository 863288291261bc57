package org.npcs.repository.server.analytics.chart;

import java.util.function.BiConsumer;

/** The key of a picture: signs and what they mean, in one line or more. */
final class Key {

    private static final double SIZE = 12;
    private static final double LINE = 20;
    private static final double SIGN = 30;

    private final Sheet sheet;
    private double x = Sheet.MARGIN;

    Key(Sheet sheet) {
        this.sheet = sheet;
        sheet.advance(LINE);
    }

    Drawing drawing() {
        return sheet.drawing();
    }

    /** Adds a sign, drawn around a point, and its meaning. */
    void add(BiConsumer<Double, Double> sign, String meaning) {
        double width = SIGN + TextWidth.of(meaning, SIZE) + 22;
        if (x > Sheet.MARGIN && x + width > sheet.width() - Sheet.MARGIN) {
            x = Sheet.MARGIN;
            sheet.advance(LINE);
        }
        sign.accept(x + SIGN / 2 - 4, sheet.y() - 4);
        sheet.drawing().text(x + SIGN, sheet.y(), meaning, SIZE);
        x += width;
    }

    /** Adds a kind of line. */
    void addLine(String colour, double width, String dashes, String meaning) {
        add((at, y) -> sheet.drawing().line(at - 11, y, at + 13, y, colour, width, dashes), meaning);
    }
}
