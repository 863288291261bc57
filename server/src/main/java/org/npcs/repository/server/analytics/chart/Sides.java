package org.npcs.repository.server.analytics.chart;

/** On which side of a line a value lies; what differs only by the rounding of binary numbers lies on the line. */
final class Sides {

    private static final double ROUNDING = 1e-9;

    private Sides() {}

    static int of(double value, double line) {
        double near = ROUNDING * Math.max(Math.abs(value), Math.abs(line));
        return Math.abs(value - line) <= near ? 0 : Double.compare(value, line);
    }
}
