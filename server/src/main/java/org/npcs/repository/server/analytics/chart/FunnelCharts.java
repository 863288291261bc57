package org.npcs.repository.server.analytics.chart;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.npcs.repository.server.analytics.statistics.Funnel;

/** Computes funnels after Spiegelhalter (2005), Stat Med 24:1185, with the exact limits of its appendix. */
public final class FunnelCharts {

    private static final int STEPS = 60;
    private static final String WHY = "Units of different size are compared with one target, so a funnel shows how far "
            + "chance alone carries a unit of each size (Spiegelhalter 2005, exact limits).";
    private static final List<String> CAUTIONS = List.of(
            "A value beyond the limits asks for a look at the data, the mix of cases and the process, in this order.",
            "Units stand in order of size; the chart ranks nobody.");

    private FunnelCharts() {}

    /**
     * A funnel of proportions.
     *
     * @param target the proportion around which the limits lie; the pooled one if it is empty
     */
    public static FunnelChart ofProportions(
            String title, String valueLabel, String sizeLabel, List<FunnelUnit> units, OptionalDouble target) {
        return funnel(title, valueLabel, sizeLabel, SeriesKind.PROPORTION, 1, units, target);
    }

    /**
     * A funnel of rates.
     *
     * @param per how many units of exposure a rate is for
     * @param target the rate around which the limits lie; the pooled one if it is empty
     */
    public static FunnelChart ofRates(
            String title,
            String valueLabel,
            String sizeLabel,
            double per,
            List<FunnelUnit> units,
            OptionalDouble target) {
        return funnel(title, valueLabel, sizeLabel, SeriesKind.RATE, per, units, target);
    }

    private static FunnelChart funnel(
            String title,
            String valueLabel,
            String sizeLabel,
            SeriesKind kind,
            double per,
            List<FunnelUnit> units,
            OptionalDouble target) {
        var sized = units.stream()
                .filter(unit -> unit.denominator() > 0)
                .sorted(Comparator.comparingDouble(FunnelUnit::denominator).thenComparing(FunnelUnit::label))
                .toList();
        double centre = target.orElseGet(() -> pooled(sized) * per);
        return new FunnelChart(
                title,
                WHY,
                valueLabel,
                sizeLabel,
                kind,
                centre,
                sized.stream().map(unit -> point(unit, kind, per, centre)).toList(),
                limits(sized, kind, per, centre),
                CAUTIONS);
    }

    private static double pooled(List<FunnelUnit> units) {
        double whole = units.stream().mapToDouble(FunnelUnit::denominator).sum();
        return whole == 0 ? 0 : units.stream().mapToLong(FunnelUnit::n).sum() / whole;
    }

    private static FunnelPoint point(FunnelUnit unit, SeriesKind kind, double per, double centre) {
        double value = unit.n() / unit.denominator() * per;
        var limit = FunnelLimits.at(unit.denominator(), kind, per, centre);
        var z = kind == SeriesKind.PROPORTION
                ? Funnel.zOfProportion(unit.n(), Math.round(unit.denominator()), centre)
                : Funnel.zOfRate(unit.n(), unit.denominator(), centre / per);
        return new FunnelPoint(
                unit.label(),
                unit.n(),
                unit.denominator(),
                value,
                z.orElse(0.0),
                limit.isBeyond95(value),
                limit.isBeyond998(value));
    }

    /** Close together where the limits bend, that is, at small sizes. */
    private static List<FunnelLimit> limits(List<FunnelUnit> sized, SeriesKind kind, double per, double centre) {
        if (sized.isEmpty()) {
            return List.of();
        }
        double from = Math.sqrt(sized.get(0).denominator());
        double to = Math.sqrt(sized.get(sized.size() - 1).denominator());
        return IntStream.rangeClosed(0, from == to ? 0 : STEPS)
                .mapToDouble(step -> from + (to - from) * step / STEPS)
                .map(root -> kind == SeriesKind.PROPORTION ? Math.max(1, Math.rint(root * root)) : root * root)
                .distinct()
                .mapToObj(size -> FunnelLimits.at(size, kind, per, centre))
                .toList();
    }
}
