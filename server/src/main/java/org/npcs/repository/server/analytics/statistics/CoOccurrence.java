package org.npcs.repository.server.analytics.statistics;

import java.util.Optional;

/** Whether two properties are found together more often than apart from each other. */
public final class CoOccurrence {

    private CoOccurrence() {}

    /** How many cases would have both properties if these were independent; 0 without cases. */
    public static double expected(long first, long second, long cases) {
        check(0, first, second, cases);
        return cases == 0 ? 0 : (double) first * second / cases;
    }

    /**
     * Lift: cases with both properties over those expected, with an interval on the logarithmic scale; none if no case
     * has both, for which that interval is not defined.
     *
     * @param both cases with both properties
     * @param first cases with the first property, with or without the second
     * @param second cases with the second property, with or without the first
     * @param cases all cases of which both properties are known
     */
    public static Optional<Estimate> lift(long both, long first, long second, long cases) {
        check(both, first, second, cases);
        if (both == 0) {
            return Optional.empty();
        }
        double lift = both / expected(first, second, cases);
        double variance = 1.0 / both - 1.0 / first - 1.0 / second + (2 * lift - 1) / cases;
        return Optional.of(Estimate.onLogScale(lift, Math.sqrt(Math.max(0, variance)), Method.LOG_LIFT));
    }

    private static void check(long both, long first, long second, long cases) {
        if (both < 0 || both > Math.min(first, second) || first > cases || second > cases) {
            throw new IllegalArgumentException("a part lies between 0 and its whole");
        }
    }
}
