package org.npcs.repository.server.analytics.chart;

import java.util.List;

/**
 * A table whose cells are shaded by their figure; every figure is printed as well.
 *
 * @param title what it shows
 * @param valueLabel what the figures are, with their unit
 * @param format how they are printed
 * @param columns what the columns are about
 * @param rows the rows, each with one cell for each column
 * @param cautions what a reader must know before drawing a conclusion
 */
public record HeatMap(
        String title,
        String valueLabel,
        CellFormat format,
        List<String> columns,
        List<HeatRow> rows,
        List<String> cautions) {

    /** Every row is as wide as the table. */
    public HeatMap {
        for (HeatRow row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("a row has one cell for each column");
            }
        }
    }
}
