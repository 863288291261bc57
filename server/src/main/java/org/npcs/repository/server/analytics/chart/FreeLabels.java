package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;

/** Places labels beside points where nothing stands yet; a label that fits nowhere is left to the table. */
final class FreeLabels {

    private static final double GAP = 9;

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private final List<Box> taken = new ArrayList<>();

    void occupy(double left, double top, double right, double bottom) {
        taken.add(new Box(left, top, right, bottom));
    }

    void draw(Drawing drawing, double x, double y, String text) {
        double width = TextWidth.of(text, Plot.LABEL);
        double half = Plot.LABEL / 2;
        var candidates = List.of(
                new Box(x + GAP, y - half, x + GAP + width, y + half),
                new Box(x - GAP - width, y - half, x - GAP, y + half),
                new Box(x - width / 2, y - GAP - Plot.LABEL, x + width / 2, y - GAP),
                new Box(x - width / 2, y + GAP, x + width / 2, y + GAP + Plot.LABEL));
        for (Box box : candidates) {
            if (box.left >= 0 && taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                drawing.rectangle(box.left - 1, box.top, width + 2, Plot.LABEL + 1, Theme.PAPER, "none");
                drawing.text(box.left, box.bottom - 2, text, Plot.LABEL);
                return;
            }
        }
    }
}
