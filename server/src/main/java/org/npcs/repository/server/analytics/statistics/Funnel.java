package org.npcs.repository.server.analytics.statistics;

import java.util.Optional;

/**
 * How far a proportion or a rate lies from a target, in standard errors that the target would give at this size:
 * Spiegelhalter (2005), Stat Med 24:1185. It orders nobody; a large value asks for a look at the data first.
 */
public final class Funnel {

    private Funnel() {}

    /** Standard errors between a proportion and a target proportion; none if the target leaves no variation or the whole is empty. */
    public static Optional<Double> zOfProportion(long numerator, long denominator, double target) {
        if (numerator < 0 || numerator > denominator || !(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("a part lies between 0 and its whole");
        }
        double variance = denominator * target * (1 - target);
        return variance > 0 ? Optional.of((numerator - denominator * target) / Math.sqrt(variance)) : Optional.empty();
    }

    /** Standard errors between a rate and a target rate per unit of exposure; none if no event is expected. */
    public static Optional<Double> zOfRate(long events, double exposure, double target) {
        if (events < 0 || !(exposure >= 0) || !(target >= 0)) {
            throw new IllegalArgumentException("events and exposure are not negative");
        }
        double expected = exposure * target;
        return expected > 0 ? Optional.of((events - expected) / Math.sqrt(expected)) : Optional.empty();
    }
}
