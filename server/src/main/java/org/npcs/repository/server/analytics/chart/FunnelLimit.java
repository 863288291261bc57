package org.npcs.repository.server.analytics.chart;

/**
 * The limits of a funnel for units of one size.
 *
 * @param denominator the size
 * @param lower998 lower end of the outer limits
 * @param lower95 lower end of the inner limits
 * @param upper95 upper end of the inner limits
 * @param upper998 upper end of the outer limits
 */
public record FunnelLimit(double denominator, double lower998, double lower95, double upper95, double upper998) {

    boolean isBeyond95(double value) {
        return value < lower95 || value > upper95;
    }

    boolean isBeyond998(double value) {
        return value < lower998 || value > upper998;
    }
}
