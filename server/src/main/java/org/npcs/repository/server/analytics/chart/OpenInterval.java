package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;

/**
 * The time since the last event. It is not over, so it is told and not plotted.
 *
 * @param lastEvent the day of the last event
 * @param until the last day on which another would have been seen
 * @param days how many days lie between
 * @param beyondUpper whether it is already longer than the upper limit for an interval in days
 */
public record OpenInterval(LocalDate lastEvent, LocalDate until, long days, boolean beyondUpper) {}
