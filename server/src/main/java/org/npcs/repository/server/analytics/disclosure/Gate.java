package org.npcs.repository.server.analytics.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Attacks a draft and widens it until every attack fails. */
final class Gate {

    /** A neighbourhood that a linear programme searches quickly. */
    private static final int NEAR = 160;

    /** How many linear programmes one attack may solve in neighbourhoods; what they leave unproven counts as open. */
    private static final int NEAR_PROGRAMMES = 400;

    /** As many cells as one programme may hold: beyond, a solution can take minutes. */
    private static final int FAR = 1_000;

    /** How many programmes of that size one attack may solve. */
    private static final int FAR_PROGRAMMES = 12;

    private final Draft draft;
    private final DisclosureRules rules;
    private final List<Attacker> attackers;
    private final Attacked attacked;

    /** What was proven for everyone; a draft only ever tells less, so that it stays proven. */
    private final BitSet proven = new BitSet();

    /** The same for each attacker. */
    private final List<BitSet> provenFor;

    private int attacks;
    private int near;
    private int far;

    Gate(Draft draft, List<Succession> successions) {
        this.draft = draft;
        rules = draft.rules;
        attackers = Attacker.all(draft.table, rules);
        attacked = Attacked.of(draft, successions);
        provenFor = attackers.stream().map(attacker -> new BitSet()).toList();
    }

    /** How many attacks it took until all failed. */
    int makeSafe() {
        var widening = new Widening(draft);
        while (true) {
            BitSet open = attack();
            if (open.isEmpty()) {
                return attacks;
            }
            if (attacks > rules.rounds()) {
                throw new NotReleasable("a hidden cell could still be worked out after the last round of widening");
            }
            widening.around(open);
        }
    }

    /** How far the counts of each hidden cell spread at least, looked for as far as the cap of small cells. */
    long narrowest() {
        var walk =
                new Walk(attacked, knowledge().stream().reduce(Knowledge::with).orElseThrow());
        return IntStream.range(0, draft.printed.length)
                .filter(this::isProtected)
                .mapToLong(cell -> Math.max(rules.leastInterval(), walk.spread(cell, rules.hiddenUpTo())))
                .min()
                .orElse(rules.leastInterval());
    }

    private List<Knowledge> knowledge() {
        return attackers.stream()
                .map(attacker -> Knowledge.of(attacker, draft, attacked))
                .map(knowledge -> Propagation.narrowed(attacked.rows(), attacked.rowsOf(), knowledge))
                .toList();
    }

    private BitSet attack() {
        attacks++;
        List<Knowledge> known = knowledge();
        BitSet open = openAtOnce(known);
        return open.isEmpty() ? openOnSearch(known) : open;
    }

    private IntStream unproven() {
        return IntStream.range(0, draft.printed.length).filter(cell -> isProtected(cell) && !proven.get(cell));
    }

    private boolean isProtected(int cell) {
        return !draft.printed[cell].hasFigure()
                && switch (draft.table.role(cell)) {
                    case TOLD -> true;
                    // What could have been told as a range is protected by the ranges around it.
                    case UNTOLD -> !PrimaryRule.printable(draft, cell);
                    case ABSENCE -> false;
                };
    }

    private BitSet openAtOnce(List<Knowledge> known) {
        return unproven()
                .filter(cell -> known.stream()
                        .anyMatch(each -> each.upper()[cell] - each.lower()[cell] < rules.leastInterval()))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** Quick searches first, for all attackers; linear programmes only for what they leave. */
    private BitSet openOnSearch(List<Knowledge> known) {
        long least = rules.leastInterval();
        Knowledge together = known.stream().reduce(Knowledge::with).orElseThrow();
        var walk = new Walk(attacked, together);
        prove(cell -> safe(walk.spread(cell, least)));
        for (int attacker = 0; attacker < known.size(); attacker++) {
            var own = new Walk(attacked, known.get(attacker));
            proveFor(attacker, cell -> safe(own.spread(cell, least)));
        }
        prove(cell -> provenFor.stream().allMatch(each -> each.get(cell)));
        var judge = new LinearJudge(attacked, together);
        near = NEAR_PROGRAMMES;
        far = FAR_PROGRAMMES;
        prove(cell -> near-- > 0 && safe(judge.spread(cell, least, NEAR)));
        var open = new BitSet();
        for (int attacker = 0; attacker < known.size(); attacker++) {
            var own = new LinearJudge(attacked, known.get(attacker));
            BitSet provenHere = provenFor.get(attacker);
            // What is open for one attacker need not be judged for the next.
            unproven()
                    .filter(cell -> !open.get(cell) && !provenHere.get(cell))
                    .forEach(cell -> (judged(own, cell) ? provenHere : open).set(cell));
        }
        prove(cell -> !open.get(cell));
        return open;
    }

    private boolean judged(LinearJudge judge, int cell) {
        long least = rules.leastInterval();
        return (near-- > 0 && safe(judge.spread(cell, least, NEAR)))
                || (attacked.size() > NEAR && far-- > 0 && safe(judge.spread(cell, least, FAR)));
    }

    private void proveFor(int attacker, IntPredicate holds) {
        BitSet provenHere = provenFor.get(attacker);
        unproven().filter(cell -> !provenHere.get(cell) && holds.test(cell)).forEach(provenHere::set);
    }

    private void prove(IntPredicate holds) {
        int[] cells = unproven().filter(holds).toArray();
        for (int cell : cells) {
            proven.set(cell);
        }
    }

    private boolean safe(long spread) {
        return spread >= rules.leastInterval();
    }
}
