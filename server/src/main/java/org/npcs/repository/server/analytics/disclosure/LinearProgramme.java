package org.npcs.repository.server.analytics.disclosure;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
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
            expression(row).level(missing(row));
        }
    }

    private double least(int quantity) {
        return known.lower()[quantity] - attacked.truth()[quantity];
    }

    private double most(int quantity) {
        return known.upper()[quantity] - attacked.truth()[quantity];
    }

    /** What the point of departure lacks for a sum to hold: nothing, if that is the truth. */
    private long missing(int row) {
        long missing = 0;
        for (int cell : attacked.rows()[row]) {
            missing -= sign(row, cell) * attacked.truth()[cell];
        }
        return missing;
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

    /** No cell needs to be followed further than this from where it is. */
    void follow(int cell, long furthest) {
        move(cell).lower(Math.max(least(cell), -furthest)).upper(Math.min(most(cell), furthest));
    }

    /**
     * How far a cell can move up (1) or down (-1), or nothing if there is no solution that keeps to all that is known. Remainders are
     * many and bind seldom: each becomes a condition when a solution breaks it.
     */
    OptionalDouble furthest(int cell, int direction) {
        move(cell).weight(direction);
        var conditions = new HashSet<Integer>();
        while (true) {
            Optimisation.Result result = model.maximise();
            if (!result.getState().isFeasible() || !holds(result)) {
                return OptionalDouble.empty();
            }
            int[] broken = remainders.stream()
                    .mapToInt(Integer::intValue)
                    .filter(row -> !within(attacked.remainderOf(row), moved(row, result)))
                    .toArray();
            if (broken.length == 0) {
                return OptionalDouble.of(direction * value(cell, result));
            }
            for (int row : broken) {
                if (!conditions.add(row)) {
                    return OptionalDouble.empty();
                }
                int remainder = attacked.remainderOf(row);
                expression(row).lower(least(remainder)).upper(most(remainder));
            }
        }
    }

    private boolean within(int quantity, double move) {
        return least(quantity) - TOLERANCE <= move && move <= most(quantity) + TOLERANCE;
    }

    private Variable move(int cell) {
        return Objects.requireNonNull(moves.get(cell));
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
        return moves.keySet().stream().allMatch(cell -> within(cell, value(cell, result)))
                && sums.stream().allMatch(row -> Math.abs(moved(row, result) - missing(row)) < TOLERANCE);
    }
}
