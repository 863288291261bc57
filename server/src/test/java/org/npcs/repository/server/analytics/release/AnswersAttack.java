package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import tools.jackson.databind.JsonNode;

/**
 * Someone who has nothing but the answers of the interface: it asks every table of one year by every set of dimensions, adds what it
 * knows of its own records, and solves for what is hidden. Parts add up to their whole at most, since what is not told has no row.
 */
final class AnswersAttack {

    private static final double EPSILON = 1e-6;

    /** More than any count of an invented history. */
    private static final long MANY = 1_000_000;

    private static final long CAP = 10;

    private final Map<String, Integer> column = new TreeMap<>();
    private final Map<String, Boolean> hidden = new TreeMap<>();
    private final List<Map<String, Integer>> sums = new ArrayList<>();
    private final List<Relationship> relations = new ArrayList<>();
    private final List<Long> values = new ArrayList<>();

    /** Takes the rows of an answer by some dimensions. */
    void see(String period, List<String> dimensions, JsonNode rows) {
        for (JsonNode row : rows) {
            var key = key(period, dimensions, row);
            number(key);
            var told = row.has("nLower");
            hidden.put(key, !told);
            if (told) {
                require(Map.of(key, 1), Relationship.GEQ, row.path("nLower").asLong());
                require(Map.of(key, 1), Relationship.LEQ, row.path("nUpper").asLong());
            } else if (row.path("status").asString("").equals("suppressed-small")) {
                require(Map.of(key, 1), Relationship.LEQ, CAP);
            }
        }
    }

    /** Takes the rows of the own records: nothing told is less, and what is told is enough without them. */
    void know(String period, List<String> dimensions, JsonNode own) {
        for (JsonNode row : own) {
            var key = key(period, dimensions, row);
            if (column.containsKey(key)) {
                long count = row.path("n").asLong();
                require(Map.of(key, 1), Relationship.GEQ, count);
                if (!Objects.requireNonNull(hidden.get(key))) {
                    require(Map.of(key, 1), Relationship.GEQ, Math.max(2 * count, count + CAP + 1));
                }
            }
        }
    }

    /** Each cell by a set of dimensions is no more than the whole without one of them; told apart by what the names say. */
    void addUp(String period, List<String> dimensions) {
        for (String left : dimensions) {
            var wholes = new TreeMap<String, List<String>>();
            var prefix = period + "|" + String.join(",", dimensions) + "|";
            column.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(key -> {
                var codes = List.of(key.substring(prefix.length()).split(";"));
                var rest = codes.stream()
                        .filter(code -> !code.startsWith(left + "="))
                        .collect(Collectors.joining(";"));
                var others =
                        dimensions.stream().filter(one -> !one.equals(left)).collect(Collectors.joining(","));
                wholes.computeIfAbsent(period + "|" + others + "|" + rest, any -> new ArrayList<>())
                        .add(key);
            });
            wholes.forEach((whole, parts) -> part(whole, parts, Relationship.LEQ));
        }
    }

    /** The quarters of a year are the year. */
    void sameAsTheirYear(String year, Collection<String> quarters, List<String> dimensions) {
        var prefix = year + "|" + String.join(",", dimensions) + "|";
        for (String whole : List.copyOf(column.keySet())) {
            var parts = quarters.stream()
                    .map(quarter -> quarter + whole.substring(year.length()))
                    .toList();
            if (whole.startsWith(prefix) && column.keySet().containsAll(parts)) {
                part(whole, parts, Relationship.EQ);
            }
        }
    }

    private void part(String whole, List<String> parts, Relationship relation) {
        if (column.containsKey(whole)) {
            var sum = new TreeMap<String, Integer>();
            parts.forEach(part -> sum.put(part, 1));
            sum.put(whole, -1);
            require(sum, relation, 0);
        }
    }

    private static String key(String period, List<String> dimensions, JsonNode row) {
        return period + "|" + String.join(",", dimensions) + "|"
                + dimensions.stream()
                        .map(one -> one + "=" + row.path(one).asString(""))
                        .collect(Collectors.joining(";"));
    }

    private int number(String key) {
        return column.computeIfAbsent(key, any -> column.size());
    }

    private void require(Map<String, Integer> sum, Relationship relation, long value) {
        sums.add(sum);
        relations.add(relation);
        values.add(value);
    }

    long hiddenCells() {
        return hidden.values().stream().filter(one -> one).count();
    }

    /** The hidden cells that it knows to within fewer than a number of counts, each with the interval. */
    List<String> workedOut(long interval) {
        var constraints = new ArrayList<LinearConstraint>();
        for (int i = 0; i < sums.size(); i++) {
            constraints.add(new LinearConstraint(row(sums.get(i)), relations.get(i), values.get(i)));
        }
        var found = new ArrayList<String>();
        hidden.forEach((key, unknown) -> {
            if (unknown) {
                constraints.add(new LinearConstraint(row(Map.of(key, 1)), Relationship.LEQ, MANY));
            }
        });
        hidden.forEach((key, unknown) -> {
            if (unknown) {
                double least = Math.ceil(extreme(key, constraints, GoalType.MINIMIZE) - EPSILON);
                double most = Math.floor(extreme(key, constraints, GoalType.MAXIMIZE) + EPSILON);
                if (most - least < interval) {
                    found.add(key + " in " + least + " to " + most);
                }
            }
        });
        return found;
    }

    private double[] row(Map<String, Integer> sum) {
        var row = new double[column.size()];
        sum.forEach((key, times) -> row[number(key)] += times);
        return row;
    }

    private double extreme(String key, List<LinearConstraint> constraints, GoalType goal) {
        return new SimplexSolver()
                .optimize(
                        new MaxIter(100_000),
                        new LinearObjectiveFunction(row(Map.of(key, 1)), 0),
                        new LinearConstraintSet(constraints),
                        goal,
                        new NonNegativeConstraint(true))
                .getPoint()[number(key)];
    }
}
