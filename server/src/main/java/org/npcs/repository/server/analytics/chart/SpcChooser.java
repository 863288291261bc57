package org.npcs.repository.server.analytics.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the chart that fits a series and says why; a chart that was asked for is given if the series can have it. */
final class SpcChooser {

    /** Fewer values give limits that mean little (Provost and Murray, The Health Care Data Guide). */
    static final int LEAST_FOR_LIMITS = 12;

    /** Below this mean count a lower limit is out of reach and a Poisson count is far from normal. */
    private static final double RARE_MEAN = 5;

    /** From this share of empty periods on, the gaps say more than the counts. */
    private static final double MANY_ZEROS = 0.25;

    /** Below this factor wider limits would not change what a reader sees. */
    private static final double LEAST_OVERDISPERSION = 1.2;

    private SpcChooser() {}

    static ChartChoice choose(SpcSeries series, @Nullable ChartType asked) {
        return asked == null ? fitting(series) : asked(series, asked);
    }

    private static ChartChoice fitting(SpcSeries series) {
        if (isRare(series) && series.events().size() > 1) {
            return rare(series);
        }
        var values = usable(Value.ofPeriods(series));
        if (values.size() < LEAST_FOR_LIMITS) {
            return new ChartChoice(
                    ChartType.RUN,
                    false,
                    Words.say(
                            "With fewer than %d values, here %d, limits would mean little, so only the median is drawn.",
                            LEAST_FOR_LIMITS, values.size()));
        }
        return switch (series.kind()) {
            case MEASUREMENT ->
                new ChartChoice(
                        ChartType.XMR,
                        false,
                        "The values are measured and there is one per period, so the limits come from the differences of neighbours.");
            case COUNT ->
                new ChartChoice(
                        ChartType.C,
                        false,
                        "The values are counts over periods of equal opportunity, so the limits are those of a Poisson count.");
            case PROPORTION -> divided(series, ChartType.P, ChartType.P_PRIME, "parts of a whole", "binomial");
            case RATE -> divided(series, ChartType.U, ChartType.U_PRIME, "events per exposure", "Poisson");
        };
    }

    private static ChartChoice rare(SpcSeries series) {
        var values = Value.ofIntervals(series);
        boolean opportunities = Value.knowsOpportunities(series);
        String what = opportunities ? "opportunities" : "days";
        String rare = Words.say(
                "The events are rare (a mean below %.0f a period, or many periods without any), so the %s between them are plotted; ",
                RARE_MEAN, what);
        if (values.size() < LEAST_FOR_LIMITS) {
            return new ChartChoice(
                    ChartType.RUN,
                    true,
                    rare
                            + Words.say(
                                    "with fewer than %d intervals, here %d, limits would mean little.",
                                    LEAST_FOR_LIMITS, values.size()));
        }
        if (opportunities) {
            return new ChartChoice(
                    ChartType.G, true, rare + "counts of opportunities between events have geometric limits.");
        }
        if (sameDay(values)) {
            return new ChartChoice(
                    ChartType.G,
                    true,
                    rare + "some events fell on one day, which the root transformation of a t chart cannot hold.");
        }
        return new ChartChoice(
                ChartType.T, true, rare + "days are a continuous time, so the limits come from their 3.6th root.");
    }

    private static ChartChoice divided(
            SpcSeries series, ChartType plain, ChartType prime, String what, String distribution) {
        var values = usable(Value.ofPeriods(series)).stream()
                .filter(value -> series.phasing().setsLimits(value.start()))
                .toList();
        double sigmaZ = Limits.sigmaZ(plain, values, series.per());
        double bound = overdispersionBound(values.size());
        String varies = Words.say(
                "The values are %s; between periods they vary %.2f times as much as %s chance allows",
                what, sigmaZ, distribution);
        return sigmaZ > bound
                ? new ChartChoice(
                        prime,
                        false,
                        Words.say(
                                "%s (above %.2f counts as overdispersed), so Laney's factor widens the limits.",
                                varies, bound))
                : new ChartChoice(
                        plain,
                        false,
                        Words.say(
                                "%s (up to %.2f is within chance), so the limits are %s.",
                                varies, bound, distribution));
    }

    /** What the factor reaches by chance: its variance is about 0.826 / (k - 1) (Cryer and Ryan 1990, J Qual Technol 22:187). */
    static double overdispersionBound(int values) {
        return Math.max(LEAST_OVERDISPERSION, 1 + 1.96 * Math.sqrt(0.826 / Math.max(1, values - 1)));
    }

    private static ChartChoice asked(SpcSeries series, ChartType type) {
        boolean fits =
                switch (type) {
                    case RUN, XMR -> true;
                    case P, P_PRIME -> series.kind() == SeriesKind.PROPORTION;
                    case U, U_PRIME -> series.kind() == SeriesKind.RATE;
                    case C -> series.kind() == SeriesKind.COUNT;
                    case G -> series.events().size() > 1;
                    case T -> series.events().size() > 1 && !sameDay(days(series));
                };
        if (!fits) {
            throw new UnsuitableChartException("A " + type.words() + " needs " + needs(type) + ".");
        }
        return new ChartChoice(type, type.isBetweenEvents(), "It was asked for.");
    }

    private static String needs(ChartType type) {
        return switch (type) {
            case P, P_PRIME -> "parts of a whole";
            case U, U_PRIME -> "events per exposure";
            case C -> "counts over periods of equal opportunity";
            case T -> "the days of at least two events, no two of them on one day";
            default -> "the days of at least two events";
        };
    }

    /** A t chart is about days, whatever else is known. */
    static List<Value> days(SpcSeries series) {
        var dates = series.events().stream()
                .map(event -> new RareEvent(event.date(), null))
                .toList();
        return Value.ofIntervals(new SpcSeries(
                series.title(),
                series.valueLabel(),
                series.kind(),
                series.per(),
                series.periods(),
                dates,
                series.observedUntil(),
                series.phasing(),
                series.annotations()));
    }

    static boolean isRare(SpcSeries series) {
        if (series.kind() == SeriesKind.MEASUREMENT) {
            return false;
        }
        if (series.periods().isEmpty()) {
            return true;
        }
        var amounts = series.periods().stream().mapToDouble(Observation::amount);
        long empty = series.periods().stream().filter(one -> one.amount() == 0).count();
        return amounts.average().orElse(0) < RARE_MEAN
                || (double) empty / series.periods().size() >= MANY_ZEROS;
    }

    private static boolean sameDay(List<Value> values) {
        return values.stream().anyMatch(value -> value.plotted() != null && value.plotted() <= 0);
    }

    static List<Value> usable(List<Value> values) {
        return values.stream().filter(value -> value.plotted() != null).toList();
    }
}
