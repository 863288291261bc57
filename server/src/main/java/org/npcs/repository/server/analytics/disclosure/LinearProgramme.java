package org.npcs.repository.server.analytics.disclosure;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** One question to the solver: how far one cell can move from the truth while some move with it and all others stand still. */
final class LinearProgramme {

    static final double TOLERANCE = 1e-6;

    /** No other cell needs to move further to move one by the protection interval. */
    private static final double FURTHEST = 1_000;

    private final Attacked attacked;
    private final Knowledge known;
    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final Map<Integer, Variable> moves = new TreeMap<>();
    private final Set<Integer> sums = new TreeSet<>();
    private final Set<Integer> remainders = new TreeSet<>();

    LinearProgramme(Attacked attacked, Knowledge known, Set<Integer> free) {
        this.attacked = attacked;
        this.known = known;
        for (int cell : free) {
            moves.put(cell, model.newVariable("c" + cell).lower(least(cell)).upper(most(cell)));
            for (int row : attacked.rowsOf()[cell]) {
                (attacked.remainderOf(row) < 0 ? sums : remainders).add(row);
            }
        }
        for (int row : sums) {
            expression(row).level(0);
        }
    }

    private double least(int quantity) {
        return Math.max(known.lower()[quantity] - attacked.truth()[quantity], -FURTHEST);
    }

    private double most(int quantity) {
        return Math.min(known.upper()[quantity] - attacked.truth()[quantity], FURTHEST);
    }

    /** The total less its parts, of what moves. */
    private Expression expression(int row) {
        Expression sum = model.newExpression("r" + row);
        for (int cell : attacked.rows()[row]) {
            Variable move = moves.get(cell);
            if (move != null) {
                sum.set(move, sign(row, cell));
            }
        }
        return sum;
    }

    private int sign(int row, int cell) {
        return attacked.rows()[row][0] == cell ? 1 : -1;
    }

    /** Remainders are many and bind seldom: each becomes a condition when a solution breaks it. */
    double furthest(int cell, int direction, long wanted) {
        Variable target = Objects.requireNonNull(moves.get(cell));
        target.lower(Math.max(least(cell), -wanted))
                .upper(Math.min(most(cell), wanted))
                .weight(direction);
        var conditions = new HashSet<Integer>();
        while (true) {
            Optimisation.Result result = model.maximise();
            if (!result.getState().isFeasible() || !holds(result)) {
                return 0;
            }
            boolean more = false;
            for (int row : remainders) {
                int remainder = attacked.remainderOf(row);
                double move = moved(row, result);
                boolean broken = move < least(remainder) - TOLERANCE || move > most(remainder) + TOLERANCE;
                if (broken && !conditions.add(row)) {
                    return 0;
                }
                if (broken) {
                    expression(row).lower(least(remainder)).upper(most(remainder));
                    more = true;
                }
            }
            if (!more) {
                return direction * value(cell, result);
            }
        }
    }

    private double value(int cell, Optimisation.Result result) {
        Variable move = moves.get(cell);
        return move == null ? 0 : result.doubleValue(model.indexOf(move));
    }

    private double moved(int row, Optimisation.Result result) {
        double moved = 0;
        for (int cell : attacked.rows()[row]) {
            moved += sign(row, cell) * value(cell, result);
        }
        return moved;
    }

    private boolean holds(Optimisation.Result result) {
        return moves.keySet().stream().allMatch(cell -> {
                    double move = value(cell, result);
                    return least(cell) - TOLERANCE <= move && move <= most(cell) + TOLERANCE;
                })
                && sums.stream().allMatch(row -> Math.abs(moved(row, result)) < TOLERANCE);
    }
}
