package org.npcs.repository.server.analytics.statistics;

/**
 * A figure with its interval, printed together: the reader must be able to compute it again.
 *
 * @param value the point estimate, in the unit of the measure
 * @param lower lower end of the two-sided interval, same unit
 * @param upper upper end of the two-sided interval, same unit
 * @param method the published method of the interval
 */
public record Estimate(double value, double lower, double upper, Method method) {

    /** Every interval is a 95 % interval; it is not a choice of the caller. */
    public static final double CONFIDENCE = 0.95;

    static final double ERROR_RATE = 0.05;

    /** The 97.5 % point of the normal distribution, as R's {@code qnorm(0.975)} prints it. */
    static final double NORMAL_POINT = 1.959963984540054;

    /** An interval that is symmetric on the logarithmic scale. */
    static Estimate onLogScale(double value, double standardErrorOfLog, Method method) {
        double factor = Math.exp(NORMAL_POINT * standardErrorOfLog);
        return new Estimate(value, value / factor, value * factor, method);
    }
}
