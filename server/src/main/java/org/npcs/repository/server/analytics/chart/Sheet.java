package org.npcs.repository.server.analytics.chart;

import java.util.List;

/** A picture from top to bottom: heading, plot, notes and the data as a table. */
final class Sheet {

    static final double WIDTH = 960;
    static final double MARGIN = 20;

    /** Stands for the hatching, whose identifier differs from picture to picture. */
    static final String HATCH = "hatch";

    private static final double TITLE = 20;
    private static final double NOTE = 13;
    private static final double NOTE_LINE = 18;

    private final Drawing drawing = new Drawing();
    private final double width;
    private final String title;
    private double y = MARGIN;

    Sheet(String title, double width) {
        this.title = title;
        this.width = width;
        for (String line : TextWidth.wrap(title, TITLE * 1.15, width - 2 * MARGIN)) {
            y += TITLE;
            drawing.text(MARGIN, y, line, TITLE, "start", Theme.INK, true);
            y += 6;
        }
    }

    Drawing drawing() {
        return drawing;
    }

    double width() {
        return width;
    }

    /** Where the next thing begins. */
    double y() {
        return y;
    }

    void advance(double height) {
        y += height;
    }

    /** A paragraph, its first words in bold. */
    void note(String heading, String text) {
        String before = heading.isEmpty() ? "" : heading + " ";
        double indent = heading.isEmpty() ? 0 : TextWidth.ofBold(before, NOTE);
        var lines = TextWidth.wrap(text, NOTE, width - 2 * MARGIN - indent);
        for (int i = 0; i < lines.size(); i++) {
            y += NOTE_LINE;
            if (i == 0 && !heading.isEmpty()) {
                drawing.text(MARGIN, y, heading, NOTE, "start", Theme.INK, true);
            }
            drawing.text(MARGIN + indent, y, lines.get(i), NOTE);
        }
    }

    void table(PictureTable table) {
        y += 16;
        y = table.draw(drawing, MARGIN, y, width - 2 * MARGIN);
    }

    byte[] finish(String summary, PictureTable table) {
        double height = y + MARGIN;
        var ground = new Drawing();
        ground.rectangle(0, 0, width, height, Theme.PAPER, "none");
        ground.elements().addAll(drawing.elements());
        return SvgFile.bytes(title, summary + "\n" + table.text(), width, height, ground);
    }

    static String joined(List<String> sentences) {
        return String.join(" ", sentences);
    }
}
