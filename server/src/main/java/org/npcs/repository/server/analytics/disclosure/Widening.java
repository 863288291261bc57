package org.npcs.repository.server.analytics.disclosure;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Chooses what to tell less of for a hidden cell that is open: the nearest printed ranges first. Where they were doubled in vain, it is
 * the markers that tell too much: that a cell is small, or that it would have been printable.
 */
final class Widening {

    /** How often ranges are doubled for one cell before its marker is looked at. */
    private static final int PATIENCE = 3;

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
            BitSet ranges = nearest(cell, draft::canWiden);
            BitSet markers = nearest(cell, draft::canBlur);
            boolean rangesFirst = ++openFor[cell] <= PATIENCE || markers.isEmpty();
            if (ranges.isEmpty() && markers.isEmpty()) {
                throw new NotReleasable("a hidden cell can be worked out and nothing is left that could be told less of");
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

    /** The cells that may be chosen, among those that the fewest sums part from this one; nothing if there are none. */
    private BitSet nearest(int cell, IntPredicate choice) {
        var reached = new BitSet();
        reached.set(cell);
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
