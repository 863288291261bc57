package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear scale with round ticks.
 *
 * @param from the value at its start
 * @param to the value at its end
 * @param step the distance of ticks
 */
record Axis(double from, double to, double step) {

    private static final int MOST_STEPS = 7;

    /** From this share of the largest value on, a scale of positions need not begin at zero. */
    private static final double FAR_FROM_ZERO = 0.6;

    /** A scale for positions: it begins at zero unless all values lie far from it. */
    static Axis ofPositions(double least, double most) {
        boolean one = Sides.of(least, most) == 0;
        boolean zero = least >= 0 && least < FAR_FROM_ZERO * most;
        return rounded(one || zero ? Math.min(0, least) : least, most);
    }

    /** A scale for lengths: it always begins at zero. */
    static Axis ofLengths(double most) {
        return rounded(0, most);
    }

    private static Axis rounded(double least, double most) {
        double span = most > least ? most - least : 1;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(span / MOST_STEPS)));
        double step = 10 * power;
        for (int factor : new int[] {1, 2, 5}) {
            if (span / (factor * power) <= MOST_STEPS) {
                step = factor * power;
                break;
            }
        }
        double from = Math.floor(least / step + 1e-9) * step;
        double to = Math.ceil((least + span) / step - 1e-9) * step;
        return new Axis(from, to, step);
    }

    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (int i = 0; from + i * step <= to + step / 2; i++) {
            ticks.add(from + i * step);
        }
        return ticks;
    }

    /** Where a value lies between two coordinates. */
    double place(double value, double start, double end) {
        return start + (value - from) / (to - from) * (end - start);
    }
}
