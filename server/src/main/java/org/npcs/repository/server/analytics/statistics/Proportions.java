package org.npcs.repository.server.analytics.statistics;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** Shares of a whole with Wilson's score interval, which holds near 0 and 1 and for small numbers. */
public final class Proportions {

    private Proportions() {}

    /**
     * The share of a count in a whole; none if the whole is empty.
     *
     * @param numerator how many have the property
     * @param denominator how many there are, at most 2,147,483,647
     */
    public static Optional<Estimate> proportion(long numerator, long denominator) {
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("a part lies between 0 and its whole");
        }
        if (denominator == 0) {
            return Optional.empty();
        }
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                Math.toIntExact(denominator), Math.toIntExact(numerator), Estimate.ERROR_RATE);
        return Optional.of(new Estimate(
                (double) numerator / denominator,
                numerator == 0 ? 0 : interval.getLowerBound(),
                numerator == denominator ? 1 : interval.getUpperBound(),
                Method.WILSON));
    }

    /**
     * The share of a count in a whole when both are known only as ranges: which values it may have, and the interval
     * that holds the Wilson interval of every pair of counts allowed by the ranges. None if the whole may be empty.
     */
    public static Optional<RangedProportion> proportion(CountRange numerator, CountRange denominator) {
        if (denominator.least() == 0) {
            return Optional.empty();
        }
        if (numerator.least() > denominator.most()) {
            throw new IllegalArgumentException("a part is not larger than its whole");
        }
        // Both ends of the interval rise with the part and fall with the whole, so two corners decide.
        var smallest = proportion(numerator.least(), denominator.most()).orElseThrow();
        long whole = Math.max(denominator.least(), numerator.least());
        var largest = proportion(Math.min(numerator.most(), whole), whole).orElseThrow();
        return Optional.of(new RangedProportion(
                smallest.value(), largest.value(), smallest.lower(), largest.upper(), Method.WILSON));
    }
}
