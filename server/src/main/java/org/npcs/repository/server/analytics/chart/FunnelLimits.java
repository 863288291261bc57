package org.npcs.repository.server.analytics.chart;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Exact limits of a funnel, interpolated between whole counts: Spiegelhalter (2005), appendix A.1.1. */
final class FunnelLimits {

    private FunnelLimits() {}

    static FunnelLimit at(double size, SeriesKind kind, double per, double target) {
        if (kind == SeriesKind.PROPORTION) {
            var counts = BinomialDistribution.of(Math.toIntExact(Math.round(size)), target);
            return limit(size, counts, 1, 1, target == 0 || target == 1);
        }
        double expected = size * target / per;
        return expected > 0
                ? limit(size, PoissonDistribution.of(expected), per, Double.MAX_VALUE, false)
                : new FunnelLimit(size, 0, 0, 0, 0);
    }

    private static FunnelLimit limit(double size, DiscreteDistribution counts, double per, double most, boolean fixed) {
        if (fixed) {
            double only = counts.getMean() / size;
            return new FunnelLimit(size, only, only, only, only);
        }
        double unit = per / size;
        return new FunnelLimit(
                size,
                Math.max(0, quantile(counts, 0.001) * unit),
                Math.max(0, quantile(counts, 0.025) * unit),
                Math.min(most, quantile(counts, 0.975) * unit),
                Math.min(most, quantile(counts, 0.999) * unit));
    }

    private static double quantile(DiscreteDistribution counts, double probability) {
        int count = counts.inverseCumulativeProbability(probability);
        double over = counts.cumulativeProbability(count) - probability;
        return count - over / counts.probability(count);
    }
}
