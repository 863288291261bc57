package org.npcs.repository.server.analytics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;
import org.npcs.repository.server.analytics.statistics.Quantiles;
import org.npcs.repository.server.analytics.statistics.Quartiles;

/** Exact figures of groups of people beside their total: what is hidden so that nobody can subtract, and who may be told as one. */
public final class GroupFigures {

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
            var withoutWhole = whole;
            if (tables.stream().allMatch(table -> safe(table, small, beside, withoutWhole, least))) {
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

    /**
     * Whether nobody who subtracts what is told from the total learns how many people a small group has. The markers are known, too: a
     * small group has less than the least number, and one that is hidden beside it has not.
     */
    private static boolean safe(
            Map<String, Integer> table, Set<String> small, Set<String> beside, boolean withoutWhole, int least) {
        if (withoutWhole || small.isEmpty() && beside.isEmpty()) {
            return true;
        }
        int rest = table.entrySet().stream()
                .filter(one -> small.contains(one.getKey()) || beside.contains(one.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (rest < least || small.size() + beside.size() < 2) {
            return false;
        }
        int most = Math.min(least - 1, rest - beside.size() * least);
        int fewest = beside.isEmpty() ? Math.max(0, rest - (small.size() - 1) * (least - 1)) : 0;
        // A group can be small in another table alone; then nobody can think that all are small in this one.
        return fewest > most || most - fewest >= Math.min(DisclosureRules.STANDARD.leastInterval(), least - 1);
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
