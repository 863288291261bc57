package org.npcs.repository.server.analytics.anonymity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Full-domain generalisation (Samarati 2001): every value of an attribute is told at the same level. Of all choices of levels that
 * leave out few enough rows, the one that coarsens least is taken; of choices that coarsen alike, the one that comes first in the
 * order of the attributes. The same rows give the same choice.
 */
public final class Anonymity {

    private final List<Attribute> attributes;
    private final int leastAlike;
    private final double mostLeftOut;

    /**
     * Rows will be coarsened so.
     *
     * @param leastAlike how often each combination occurs at least, k
     * @param mostLeftOut which share of the rows may be left out instead of coarsening all of them further, 0 to 1
     */
    public Anonymity(List<Attribute> attributes, int leastAlike, double mostLeftOut) {
        if (leastAlike < 1 || mostLeftOut < 0 || mostLeftOut > 1) {
            throw new IllegalArgumentException("at least one is alike, and a share lies between 0 and 1");
        }
        this.attributes = List.copyOf(attributes);
        this.leastAlike = leastAlike;
        this.mostLeftOut = mostLeftOut;
    }

    /** Coarsens rows; each has a finest value, or none, for each attribute. Fewer rows than must look alike are all left out. */
    public Anonymised of(List<List<@Nullable String>> rows) {
        long tolerated = (long) Math.floor(mostLeftOut * rows.size());
        var least = choices().stream()
                .filter(choice -> leftOut(choice, rows) <= tolerated)
                .findFirst()
                .orElseGet(this::coarsest);
        return made(least, rows);
    }

    /** All choices of levels, those that coarsen least first. */
    private List<int[]> choices() {
        var choices = new ArrayList<int[]>();
        choices.add(new int[0]);
        for (Attribute attribute : attributes) {
            var longer = new ArrayList<int[]>();
            for (int[] choice : choices) {
                for (int level = 0; level <= attribute.coarsest(); level++) {
                    int[] next = java.util.Arrays.copyOf(choice, choice.length + 1);
                    next[choice.length] = level;
                    longer.add(next);
                }
            }
            choices.clear();
            choices.addAll(longer);
        }
        // Sorting is stable, so that equal ones stay in the order of the attributes.
        choices.sort(Comparator.comparingDouble(this::coarseness));
        return choices;
    }

    /** Which part of their levels the attributes have lost, on the average (Sweeney's precision, turned round). */
    private double coarseness(int[] choice) {
        double lost = 0;
        for (int i = 0; i < choice.length; i++) {
            int coarsest = attributes.get(i).coarsest();
            lost += coarsest == 0 ? 0 : (double) choice[i] / coarsest;
        }
        return lost;
    }

    private int[] coarsest() {
        return attributes.stream().mapToInt(Attribute::coarsest).toArray();
    }

    private long leftOut(int[] choice, List<List<@Nullable String>> rows) {
        return classes(choice, rows).values().stream()
                .filter(size -> size < leastAlike)
                .mapToLong(Integer::longValue)
                .sum();
    }

    private Map<List<@Nullable String>, Integer> classes(int[] choice, List<List<@Nullable String>> rows) {
        var classes = new HashMap<List<@Nullable String>, Integer>();
        rows.forEach(row -> classes.merge(told(choice, row), 1, Integer::sum));
        return classes;
    }

    private List<@Nullable String> told(int[] choice, List<@Nullable String> row) {
        var told = new ArrayList<@Nullable String>(choice.length);
        for (int i = 0; i < choice.length; i++) {
            told.add(attributes.get(i).at(choice[i], row.get(i)));
        }
        return told;
    }

    private Anonymised made(int[] choice, List<List<@Nullable String>> rows) {
        var classes = classes(choice, rows);
        var left = new ArrayList<Anonymised.Row>();
        for (int place = 0; place < rows.size(); place++) {
            var told = told(choice, rows.get(place));
            if (classes.getOrDefault(told, 0) >= leastAlike) {
                left.add(new Anonymised.Row(place, told));
            }
        }
        var levels = new ArrayList<Attribute.Level>();
        for (int i = 0; i < choice.length; i++) {
            levels.add(attributes.get(i).levels().get(choice[i]));
        }
        return new Anonymised(levels, left, rows.size() - left.size());
    }
}
