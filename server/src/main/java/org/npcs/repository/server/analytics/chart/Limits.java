package org.npcs.repository.server.analytics.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Centre and limits of one phase: how far they lie apart may depend on the denominator of each value.
 *
 * @param centre the centre line
 * @param bounds the limits of a value with this denominator; none for a chart without limits
 */
record Limits(double centre, @Nullable Bounds bounds) {

    /** Lower and upper limit for a denominator. */
    @FunctionalInterface
    interface Bounds {
        Span of(double denominator);
    }

    /** A pair of limits. */
    record Span(double lower, double upper) {}

    /** Mean moving range to standard deviation: Montgomery, Appendix VI, n = 2. */
    private static final double D2 = 1.128;

    /** Nelson (1994): this root makes exponential intervals nearly normal. */
    private static final double ROOT = 3.6;

    /** The limits that the basis values give; they have values and, where the type asks for it, denominators above 0. */
    static Limits of(ChartType type, List<Value> basis, double per) {
        return switch (type) {
            case RUN -> new Limits(median(basis), null);
            case P -> proportion(basis, 1);
            case P_PRIME -> proportion(basis, sigmaZ(ChartType.P, basis, per));
            case U -> rate(basis, per, 1);
            case U_PRIME -> rate(basis, per, sigmaZ(ChartType.U, basis, per));
            case C -> count(basis);
            case XMR -> individual(basis);
            case G -> geometric(basis);
            case T -> transformed(basis);
        };
    }

    /** Laney's factor: the spread of standardised values from their mean moving range; 1 without overdispersion. */
    static double sigmaZ(ChartType plain, List<Value> basis, double per) {
        double centre = pooled(basis) * (plain == ChartType.U ? per : 1);
        var z = basis.stream().mapToDouble(value -> {
            double spread = plain == ChartType.P
                    ? Math.sqrt(centre * (1 - centre) / denominator(value))
                    : Math.sqrt(centre * per / denominator(value));
            return spread > 0 ? (plotted(value) - centre) / spread : 0;
        });
        return meanMovingRange(z.toArray()) / D2;
    }

    private static Limits proportion(List<Value> basis, double factor) {
        double centre = pooled(basis);
        return new Limits(centre, n -> {
            double three = 3 * factor * Math.sqrt(centre * (1 - centre) / n);
            return new Span(Math.max(0, centre - three), Math.min(1, centre + three));
        });
    }

    private static Limits rate(List<Value> basis, double per, double factor) {
        double centre = pooled(basis) * per;
        return new Limits(centre, n -> around(centre, 3 * factor * Math.sqrt(centre * per / n)));
    }

    private static Limits count(List<Value> basis) {
        double centre = mean(basis);
        return new Limits(centre, n -> around(centre, 3 * Math.sqrt(centre)));
    }

    private static Limits individual(List<Value> basis) {
        double centre = mean(basis);
        double three = 3 * meanMovingRange(numbers(basis)) / D2;
        boolean negative = basis.stream().anyMatch(value -> plotted(value) < 0);
        return new Limits(centre, n -> negative ? new Span(centre - three, centre + three) : around(centre, three));
    }

    private static Limits geometric(List<Value> basis) {
        double mean = mean(basis);
        return new Limits(median(basis), n -> around(mean, 3 * Math.sqrt(mean * (mean + 1))));
    }

    private static Limits transformed(List<Value> basis) {
        var roots = basis.stream()
                .map(value ->
                        new Value(value.label(), value.start(), null, null, StrictMath.pow(plotted(value), 1 / ROOT)))
                .toList();
        double centre = mean(roots);
        double three = 3 * meanMovingRange(numbers(roots)) / D2;
        return new Limits(
                StrictMath.pow(centre, ROOT),
                n -> new Span(StrictMath.pow(Math.max(0, centre - three), ROOT), StrictMath.pow(centre + three, ROOT)));
    }

    private static Span around(double centre, double three) {
        return new Span(Math.max(0, centre - three), centre + three);
    }

    private static double pooled(List<Value> basis) {
        double parts = 0;
        double wholes = 0;
        for (Value value : basis) {
            Double n = value.n();
            parts += n == null ? 0 : n;
            wholes += denominator(value);
        }
        return parts / wholes;
    }

    private static double denominator(Value value) {
        Double denominator = value.denominator();
        return denominator == null ? 1 : denominator;
    }

    private static double plotted(Value value) {
        Double plotted = value.plotted();
        return plotted == null ? 0 : plotted;
    }

    private static double[] numbers(List<Value> basis) {
        return basis.stream().mapToDouble(Limits::plotted).toArray();
    }

    private static double mean(List<Value> basis) {
        double sum = 0;
        for (Value value : basis) {
            sum += plotted(value);
        }
        return sum / basis.size();
    }

    private static double median(List<Value> basis) {
        var sorted = basis.stream().mapToDouble(Limits::plotted).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double meanMovingRange(double[] values) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += Math.abs(values[i] - values[i - 1]);
        }
        return values.length < 2 ? 0 : sum / (values.length - 1);
    }
}
