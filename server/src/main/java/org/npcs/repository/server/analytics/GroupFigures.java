package org.npcs.repository.server.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import org.npcs.repository.server.analytics.disclosure.OutputCheck;
import org.npcs.repository.server.analytics.disclosure.OutputFigure;
import org.npcs.repository.server.analytics.disclosure.Relation;
import org.npcs.repository.server.analytics.statistics.Quantiles;
import org.npcs.repository.server.analytics.statistics.Quartiles;

/** Exact figures of groups of people beside their total, under the same attack as any other table that leaves. */
public final class GroupFigures {

    private static final String WHOLE = "whole";

    /**
     * What is hidden of some groups and their total.
     *
     * @param small groups that are too small
     * @param beside groups that would give others away
     * @param whole whether the total is hidden, too
     */
    public record Hidden(Set<String> small, Set<String> beside, boolean whole) {

        /** Whether nothing of a group is told. */
        public boolean of(String group) {
            return small.contains(group) || beside.contains(group);
        }
    }

    private GroupFigures() {}

    /**
     * Hides groups until no small one can be worked out from what is told. A group is told in all tables or in none, so that
     * tables beside each other tell nothing more.
     *
     * @param tables number of people by group, for each table; each with the same groups
     * @param least the least number of people of a figure; two or more
     */
    public static Hidden hidden(List<Map<String, Integer>> tables, int least) {
        var rules = rules(least);
        var small = new TreeSet<String>();
        tables.forEach(table -> table.forEach((group, people) -> {
            if (people < least) {
                small.add(group);
            }
        }));
        var whole = tables.stream().anyMatch(table -> total(table) < least);
        var beside = new TreeSet<String>();
        while (true) {
            var gone = new HashSet<String>(small);
            gone.addAll(beside);
            var shown = whole;
            if (tables.stream().allMatch(table -> safe(table, gone, shown, rules))) {
                return new Hidden(small, beside, whole);
            }
            var next = smallest(tables, gone);
            if (next.isPresent()) {
                beside.add(next.get());
            } else {
                whole = true;
            }
        }
    }

    private static long total(Map<String, Integer> table) {
        return table.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static Optional<String> smallest(List<Map<String, Integer>> tables, Set<String> gone) {
        return tables.stream()
                .flatMap(table -> table.entrySet().stream())
                .filter(one -> !gone.contains(one.getKey()))
                .min(Comparator.comparing(Map.Entry<String, Integer>::getValue).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static boolean safe(
            Map<String, Integer> table, Set<String> gone, boolean withoutWhole, DisclosureRules rules) {
        var figures = new ArrayList<OutputFigure>();
        figures.add(new OutputFigure(WHOLE, withoutWhole ? null : total(table)));
        var parts = new ArrayList<String>();
        table.forEach((group, people) -> {
            var place = "group " + group;
            parts.add(place);
            figures.add(new OutputFigure(place, gone.contains(group) ? null : people.longValue()));
        });
        if (withoutWhole && gone.containsAll(table.keySet())) {
            return true;
        }
        return OutputCheck.check(figures, List.of(new Relation(WHOLE, parts)), rules)
                .isEmpty();
    }

    /** The rules in force, with another least count. */
    private static DisclosureRules rules(int least) {
        var standard = DisclosureRules.STANDARD;
        return new DisclosureRules(
                standard.version(),
                least - 1,
                standard.otherContributors(),
                standard.largestShare(),
                standard.rangeWidth(),
                Math.min(standard.leastInterval(), least - 1),
                standard.doublings(),
                standard.rounds(),
                standard.coalition(),
                standard.revisionRecords(),
                standard.revisionMembers());
    }

    /** Whether others may be told as one: enough of them, and none that stands for too much. */
    public static boolean together(List<Integer> peopleOfOthers) {
        var total = peopleOfOthers.stream().mapToLong(Integer::longValue).sum();
        return peopleOfOthers.size() >= DisclosureRules.STANDARD.otherContributors()
                && peopleOfOthers.stream().allMatch(one -> one <= DisclosureRules.STANDARD.largestShare() * total);
    }

    /** Lower quartile, median and upper quartile; none without values. */
    public static List<Double> quartiles(double... values) {
        return Quantiles.quartiles(values)
                .map((Quartiles found) -> List.of(found.lower(), found.median(), found.upper()))
                .orElse(List.of());
    }
}
