package org.npcs.repository.server.analytics.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Attacks a draft and widens it until every attack fails. */
final class Gate {

    /** A neighbourhood that a linear programme searches quickly. */
    private static final int NEAR = 160;

    private final Draft draft;
    private final DisclosureRules rules;
    private final List<Attacker> attackers;
    private final Attacked attacked;

    /** What was proven for everyone; a draft only ever tells less, so that it stays proven. */
    private final BitSet proven = new BitSet();

    /** The same for each attacker. */
    private final List<BitSet> provenFor;

    private int attacks;

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
                .filter(cell -> !draft.printed[cell].hasFigure())
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
        return IntStream.range(0, draft.printed.length)
                .filter(cell -> !draft.printed[cell].hasFigure() && !proven.get(cell));
    }

    private BitSet openAtOnce(List<Knowledge> known) {
        return unproven()
                .filter(cell -> known.stream()
                        .anyMatch(each -> each.upper()[cell] - each.lower()[cell] < rules.leastInterval()))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private BitSet openOnSearch(List<Knowledge> known) {
        Knowledge together = known.stream().reduce(Knowledge::with).orElseThrow();
        var walk = new Walk(attacked, together);
        prove(cell -> safe(walk.spread(cell, rules.leastInterval())));
        var judge = new LinearJudge(attacked, together);
        prove(cell -> safe(judge.spread(cell, rules.leastInterval(), NEAR)));
        var open = new BitSet();
        for (int attacker = 0; attacker < known.size(); attacker++) {
            searchAs(attacker, known.get(attacker), open);
        }
        prove(cell -> !open.get(cell));
        return open;
    }

    private void prove(IntPredicate holds) {
        int[] cells = unproven().filter(holds).toArray();
        for (int cell : cells) {
            proven.set(cell);
        }
    }

    private void searchAs(int attacker, Knowledge known, BitSet open) {
        var walk = new Walk(attacked, known);
        var judge = new LinearJudge(attacked, known);
        BitSet provenHere = provenFor.get(attacker);
        unproven().filter(cell -> !provenHere.get(cell) && !open.get(cell)).forEach(cell -> {
            long least = rules.leastInterval();
            boolean holds = safe(walk.spread(cell, least))
                    || safe(judge.spread(cell, least, NEAR))
                    || safe(judge.spread(cell, least, attacked.size()));
            (holds ? provenHere : open).set(cell);
        });
    }

    private boolean safe(long spread) {
        return spread >= rules.leastInterval();
    }
}
