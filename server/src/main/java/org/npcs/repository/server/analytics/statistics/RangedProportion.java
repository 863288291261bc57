package org.npcs.repository.server.analytics.statistics;

/**
 * A proportion of which numerator and denominator are known only as ranges.
 *
 * @param least the smallest share that the ranges allow
 * @param most the largest share that the ranges allow
 * @param lower the lowest lower end among the intervals of all shares that the ranges allow
 * @param upper the highest upper end among them
 * @param method the published method of each of these intervals
 */
public record RangedProportion(double least, double most, double lower, double upper, Method method) {}
