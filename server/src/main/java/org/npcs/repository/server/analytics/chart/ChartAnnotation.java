package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;

/**
 * Something a reader must know about a moment, drawn as a vertical mark: a new version of an instrument, a new law.
 *
 * @param date when it began
 * @param text what it was
 */
public record ChartAnnotation(LocalDate date, String text) {}
