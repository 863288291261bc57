package org.npcs.repository.server.analytics.disclosure;

/** How little and how much each quantity can be, as an attacker sees it; the truth always lies between. */
record Knowledge(long[] lower, long[] upper) {

    /** Stands for no upper bound: far beyond what any proof needs. */
    static final long FAR = 1_000_000;

    static Knowledge of(Attacker attacker, Draft draft, Attacked attacked) {
        var lower = new long[attacked.size()];
        var upper = new long[attacked.size()];
        int cells = draft.printed.length;
        for (int cell = 0; cell < cells; cell++) {
            lower[cell] = least(attacker, draft, cell);
            upper[cell] = most(draft, cell);
        }
        for (int rest = cells; rest < lower.length; rest++) {
            lower[rest] = leastDifference(attacker, draft, attacked, rest);
            upper[rest] = attacked.truth()[rest] + FAR;
        }
        return new Knowledge(lower, upper);
    }

    private static long least(Attacker attacker, Draft draft, int cell) {
        Printed printed = draft.printed[cell];
        boolean printable = printed.hasFigure() || printed.status() == CellStatus.SUPPRESSED_COMPLEMENTARY;
        long known = attacker.own[cell];
        // What was frozen under other rules may be less than these rules promise.
        if (printable && attacker.leastPrintable[cell] <= draft.table.counts[cell]) {
            known = attacker.leastPrintable[cell];
        }
        Long lower = printed.lower();
        return lower == null ? known : Math.max(known, lower);
    }

    private static long leastDifference(Attacker attacker, Draft draft, Attacked attacked, int rest) {
        int total = attacked.differenceOf(rest)[0];
        int part = attacked.differenceOf(rest)[1];
        long own = Math.max(0, attacker.own[total] - attacker.own[part]);
        boolean promised =
                rest < attacked.growthFrom() && draft.printed[total].hasFigure() && draft.printed[part].hasFigure();
        // A part is printed only if enough is left of its total without it; what was frozen may keep no such promise.
        long least = promised ? Math.max(own, draft.rules.hiddenUpTo() + 1L) : own;
        return attacked.truth()[rest] >= least ? least : Math.min(own, attacked.truth()[rest]);
    }

    private static long most(Draft draft, int cell) {
        Printed printed = draft.printed[cell];
        long count = draft.table.counts[cell];
        boolean small = printed.status() == CellStatus.SUPPRESSED_SMALL && count <= draft.rules.hiddenUpTo();
        Long upper = printed.upper();
        if (upper != null) {
            return upper;
        }
        return small ? draft.rules.hiddenUpTo() : count + FAR;
    }

    /** One who would know of each quantity what any of them knows: nothing that is safe from this one is open to them. */
    Knowledge with(Knowledge other) {
        var together = lower.clone();
        for (int i = 0; i < together.length; i++) {
            together[i] = Math.max(together[i], other.lower[i]);
        }
        return new Knowledge(together, upper);
    }
}
