package org.npcs.repository.server.analytics.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart over time with everything that is needed to read and to redraw it.
 *
 * @param title what it shows
 * @param type which chart it is
 * @param why why it is this chart, in a sentence
 * @param valueLabel what the values are, with their unit
 * @param kind what the values are; decides how they are printed
 * @param points the values in order of time
 * @param phases the stretches with their own limits
 * @param signals the rules that were hit
 * @param rules the rules that were looked at
 * @param annotations moments that are marked
 * @param sinceLast the open interval since the last event; only for charts between events
 * @param cautions what a reader must know before drawing a conclusion
 */
public record ControlChart(
        String title,
        ChartType type,
        String why,
        String valueLabel,
        SeriesKind kind,
        List<ChartPoint> points,
        List<ChartPhase> phases,
        List<ChartSignal> signals,
        List<RunRule> rules,
        List<ChartAnnotation> annotations,
        @Nullable OpenInterval sinceLast,
        List<String> cautions) {}
