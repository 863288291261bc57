package org.npcs.repository.server.analytics.release;

import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.StatedFigures;

/**
 * Where a row of a table finds what it tells: the cell of its count, and the cell that it is counted of.
 *
 * @param n cell of the count, without period
 * @param of cell of the whole, without period
 */
record CellKeys(String n, String of) {

    /**
     * The cells of a row.
     *
     * @param codes code by dimension: keys and the dimensions asked for
     * @param panel {@code fixed} or {@code all}
     */
    static CellKeys of(AnalysisTable table, Map<String, String> codes, String panel) {
        if (StatedFigures.tell(table)) {
            return StatedGroup.keys(table, codes);
        }
        var all = new TreeMap<>(codes);
        if (panel.equals("fixed")) {
            all.put("panel", "fixed");
        }
        var whole = new TreeMap<>(all);
        switch (table.id()) {
            case "item-prevalence" -> {
                all.put("outcome", "actionable");
                whole.put("outcome", "rated");
            }
            case "opportunity-themes" -> whole.remove("theme");
            case "timeliness" -> whole.remove("band");
            case "agreement" -> whole.put("agreement", "twice");
            default -> {
                whole.clear();
                if (panel.equals("fixed")) {
                    whole.put("panel", "fixed");
                }
            }
        }
        var unit =
                switch (table.unit()) {
                    case "recommendations" -> CellSpace.RECOMMENDATIONS;
                    case "reviews" -> CellSpace.REVIEWS;
                    default -> CellSpace.INCIDENTS;
                };
        return new CellKeys(LeafKey.of(unit, all), LeafKey.of(unit, whole));
    }
}
