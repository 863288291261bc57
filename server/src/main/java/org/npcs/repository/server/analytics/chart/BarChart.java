package org.npcs.repository.server.analytics.chart;

import java.util.List;

/**
 * Bars from zero, one for each cell, in the order given.
 *
 * @param title what it shows
 * @param valueLabel what the figures are, with their unit
 * @param format how they are printed
 * @param cells the figures
 * @param cautions what a reader must know before drawing a conclusion
 */
public record BarChart(
        String title, String valueLabel, CellFormat format, List<LabelledCell> cells, List<String> cautions) {}
