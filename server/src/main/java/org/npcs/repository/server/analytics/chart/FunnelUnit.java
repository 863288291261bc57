package org.npcs.repository.server.analytics.chart;

/**
 * One unit of a funnel.
 *
 * @param label what it is called
 * @param n events, or how many have the property
 * @param denominator exposure, or how many there are
 */
public record FunnelUnit(String label, long n, double denominator) {}
