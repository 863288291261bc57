package org.npcs.repository.server.analytics.disclosure;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The attacker's problem as a linear programme: how far the count of a cell can lie from the truth with all that is known. Every
 * answer is checked against the sums and the bounds, so that an error of the solver can only make a cell look less safe.
 */
final class LinearJudge {

    private final Attacked attacked;
    private final Knowledge known;

    LinearJudge(Attacked attacked, Knowledge known) {
        this.attacked = attacked;
        this.known = known;
    }

    /**
     * How far apart the least and the greatest count of a cell can be, and no further than asked.
     *
     * @param quantities how many quantities around the cell may move at most, the others standing still
     */
    long spread(int cell, long wanted, int quantities) {
        Set<Integer> free = around(cell, quantities);
        long up = reach(cell, 1, wanted, free);
        return up >= wanted ? wanted : up + reach(cell, -1, wanted - up, free);
    }

    private Set<Integer> around(int cell, int quantities) {
        var free = new LinkedHashSet<Integer>();
        var waiting = new ArrayDeque<Integer>();
        free.add(cell);
        waiting.add(cell);
        while (!waiting.isEmpty()) {
            for (int row : attacked.rowsOf()[waiting.remove()]) {
                for (int other : attacked.rows()[row]) {
                    boolean moves = other < attacked.cells() && known.lower()[other] < known.upper()[other];
                    if (moves && free.size() < quantities && free.add(other)) {
                        waiting.add(other);
                    }
                }
            }
        }
        return free;
    }

    private long reach(int cell, int direction, long wanted, Set<Integer> free) {
        var programme = new LinearProgramme(attacked, known, free);
        programme.follow(cell, wanted);
        double reached = programme.furthest(cell, direction).orElse(0);
        return (long) Math.floor(reached + LinearProgramme.TOLERANCE);
    }
}
