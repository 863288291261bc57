package org.npcs.repository.server.analytics.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader found: names and cells, each cell as the one text that stands for its value. */
record Frame(List<String> names, List<List<@Nullable String>> rows) {

    /** What the readers should find. */
    static Frame of(DataTable table) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var row : table.rows()) {
            var cells = new ArrayList<@Nullable String>();
            for (var cell : row) {
                cells.add(cell == null ? null : text(cell));
            }
            rows.add(cells);
        }
        return new Frame(table.head().names(), rows);
    }

    static String text(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return cell.toString();
    }
}
