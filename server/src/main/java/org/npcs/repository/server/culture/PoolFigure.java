package org.npcs.repository.server.culture;

import java.util.List;
import org.npcs.repository.server.analytics.GroupFigures;

/**
 * All other members of a frozen year on a scale.
 *
 * @param scale the scale
 * @param status code of {@code cell-status}; the numbers count only where it is {@code shown}
 * @param members how many others
 * @param respondents how many of their people have a score
 * @param mean mean score of their people, to one decimal
 * @param agreeing share agreeing, to whole per cents
 * @param quartiles lower quartile, median and upper quartile of their means; none with few others
 */
public record PoolFigure(
        String scale,
        String status,
        int members,
        int respondents,
        double mean,
        double agreeing,
        List<Double> quartiles) {

    private static final int LEAST_FOR_QUARTILES = 8;

    /** Whether there are numbers. */
    public boolean shown() {
        return status.equals(CultureFigure.SHOWN);
    }

    static PoolFigure of(String scale, List<Standing> others) {
        if (!GroupFigures.together(others.stream().map(Standing::respondents).toList())) {
            return new PoolFigure(scale, "suppressed-dominance", 0, 0, 0, 0, List.of());
        }
        int respondents = others.stream().mapToInt(Standing::respondents).sum();
        var quartiles = others.size() < LEAST_FOR_QUARTILES
                ? List.<Double>of()
                : GroupFigures.quartiles(
                        others.stream().mapToDouble(Standing::mean).toArray());
        return new PoolFigure(
                scale,
                CultureFigure.SHOWN,
                others.size(),
                respondents,
                CultureFigure.oneDecimal(others.stream()
                                .mapToDouble(one -> one.mean() * one.respondents())
                                .sum()
                        / respondents),
                CultureFigure.perCent(others.stream()
                                .mapToDouble(one -> one.agreeing() * one.respondents())
                                .sum()
                        / respondents),
                quartiles.stream().map(CultureFigure::oneDecimal).toList());
    }
}
