package org.npcs.repository.server.analytics.disclosure;

import java.util.Arrays;
import java.util.Map;

/** What may not be printed at any width, whatever else is printed. */
final class PrimaryRule {

    private PrimaryRule() {}

    static Draft apply(CellTable table, DisclosureRules rules) {
        var draft = new Draft(table, rules);
        for (int cell = 0; cell < table.size(); cell++) {
            if (table.role(cell) != CellRole.TOLD) {
                draft.leaveUntold(cell);
            } else if (draft.frozen(cell)) {
                draft.carryOver(cell);
            } else {
                decide(draft, cell);
            }
        }
        for (int[] row : table.rows) {
            hideWhatTellsARemainder(draft, row);
        }
        draft.hidePartsOfHidden();
        return draft;
    }

    /** Whether a cell has enough records, from enough members. */
    static boolean printable(Draft draft, int cell) {
        return draft.table.counts[cell] > draft.rules.hiddenUpTo()
                && Concentration.spread(draft.table.cells.get(cell).byMember(), draft.rules);
    }

    private static void decide(Draft draft, int cell) {
        Map<String, Integer> byMember = draft.table.cells.get(cell).byMember();
        if (draft.table.counts[cell] > draft.rules.hiddenUpTo()) {
            if (Concentration.spread(byMember, draft.rules)) {
                draft.show(cell);
            } else {
                draft.hide(
                        cell, CellStatus.SUPPRESSED_DOMINANCE, "too few members, or one of them with too much of it");
            }
        } else if (tellsMembersTooMuch(draft.table, cell, draft.rules)) {
            draft.hide(cell, CellStatus.SUPPRESSED_DOMINANCE, "small, and nearly all of it from a few members");
        } else {
            draft.hide(cell, CellStatus.SUPPRESSED_SMALL, "too few records");
        }
    }

    /**
     * The marker of a small cell tells that it is small. A member, or the largest together, who hold most of what it can be would
     * learn from it how little the others have, so that such a cell gets the marker that tells nothing of its count.
     */
    private static boolean tellsMembersTooMuch(CellTable table, int cell, DisclosureRules rules) {
        Map<String, Integer> byMember = table.cells.get(cell).byMember();
        int together = table.largest(rules.coalition()).stream()
                .mapToInt(member -> byMember.getOrDefault(member, 0))
                .sum();
        int one = byMember.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return Math.max(one, together) > rules.hiddenUpTo() - rules.leastInterval();
    }

    private static void hideWhatTellsARemainder(Draft draft, int[] row) {
        for (int part = 1; part < row.length; part++) {
            if (draft.canWiden(row[part]) && tellsOthers(draft, row, row[part])) {
                draft.hide(row[part], CellStatus.SUPPRESSED_COMPLEMENTARY, "too few records beside it in its total");
            }
        }
    }

    /** Whether others are left in the total, and too few of them; what is not known is no others. */
    private static boolean tellsOthers(Draft draft, int[] row, int part) {
        int[] others = Arrays.stream(row)
                .skip(1)
                .filter(other -> other != part && draft.table.role(other) != CellRole.ABSENCE)
                .toArray();
        long left = Arrays.stream(others)
                .mapToLong(other -> draft.table.counts[other])
                .sum();
        return others.length > 0 && left <= draft.rules.hiddenUpTo();
    }
}
