package org.npcs.repository.server.analytics.chart;

import java.util.List;

/**
 * A funnel: values against the size of the units, with the limits that chance alone gives around a target. Units stand
 * in order of size, never of value.
 *
 * @param title what it shows
 * @param why what it is for and where its limits were published, in a sentence
 * @param valueLabel what the values are, with their unit
 * @param sizeLabel what the denominators are
 * @param kind proportion or rate
 * @param target the value around which the limits lie
 * @param points the units
 * @param limits the limits at sizes from the smallest to the largest unit
 * @param cautions what a reader must know before drawing a conclusion
 */
public record FunnelChart(
        String title,
        String why,
        String valueLabel,
        String sizeLabel,
        SeriesKind kind,
        double target,
        List<FunnelPoint> points,
        List<FunnelLimit> limits,
        List<String> cautions) {}
