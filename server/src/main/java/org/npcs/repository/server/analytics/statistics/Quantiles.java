package org.npcs.repository.server.analytics.statistics;

import java.util.Optional;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/** Quartiles and percentiles by linear interpolation: type 7 of Hyndman and Fan (1996), the default of R and NumPy. */
public final class Quantiles {

    /** The definition, as it is named in an answer. */
    public static final String DEFINITION = "hyndman-fan-type-7";

    private static final Quantile TYPE_7 =
            Quantile.withDefaults().withCopy(true).with(EstimationMethod.HF7);

    private Quantiles() {}

    /** The quartiles of some values; none if there are no values. */
    public static Optional<Quartiles> quartiles(double... values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        var three = TYPE_7.evaluate(finite(values), 0.25, 0.5, 0.75);
        return Optional.of(new Quartiles(values.length, three[0], three[1], three[2]));
    }

    /**
     * The value below which a share of the values lies; none if there are no values.
     *
     * @param share between 0 and 1: 0.9 is the 90th percentile
     */
    public static Optional<Double> quantile(double share, double... values) {
        return values.length == 0 ? Optional.empty() : Optional.of(TYPE_7.evaluate(finite(values), share));
    }

    private static double[] finite(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a value is a finite number");
            }
        }
        return values;
    }
}
