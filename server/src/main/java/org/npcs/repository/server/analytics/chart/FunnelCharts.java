package org.npcs.repository.server.analytics.chart;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Computes funnels after Spiegelhalter (2005), Stat Med 24:1185, with the exact limits of its appendix. */
public final class FunnelCharts {

    private static final int STEPS = 60;
    private static final String WHY = "Units of different size are compared with one target, so a funnel shows how far "
            + "chance alone carries a unit of each size (Spiegelhalter 2005, exact limits).";
    private static final List<String> CAUTIONS = List.of(
            "A value beyond the limits asks for a look at the data, the mix of cases and the process, in this order.",
            "Units stand in order of size; the chart ranks nobody.");

    private static final List<String> RANGED = Stream.concat(
                    Stream.of(
                            "The target is known as a range. Limits begin at its outer ends, so that a value beyond them is beyond them wherever the target lies."),
                    CAUTIONS.stream())
            .toList();

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
     * A funnel of proportions around a target that is known as a range: limits begin at its outer ends, so that a unit beyond
     * them is beyond them wherever the target lies.
     */
    public static FunnelChart ofProportions(
            String title, String valueLabel, String sizeLabel, List<FunnelUnit> units, double lower, double upper) {
        var target = new FunnelTarget(SeriesKind.PROPORTION, 1, lower, upper);
        return funnel(title, valueLabel, sizeLabel, target, sized(units), RANGED);
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
        var sized = sized(units);
        double centre = target.orElseGet(() -> pooled(sized) * per);
        return funnel(title, valueLabel, sizeLabel, new FunnelTarget(kind, per, centre, centre), sized, CAUTIONS);
    }

    private static List<FunnelUnit> sized(List<FunnelUnit> units) {
        return units.stream()
                .filter(unit -> unit.denominator() > 0)
                .sorted(Comparator.comparingDouble(FunnelUnit::denominator).thenComparing(FunnelUnit::label))
                .toList();
    }

    private static FunnelChart funnel(
            String title,
            String valueLabel,
            String sizeLabel,
            FunnelTarget target,
            List<FunnelUnit> sized,
            List<String> cautions) {
        return new FunnelChart(
                title,
                WHY,
                valueLabel,
                sizeLabel,
                target.kind(),
                target.lower(),
                target.upper(),
                sized.stream().map(target::point).toList(),
                limits(sized, target),
                cautions);
    }

    private static double pooled(List<FunnelUnit> units) {
        double whole = units.stream().mapToDouble(FunnelUnit::denominator).sum();
        return whole == 0 ? 0 : units.stream().mapToLong(FunnelUnit::n).sum() / whole;
    }

    /** Close together where the limits bend, that is, at small sizes. */
    private static List<FunnelLimit> limits(List<FunnelUnit> sized, FunnelTarget target) {
        if (sized.isEmpty()) {
            return List.of();
        }
        double from = Math.sqrt(sized.get(0).denominator());
        double to = Math.sqrt(sized.get(sized.size() - 1).denominator());
        return IntStream.rangeClosed(0, from == to ? 0 : STEPS)
                .mapToDouble(step -> from + (to - from) * step / STEPS)
                .map(root -> target.kind() == SeriesKind.PROPORTION ? Math.max(1, Math.rint(root * root)) : root * root)
                .distinct()
                .mapToObj(target::limit)
                .toList();
    }
}
