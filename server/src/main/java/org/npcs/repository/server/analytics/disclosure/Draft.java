package org.npcs.repository.server.analytics.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A release while it is made safe: it only ever tells less. */
final class Draft {

    final CellTable table;
    final DisclosureRules rules;
    final Printed[] printed;
    final int[] doublings;
    private final Map<String, String> why = new HashMap<>();

    Draft(CellTable table, DisclosureRules rules) {
        this.table = table;
        this.rules = rules;
        printed = new Printed[table.size()];
        doublings = new int[table.size()];
    }

    boolean frozen(int cell) {
        return frozenAs(cell) != null;
    }

    private @Nullable Printed frozenAs(int cell) {
        return table.cells.get(cell).frozen();
    }

    void show(int cell) {
        printed[cell] = Ranges.of(table.counts[cell], doublings[cell], rules);
    }

    void carryOver(int cell) {
        Printed before = Objects.requireNonNull(frozenAs(cell));
        if (before.hasFigure() && !before.holds(table.counts[cell])) {
            throw new NotReleasable("a range that must stay no longer holds its count");
        }
        printed[cell] = before;
    }

    /** Nothing is told of it, and no reason is needed. */
    void leaveUntold(int cell) {
        printed[cell] = Printed.hidden(CellStatus.SUPPRESSED_DOMINANCE);
    }

    void hide(int cell, CellStatus status, String reason) {
        printed[cell] = Printed.hidden(status);
        why.put(table.cells.get(cell).key(), reason);
    }

    boolean canWiden(int cell) {
        return printed[cell].hasFigure() && !frozen(cell);
    }

    /** Doubles a range, or hides the cell and what it is made of if it is as wide as may be. */
    void widen(int cell) {
        if (doublings[cell] == rules.doublings()) {
            hide(cell, CellStatus.SUPPRESSED_COMPLEMENTARY, "no range was wide enough for what it tells");
            hidePartsOfHidden();
            return;
        }
        doublings[cell]++;
        show(cell);
        why.put(table.cells.get(cell).key(), "widened, since it told too much of a hidden cell");
    }

    boolean canBlur(int cell) {
        CellStatus status = printed[cell].status();
        return !frozen(cell)
                && (status == CellStatus.SUPPRESSED_SMALL || status == CellStatus.SUPPRESSED_COMPLEMENTARY);
    }

    /** Gives a hidden cell the marker that tells nothing of its count. */
    void blur(int cell) {
        hide(
                cell,
                CellStatus.SUPPRESSED_DOMINANCE,
                why.get(table.cells.get(cell).key()) + "; another marker told too much");
    }

    /** The parts of a hidden total would tell it together. */
    void hidePartsOfHidden() {
        boolean again = true;
        while (again) {
            again = false;
            for (int[] row : table.rows) {
                for (int part = 1; part < row.length; part++) {
                    if (!printed[row[0]].hasFigure() && canWiden(row[part])) {
                        hide(row[part], CellStatus.SUPPRESSED_COMPLEMENTARY, "its total is hidden");
                        again = true;
                    }
                }
            }
        }
    }

    Map<String, Printed> byKey() {
        var map = new TreeMap<String, Printed>();
        for (int cell = 0; cell < printed.length; cell++) {
            map.put(table.cells.get(cell).key(), printed[cell]);
        }
        return map;
    }

    Map<String, String> why() {
        return why;
    }
}
