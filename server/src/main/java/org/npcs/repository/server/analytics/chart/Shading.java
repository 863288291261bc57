package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Shades for figures: classes of equal width from the smallest to the largest; a range is shaded by its middle. */
final class Shading {

    /**
     * One class.
     *
     * @param from the smallest figure in it
     * @param to the largest figure in it
     * @param colour its shade
     */
    record Shade(double from, double to, String colour) {}

    private final List<String> colours;
    private final double least;
    private final double most;
    private final boolean empty;

    Shading(Theme theme, List<LabelledCell> cells) {
        this.colours = theme.shades();
        var figures = cells.stream()
                .map(LabelledCell::middle)
                .filter(Objects::nonNull)
                .mapToDouble(value -> value == null ? 0 : value)
                .summaryStatistics();
        this.empty = figures.getCount() == 0;
        this.least = figures.getMin();
        this.most = figures.getMax();
    }

    String of(LabelledCell cell) {
        Double figure = cell.middle();
        if (figure == null || most == least) {
            return colours.get(0);
        }
        int index = (int) ((figure - least) / (most - least) * colours.size());
        return colours.get(Math.min(index, colours.size() - 1));
    }

    List<Shade> classes() {
        var classes = new ArrayList<Shade>();
        if (empty) {
            return classes;
        }
        if (most == least) {
            return List.of(new Shade(least, most, colours.get(0)));
        }
        double width = (most - least) / colours.size();
        for (int i = 0; i < colours.size(); i++) {
            classes.add(new Shade(least + i * width, least + (i + 1) * width, colours.get(i)));
        }
        return classes;
    }
}
