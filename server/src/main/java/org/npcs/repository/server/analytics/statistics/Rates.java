package org.npcs.repository.server.analytics.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Events per exposure, and the ratio of two such rates. */
public final class Rates {

    private Rates() {}

    /** A count of events as the estimate of a Poisson mean, with its exact interval. */
    public static Estimate count(long events) {
        return rate(events, 1, 1).orElseThrow();
    }

    /**
     * Events per exposure; none if there was no exposure.
     *
     * @param events how many happened
     * @param exposure what they could happen in, for example child-years
     * @param per how many units of exposure the rate is for, for example 1,000
     */
    public static Optional<Estimate> rate(long events, double exposure, double per) {
        if (events < 0 || !(exposure >= 0) || !(per > 0)) {
            throw new IllegalArgumentException("events and exposure are not negative");
        }
        if (exposure == 0) {
            return Optional.empty();
        }
        double unit = per / exposure;
        double lower = events == 0 ? 0 : half(Estimate.ERROR_RATE / 2, 2.0 * events);
        double upper = half(1 - Estimate.ERROR_RATE / 2, 2.0 * events + 2);
        return Optional.of(new Estimate(events * unit, lower * unit, upper * unit, Method.POISSON_EXACT));
    }

    /** The ratio of two independent counts over the same exposure, for example entries to exits; none if either is 0. */
    public static Optional<Estimate> ratio(long numerator, long denominator) {
        return ratio(numerator, 1, denominator, 1);
    }

    /**
     * The ratio of two independent rates with an interval on the logarithmic scale; none if an event count or an
     * exposure is 0, for which that interval is not defined.
     */
    public static Optional<Estimate> ratio(
            long numerator, double numeratorExposure, long denominator, double denominatorExposure) {
        if (numerator < 0 || denominator < 0 || !(numeratorExposure >= 0) || !(denominatorExposure >= 0)) {
            throw new IllegalArgumentException("events and exposure are not negative");
        }
        if (numerator == 0 || denominator == 0 || numeratorExposure == 0 || denominatorExposure == 0) {
            return Optional.empty();
        }
        double value = (numerator / numeratorExposure) / (denominator / denominatorExposure);
        return Optional.of(
                Estimate.onLogScale(value, Math.sqrt(1.0 / numerator + 1.0 / denominator), Method.LOG_RATIO));
    }

    private static double half(double probability, double degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability) / 2;
    }
}
