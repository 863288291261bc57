package org.npcs.repository.server.analytics.statistics;

import java.util.Optional;

/** Agreement of two raters who rated the same cases on one ordered scale. */
public final class Agreement {

    private Agreement() {}

    /** The share of cases with the same rating; none without cases. */
    public static Optional<Estimate> share(long[][] ratings) {
        var table = JointRatings.of(ratings);
        return Proportions.proportion(table.same(), table.cases());
    }

    /**
     * Weighted kappa: agreement beyond what the two distributions of ratings would give by chance. None if it is not
     * defined: no cases, or every case in one category of both raters.
     *
     * @param ratings how many cases got rating {@code i} by the first and {@code j} by the second rater, in scale order
     */
    public static Optional<Estimate> weightedKappa(long[][] ratings, KappaWeights weights) {
        var table = JointRatings.of(ratings);
        if (table.cases() == 0) {
            return Optional.empty();
        }
        double observed = table.expectation((i, j) -> table.credit(i, j, weights));
        double expected = table.chance(weights);
        double room = 1 - expected;
        if (room <= 0) {
            return Optional.empty();
        }
        double kappa = (observed - expected) / room;
        double meanSquare = table.expectation((i, j) -> {
            double deviation = table.credit(i, j, weights) * room
                    - (table.creditOfFirst(i, weights) + table.creditOfSecond(j, weights)) * (1 - observed);
            return deviation * deviation;
        });
        double mean = observed * expected - 2 * expected + observed;
        double variance = Math.max(0, meanSquare - mean * mean) / (table.cases() * Math.pow(room, 4));
        double half = Estimate.NORMAL_POINT * Math.sqrt(variance);
        return Optional.of(new Estimate(
                kappa, Math.max(-1, kappa - half), Math.min(1, kappa + half), Method.FLEISS_COHEN_EVERITT));
    }
}
