package org.npcs.repository.server.analytics.disclosure;

import java.util.BitSet;

/** Chooses the printed ranges to widen for a hidden cell that is open: the nearest that may be. */
final class Widening {

    private final Draft draft;

    Widening(Draft draft) {
        this.draft = draft;
    }

    void around(BitSet open) {
        var chosen = new BitSet();
        open.stream().forEach(cell -> chosen.or(nearest(cell)));
        chosen.stream().filter(draft::canWiden).forEach(draft::widen);
    }

    private BitSet nearest(int cell) {
        var seen = new BitSet();
        seen.set(cell);
        while (true) {
            var reached = neighbours(seen);
            var widest = new BitSet();
            reached.stream().filter(draft::canWiden).forEach(widest::set);
            if (!widest.isEmpty()) {
                return widest;
            }
            if (reached.equals(seen)) {
                throw new NotReleasable("a hidden cell can be worked out and nothing is left that could be widened");
            }
            seen = reached;
        }
    }

    private BitSet neighbours(BitSet cells) {
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
