package org.npcs.repository.server.analytics.chart;

/**
 * The area of a picture in which values are placed.
 *
 * @param left left edge
 * @param right right edge
 * @param top upper edge
 * @param bottom lower edge
 */
record Plot(double left, double right, double top, double bottom) {

    static final double LABEL = 12;

    /** Draws ticks, guiding lines and their numbers on the left, the label of the axis above. */
    void verticalAxis(Drawing drawing, Axis axis, boolean percent, String label) {
        var format = ValueFormat.ofStep(percent, axis.step());
        for (double tick : axis.ticks()) {
            double y = axis.place(tick, bottom, top);
            drawing.line(left, y, right, y, Theme.GRID, 1, Drawing.SOLID);
            drawing.text(left - 8, y + 4, format.print(tick), LABEL, "end", Theme.INK, false);
        }
        drawing.line(left, top, left, bottom, Theme.MUTED, 1, Drawing.SOLID);
        drawing.line(left, bottom, right, bottom, Theme.MUTED, 1, Drawing.SOLID);
        drawing.text(Sheet.MARGIN, top - 14, label, LABEL + 1, "start", Theme.INK, false);
    }

    /** Draws ticks, guiding lines and their numbers below, the label of the axis under them. */
    void horizontalAxis(Drawing drawing, Axis axis, boolean percent, String label) {
        var format = ValueFormat.ofStep(percent, axis.step());
        for (double tick : axis.ticks()) {
            double x = axis.place(tick, left, right);
            drawing.line(x, top, x, bottom, Theme.GRID, 1, Drawing.SOLID);
            drawing.text(x, bottom + 18, format.print(tick), LABEL, "middle", Theme.INK, false);
        }
        drawing.line(left, bottom, right, bottom, Theme.MUTED, 1, Drawing.SOLID);
        drawing.text((left + right) / 2, bottom + 38, label, LABEL + 1, "middle", Theme.INK, false);
    }

    /** Room on the left for the numbers of a vertical axis. */
    static double leftOf(Axis axis, boolean percent) {
        var format = ValueFormat.ofStep(percent, axis.step());
        return Sheet.MARGIN
                + 12
                + axis.ticks().stream()
                        .mapToDouble(tick -> TextWidth.of(format.print(tick), LABEL))
                        .max()
                        .orElse(0);
    }
}
