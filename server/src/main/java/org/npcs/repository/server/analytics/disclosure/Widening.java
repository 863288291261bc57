package org.npcs.repository.server.analytics.disclosure;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Chooses what to tell less of for a hidden cell that is open: the nearest printed ranges first. Where they were doubled in vain, it is
 * the markers that tell too much: that a cell is small, or that it would have been printable.
 */
final class Widening {

    /** How often ranges are doubled for one cell before ranges further away are doubled too. */
    private static final int PATIENCE = 2;

    /** How far away ranges are doubled before markers are looked at. */
    private static final int NEAR = 2;

    private final Draft draft;
    private final int[] openFor;

    Widening(Draft draft) {
        this.draft = draft;
        openFor = new int[draft.printed.length];
    }

    void around(BitSet open) {
        var wider = new BitSet();
        var blurred = new BitSet();
        open.stream().forEach(cell -> {
            int distance = 1 + openFor[cell]++ / PATIENCE;
            BitSet ranges = nearest(cell, distance, draft::canWiden);
            BitSet markers = nearest(cell, 0, draft::canBlur);
            boolean rangesFirst = distance <= NEAR || markers.isEmpty();
            if (ranges.isEmpty() && markers.isEmpty()) {
                throw new NotReleasable(
                        "a hidden cell can be worked out and nothing is left that could be told less of");
            }
            if (rangesFirst && !ranges.isEmpty()) {
                wider.or(ranges);
            } else {
                blurred.or(markers);
            }
        });
        blurred.stream().forEach(draft::blur);
        wider.stream().filter(draft::canWiden).forEach(draft::widen);
    }

    /** The cells that may be chosen within so many sums of this one, or else the nearest; nothing if there are none. */
    private BitSet nearest(int cell, int distance, IntPredicate choice) {
        var reached = new BitSet();
        reached.set(cell);
        for (int step = 0; step < distance; step++) {
            reached = withNeighbours(reached);
        }
        while (true) {
            BitSet chosen = reached.stream().filter(choice).collect(BitSet::new, BitSet::set, BitSet::or);
            BitSet further = withNeighbours(reached);
            if (!chosen.isEmpty() || further.equals(reached)) {
                return chosen;
            }
            reached = further;
        }
    }

    private BitSet withNeighbours(BitSet cells) {
        var reached = (BitSet) cells.clone();
        cells.stream().forEach(cell -> {
            for (int row : draft.table.rowsOf[cell]) {
                for (int other : draft.table.rows[row]) {
                    reached.set(other);
                }
            }
        });
        return reached;
    }
}
