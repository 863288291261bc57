package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayDeque;
import java.util.BitSet;

/** Narrows what is known of each quantity by one sum after the other: quick, and never narrower than the truth allows. */
final class Propagation {

    /** Enough for any leak seen; stopping early leaves wider bounds to the linear programme. */
    private static final int STEPS_PER_ROW = 40;

    private final int[][] rows;
    private final int[][] rowsOf;
    private final long[] lower;
    private final long[] upper;
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    private final BitSet isWaiting = new BitSet();

    private Propagation(int[][] rows, int[][] rowsOf, Knowledge known) {
        this.rows = rows;
        this.rowsOf = rowsOf;
        lower = known.lower().clone();
        upper = known.upper().clone();
    }

    static Knowledge narrowed(int[][] rows, int[][] rowsOf, Knowledge known) {
        var propagation = new Propagation(rows, rowsOf, known);
        for (int row = 0; row < rows.length; row++) {
            propagation.await(row);
        }
        for (long step = (long) STEPS_PER_ROW * rows.length; step > 0 && !propagation.waiting.isEmpty(); step--) {
            propagation.next();
        }
        return new Knowledge(propagation.lower, propagation.upper);
    }

    private void await(int row) {
        if (!isWaiting.get(row)) {
            isWaiting.set(row);
            waiting.add(row);
        }
    }

    private void next() {
        int number = waiting.remove();
        isWaiting.clear(number);
        int[] row = rows[number];
        long least = 0;
        long most = 0;
        for (int part = 1; part < row.length; part++) {
            least += lower[row[part]];
            most += upper[row[part]];
        }
        narrow(row[0], least, most);
        long totalLeast = lower[row[0]];
        long totalMost = upper[row[0]];
        for (int part = 1; part < row.length; part++) {
            int cell = row[part];
            long othersLeast = least - lower[cell];
            long othersMost = most - upper[cell];
            long lowerBefore = lower[cell];
            long upperBefore = upper[cell];
            narrow(cell, totalLeast - othersMost, totalMost - othersLeast);
            least += lower[cell] - lowerBefore;
            most += upper[cell] - upperBefore;
        }
    }

    private void narrow(int cell, long least, long most) {
        if (least > lower[cell] || most < upper[cell]) {
            lower[cell] = Math.max(lower[cell], least);
            upper[cell] = Math.min(upper[cell], most);
            for (int row : rowsOf[cell]) {
                await(row);
            }
        }
    }
}
