package org.npcs.repository.server.analytics.chart;

import java.util.stream.DoubleStream;

/**
 * How the values of one axis or column are printed.
 *
 * @param percent whether shares are printed as percentages
 * @param decimals how many decimals
 */
record ValueFormat(boolean percent, int decimals) {

    private static final int MOST_DECIMALS = 12;

    /** As many decimals as the largest value needs for three to four digits; none if all values are whole. */
    static ValueFormat of(boolean percent, DoubleStream values) {
        var numbers = values.map(value -> percent ? value * 100 : value).toArray();
        boolean whole = DoubleStream.of(numbers).allMatch(value -> value == Math.rint(value));
        double largest = DoubleStream.of(numbers).map(Math::abs).max().orElse(0);
        if (whole || largest >= 1_000) {
            return new ValueFormat(percent, 0);
        }
        int decimals = 1;
        for (double bound = 10; largest < bound && largest > 0 && decimals < MOST_DECIMALS; bound /= 10) {
            decimals++;
        }
        return new ValueFormat(percent, percent ? 1 : decimals);
    }

    /** Ticks need as many decimals as their step has. */
    static ValueFormat ofStep(boolean percent, double step) {
        double shown = percent ? step * 100 : step;
        int decimals = 0;
        while (decimals < MOST_DECIMALS && Math.abs(shown - Math.rint(shown)) > 1e-6) {
            shown *= 10;
            decimals++;
        }
        return new ValueFormat(percent, decimals);
    }

    String print(double value) {
        if (value == 0) {
            return percent ? "0 %" : "0";
        }
        return percent ? Numbers.fixed(value * 100, decimals) + " %" : Numbers.fixed(value, decimals);
    }

    /** A range, with the unit once. */
    String print(double from, double to) {
        if (!percent) {
            return print(from) + "–" + print(to);
        }
        return Numbers.fixed(from * 100, decimals) + "–" + print(to);
    }
}
