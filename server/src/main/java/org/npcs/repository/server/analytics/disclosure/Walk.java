package org.npcs.repository.server.analytics.disclosure;

/**
 * Looks for other whole counts that an attacker must hold possible: from the truth one record is added to a cell or taken away, and
 * the sums that break are mended by others, as long as all stays within what is known. What it finds is a proof; that it finds
 * nothing proves nothing.
 */
final class Walk {

    private static final int MOST_TRIES = 4000;

    private static final int MOST_CHANGES = 400;

    private final Attacked attacked;
    private final Knowledge known;
    private final long[] counts;
    private final long[] broken;
    private final boolean[] changed;
    private final int[] trail = new int[MOST_CHANGES];
    private final long[] steps = new long[MOST_CHANGES];
    private int length;
    private int tries;

    Walk(Attacked attacked, Knowledge known) {
        this.attacked = attacked;
        this.known = known;
        counts = attacked.truth().clone();
        broken = new long[attacked.rows().length];
        changed = new boolean[counts.length];
    }

    /** How far apart the counts of a cell were brought, and no further than asked. */
    long spread(int cell, long wanted) {
        long up = walked(cell, 1, wanted);
        return up + walked(cell, -1, wanted - up);
    }

    private long walked(int cell, int step, long most) {
        long walked = 0;
        while (walked < most && take(cell, step)) {
            walked++;
        }
        System.arraycopy(attacked.truth(), 0, counts, 0, counts.length);
        return walked;
    }

    private boolean take(int cell, int step) {
        length = 0;
        tries = 0;
        boolean changedFirst = change(cell, step);
        boolean mended = changedFirst && mend();
        if (changedFirst && !mended) {
            undo();
        }
        for (int i = 0; i < length; i++) {
            changed[trail[i]] = false;
            requireSums(trail[i]);
        }
        return mended;
    }

    /** Counted anew, since a proof of safety must not rest on the bookkeeping of the search. */
    private void requireSums(int cell) {
        for (int row : attacked.rowsOf()[cell]) {
            int[] cells = attacked.rows()[row];
            long rest = counts[cells[0]];
            for (int part = 1; part < cells.length; part++) {
                rest -= counts[cells[part]];
            }
            if (rest != 0) {
                throw new IllegalStateException("the search for other counts left a sum broken");
            }
        }
    }

    private boolean change(int cell, long step) {
        if (length == MOST_CHANGES || !possible(cell, counts[cell] + step)) {
            return false;
        }
        trail[length] = cell;
        steps[length++] = step;
        changed[cell] = true;
        add(cell, step);
        if (remaindersPossible(cell)) {
            return true;
        }
        undo();
        return false;
    }

    private boolean possible(int quantity, long count) {
        return known.lower()[quantity] <= count && count <= known.upper()[quantity];
    }

    private boolean remaindersPossible(int cell) {
        for (int row : attacked.rowsOf()[cell]) {
            int remainder = attacked.remainderOf(row);
            if (remainder >= 0 && !possible(remainder, counts[remainder])) {
                return false;
            }
        }
        return true;
    }

    private void undo() {
        int cell = trail[--length];
        changed[cell] = false;
        add(cell, -steps[length]);
    }

    private void add(int cell, long step) {
        counts[cell] += step;
        for (int row : attacked.rowsOf()[cell]) {
            int remainder = attacked.remainderOf(row);
            if (remainder >= 0) {
                counts[remainder] += sign(row, cell) * step;
            } else {
                broken[row] += sign(row, cell) * step;
            }
        }
    }

    private int sign(int row, int cell) {
        return attacked.rows()[row][0] == cell ? 1 : -1;
    }

    private boolean mend() {
        int row = brokenRow();
        if (row < 0) {
            return true;
        }
        // First what mends other sums as well, last what breaks most.
        int[] cells = attacked.rows()[row];
        for (int cost = -3; cost <= 3; cost++) {
            for (int cell : cells) {
                if (changed[cell]) {
                    continue;
                }
                long step = -broken[row] * sign(row, cell);
                if (cost(cell, step) == cost && ++tries <= MOST_TRIES && change(cell, step)) {
                    if (mend()) {
                        return true;
                    }
                    undo();
                }
            }
        }
        return false;
    }

    private int brokenRow() {
        for (int i = length - 1; i >= 0; i--) {
            for (int row : attacked.rowsOf()[trail[i]]) {
                if (broken[row] != 0) {
                    return row;
                }
            }
        }
        return -1;
    }

    private int cost(int cell, long step) {
        int cost = 0;
        for (int row : attacked.rowsOf()[cell]) {
            if (attacked.remainderOf(row) >= 0) {
                continue;
            }
            long then = broken[row] + sign(row, cell) * step;
            cost += (then != 0 ? 1 : 0) - (broken[row] != 0 ? 1 : 0);
        }
        return Math.max(-3, Math.min(3, cost));
    }
}
