package org.npcs.repository.server.analytics.statistics;

/**
 * Where the middle half of some values lies.
 *
 * @param n how many values there are
 * @param lower a quarter of the values lies below it
 * @param median half of the values lies below it
 * @param upper three quarters of the values lie below it
 */
public record Quartiles(int n, double lower, double median, double upper) {}
