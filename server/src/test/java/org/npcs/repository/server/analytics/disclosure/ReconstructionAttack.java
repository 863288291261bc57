package org.npcs.repository.server.analytics.disclosure;

import static org.npcs.repository.server.analytics.disclosure.Cells.at;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Someone who collects all that is printed and solves for what is not. Written apart from the engine: it shares neither its
 * reasoning nor its solver, only the printed cells and the sums that everyone can see.
 */
public final class ReconstructionAttack {

    private static final double EPSILON = 1e-6;

    private final Map<String, Printed> printed;
    private final Map<String, Integer> column = new TreeMap<>();
    private final List<LinearConstraint> constraints = new ArrayList<>();

    /** Someone who has read this, and knows these sums. */
    public ReconstructionAttack(Map<String, Printed> printed, Collection<Relation> relations) {
        this.printed = new TreeMap<>(printed);
        this.printed.keySet().forEach(key -> column.put(key, column.size()));
        this.printed.forEach((key, cell) -> {
            Long lower = cell.lower();
            Long upper = cell.upper();
            if (lower != null && upper != null) {
                require(Map.of(key, 1), Relationship.GEQ, lower);
                require(Map.of(key, 1), Relationship.LEQ, upper);
            }
        });
        for (Relation relation : relations) {
            var sum = new TreeMap<String, Integer>();
            relation.parts().forEach(part -> sum.put(part, 1));
            sum.put(relation.total(), -1);
            require(sum, Relationship.EQ, 0);
        }
    }

    private int number(String key) {
        return Objects.requireNonNull(column.get(key));
    }

    private void require(Map<String, Integer> sum, Relationship relationship, long value) {
        var row = new double[column.size()];
        sum.forEach((key, times) -> row[number(key)] += times);
        constraints.add(new LinearConstraint(row, relationship, value));
    }

    /** It has read that counts of 0 to 10 are marked as small. */
    public ReconstructionAttack knowingTheCap(int least, int most) {
        printed.forEach((key, cell) -> {
            if (cell.status() == CellStatus.SUPPRESSED_SMALL) {
                require(Map.of(key, 1), Relationship.GEQ, least);
                require(Map.of(key, 1), Relationship.LEQ, most);
            }
        });
        return this;
    }

    /** It has read all rules: whatever has enough records is enough beside its total and beside any member. */
    ReconstructionAttack knowingTheRules(Collection<Relation> relations) {
        printed.forEach((key, cell) -> {
            if (cell.status() == CellStatus.SUPPRESSED_COMPLEMENTARY) {
                require(Map.of(key, 1), Relationship.GEQ, 11);
            }
        });
        for (Relation relation : relations) {
            for (String part : relation.parts()) {
                if (at(printed, relation.total()).hasFigure()
                        && at(printed, part).hasFigure()) {
                    require(Map.of(relation.total(), 1, part, -1), Relationship.GEQ, 11);
                }
            }
        }
        return this;
    }

    /** It is one of the members, or several who put together what they have. */
    public ReconstructionAttack knowing(Collection<CountedCell> cells, Collection<String> members) {
        for (CountedCell cell : cells) {
            int own = 0;
            for (String member : members) {
                int count = cell.byMember().getOrDefault(member, 0);
                own += count;
                if (enough(at(printed, cell.key())) && cell.frozen() == null) {
                    require(Map.of(cell.key(), 1), Relationship.GEQ, count + 11);
                    require(Map.of(cell.key(), 1), Relationship.GEQ, 2L * count);
                }
            }
            require(Map.of(cell.key(), 1), Relationship.GEQ, own);
        }
        return this;
    }

    /** Printed, or hidden only for the sake of another cell. */
    private static boolean enough(Printed cell) {
        return cell.hasFigure() || cell.status() == CellStatus.SUPPRESSED_COMPLEMENTARY;
    }

    /** It supposes that a later count of the same thing is never lower. */
    ReconstructionAttack supposingGrowth(Collection<Succession> successions) {
        for (Succession succession : successions) {
            require(Map.of(succession.later(), 1, succession.earlier(), -1), Relationship.GEQ, 0);
        }
        return this;
    }

    /** How narrow the hidden cell that is known best has become. */
    public long narrowest() {
        long narrowest = Long.MAX_VALUE;
        for (var cell : printed.entrySet()) {
            if (!cell.getValue().hasFigure()) {
                narrowest = Math.min(narrowest, width(cell.getKey()));
            }
        }
        return narrowest;
    }

    /** The least and the greatest count of a cell are so far apart. */
    long width(String key) {
        double least = Math.ceil(extreme(key, GoalType.MINIMIZE) - EPSILON);
        double most = Math.floor(extreme(key, GoalType.MAXIMIZE) + EPSILON);
        return (long) (most - least);
    }

    private double extreme(String key, GoalType goal) {
        var objective = new double[column.size()];
        objective[number(key)] = 1;
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(100_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true))
                    .getPoint()[number(key)];
        } catch (UnboundedSolutionException unbounded) {
            return 1e9;
        }
    }
}
