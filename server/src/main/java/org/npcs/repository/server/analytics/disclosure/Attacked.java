package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sums an attacker can write down: each relation; for each printed part of a printed total the remainder, which the rules
 * promise to be no small one; and for each cell that was published before what came to it since.
 *
 * @param rows each sum: the number of the total first, then those of its parts
 * @param rowsOf the sums that each quantity stands in
 * @param cells how many of the quantities are cells
 * @param growthFrom the first quantity that came to a cell between two editions; before it stand the remainders
 * @param truth the count of each quantity: the cells first, then the remainders, then what came
 */
record Attacked(int[][] rows, int[][] rowsOf, int cells, int growthFrom, long[] truth) {

    /** Sums of cells alone. */
    static Attacked of(int[][] rows, long[] truth) {
        return new Attacked(rows, CellTable.rowsOf(rows, truth.length), truth.length, truth.length, truth);
    }

    static Attacked of(Draft draft, List<Succession> successions) {
        CellTable table = draft.table;
        var differences = new ArrayList<int[]>();
        for (int[] row : table.rows) {
            for (int part = 1; part < row.length; part++) {
                if (draft.printed[row[0]].hasFigure() && draft.printed[row[part]].hasFigure()) {
                    differences.add(new int[] {row[0], row[part]});
                }
            }
        }
        int growthFrom = table.size() + differences.size();
        for (Succession succession : successions) {
            int later = table.number(succession.later());
            int earlier = table.number(succession.earlier());
            // Where records were lost, whoever supposes that none were is wrong and cannot be sure of it.
            if (table.counts[later] >= table.counts[earlier]) {
                differences.add(new int[] {later, earlier});
            }
        }
        var rows = new ArrayList<int[]>(Arrays.asList(table.rows));
        var truth = Arrays.copyOf(table.counts, table.size() + differences.size());
        for (int i = 0; i < differences.size(); i++) {
            int[] pair = differences.get(i);
            int rest = table.size() + i;
            rows.add(new int[] {pair[0], pair[1], rest});
            truth[rest] = table.counts[pair[0]] - table.counts[pair[1]];
        }
        var all = rows.toArray(int[][]::new);
        return new Attacked(all, CellTable.rowsOf(all, truth.length), table.size(), growthFrom, truth);
    }

    int size() {
        return truth.length;
    }

    /** The difference that a sum defines, or nothing below zero if it is a sum of cells. */
    int remainderOf(int row) {
        int[] quantities = rows[row];
        int last = quantities[quantities.length - 1];
        return last >= cells ? last : -1;
    }

    /** The one sum that a difference stands in. */
    int[] differenceOf(int remainder) {
        return rows[rowsOf[remainder][0]];
    }
}
