package org.npcs.repository.server.analytics.chart;

/**
 * One unit of a funnel with its distance from the target.
 *
 * @param label what it is called
 * @param n events, or how many have the property
 * @param denominator exposure, or how many there are
 * @param value the proportion or rate
 * @param z standard errors between value and target
 * @param beyond95 whether it lies outside the limits that 95 of 100 units on target stay within
 * @param beyond998 whether it lies outside the limits that 998 of 1,000 units on target stay within
 */
public record FunnelPoint(
        String label, long n, double denominator, double value, double z, boolean beyond95, boolean beyond998) {}
