package org.npcs.repository.server.analytics.chart;

import java.util.List;

/**
 * One row of a heat map.
 *
 * @param label what the row is about
 * @param cells one cell for each column
 */
public record HeatRow(String label, List<LabelledCell> cells) {}
