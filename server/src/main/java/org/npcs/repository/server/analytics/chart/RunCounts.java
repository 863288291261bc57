package org.npcs.repository.server.analytics.chart;

/**
 * What the runs rules saw in a phase.
 *
 * @param useful values that lie off the centre
 * @param longestRun how many of them lie on one side in a row, at most
 * @param longestRunAllowed how many chance allows
 * @param crossings how often the line crosses the centre
 * @param crossingsNeeded how often it crosses by chance, at least
 */
public record RunCounts(int useful, int longestRun, int longestRunAllowed, int crossings, int crossingsNeeded) {}
