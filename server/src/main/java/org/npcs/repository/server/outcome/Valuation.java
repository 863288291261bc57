package org.npcs.repository.server.outcome;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.server.analytics.statistics.Estimate;
import org.npcs.repository.server.analytics.statistics.Proportions;
import org.npcs.repository.server.analytics.statistics.Rates;

/** From two numbers to a value with its interval, by the kind of the measure. */
final class Valuation {

    private Valuation() {}

    /** The value per so many units of the denominator, which is not zero. */
    static double value(Measure measure, long numerator, long denominator) {
        return (double) numerator * measure.per() / denominator;
    }

    /** The interval of the method that the measure names; null where that method gives none, as for a ratio with a zero. */
    static @Nullable Estimate interval(Measure measure, long numerator, long denominator) {
        return switch (measure.kind()) {
            case "rate" -> Rates.rate(numerator, denominator, measure.per()).orElse(null);
            case "proportion" ->
                Proportions.proportion(numerator, denominator)
                        .map(share -> scaled(share, measure.per()))
                        .orElse(null);
            case "ratio" ->
                Rates.ratio(numerator, denominator)
                        .map(ratio -> scaled(ratio, measure.per()))
                        .orElse(null);
            default -> throw new IllegalArgumentException("no way to tell a " + measure.kind());
        };
    }

    private static Estimate scaled(Estimate one, long per) {
        return new Estimate(one.value() * per, one.lower() * per, one.upper() * per, one.method());
    }
}
