package org.npcs.repository.server.analytics.chart;

/**
 * A chart type and the reason for it.
 *
 * @param type the chart
 * @param betweenEvents whether intervals between single events are plotted instead of periods
 * @param why the reason, in a sentence
 */
record ChartChoice(ChartType type, boolean betweenEvents, String why) {}
