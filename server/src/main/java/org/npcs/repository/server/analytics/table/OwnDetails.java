package org.npcs.repository.server.analytics.table;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.npcs.repository.server.analytics.statistics.Agreement;
import org.npcs.repository.server.analytics.statistics.KappaWeights;
import org.npcs.repository.server.analytics.statistics.Quantiles;

/**
 * What owners see beyond counts.
 *
 * @param days days between steps, incident by incident
 * @param ratings pairs of ratings
 */
record OwnDetails(List<SqlOwnDetail.Days> days, List<SqlOwnDetail.Rated> ratings) {

    static final OwnDetails NONE = new OwnDetails(List.of(), List.of());

    private static final double MEDIAN = 0.5;
    private static final double NINETIETH = 0.9;
    private static final int NO_RATING = -1;

    static OwnDetails ofDays(List<SqlOwnDetail.Days> days) {
        return new OwnDetails(days, List.of());
    }

    static OwnDetails ofRatings(List<SqlOwnDetail.Rated> ratings) {
        return new OwnDetails(List.of(), ratings);
    }

    Optional<Double> median(Span span, String step) {
        return quantile(MEDIAN, span, step);
    }

    Optional<Double> ninetieth(Span span, String step) {
        return quantile(NINETIETH, span, step);
    }

    private Optional<Double> quantile(double share, Span span, String step) {
        return Quantiles.quantile(
                share,
                days.stream()
                        .filter(one -> one.step().equals(step))
                        .filter(one -> !one.month().isBefore(span.start())
                                && !one.month().isAfter(span.end()))
                        .mapToDouble(SqlOwnDetail.Days::days)
                        .toArray());
    }

    /** Weighted kappa of an item in a period, with linear weights. */
    Optional<Double> kappa(Span span, String item, UnaryOperator<String> series) {
        var of = ratings.stream()
                .filter(one -> series.apply(one.item()).equals(item))
                .filter(one ->
                        !one.month().isBefore(span.start()) && !one.month().isAfter(span.end()))
                .toList();
        int most = of.stream()
                .mapToInt(one -> Math.max(one.first(), one.second()))
                .max()
                .orElse(NO_RATING);
        if (most < 1) {
            return Optional.empty();
        }
        var table = new long[most + 1][most + 1];
        of.forEach(one -> table[one.first()][one.second()] += one.n());
        return Agreement.weightedKappa(table, KappaWeights.LINEAR).map(estimate -> estimate.value());
    }
}
