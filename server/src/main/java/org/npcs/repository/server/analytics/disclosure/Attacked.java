package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * The sums an attacker can write down: each relation, and for each printed part of a printed total the remainder, which the rules
 * promise to be no small one.
 *
 * @param rows each sum: the number of the total first, then those of its parts
 * @param rowsOf the sums that each quantity stands in
 * @param cells how many of the quantities are cells
 * @param truth the count of each quantity: the cells first, then the remainders
 */
record Attacked(int[][] rows, int[][] rowsOf, int cells, long[] truth) {

    static Attacked of(Draft draft) {
        CellTable table = draft.table;
        var rows = new ArrayList<int[]>(Arrays.asList(table.rows));
        var remainders = new ArrayList<Long>();
        for (int[] row : table.rows) {
            for (int part = 1; part < row.length; part++) {
                if (draft.printed[row[0]].hasFigure() && draft.printed[row[part]].hasFigure()) {
                    rows.add(new int[] {row[0], row[part], table.size() + remainders.size()});
                    remainders.add(table.counts[row[0]] - table.counts[row[part]]);
                }
            }
        }
        var truth = Arrays.copyOf(table.counts, table.size() + remainders.size());
        for (int rest = 0; rest < remainders.size(); rest++) {
            truth[table.size() + rest] = remainders.get(rest);
        }
        var all = rows.toArray(int[][]::new);
        return new Attacked(all, CellTable.rowsOf(all, truth.length), table.size(), truth);
    }

    int size() {
        return truth.length;
    }

    /** The remainder that a sum defines, or nothing below zero if it is a sum of cells. */
    int remainderOf(int row) {
        int[] quantities = rows[row];
        int last = quantities[quantities.length - 1];
        return last >= cells ? last : -1;
    }

    /** The one sum that a remainder stands in. */
    int rowOf(int remainder) {
        return rowsOf[remainder][0];
    }
}
