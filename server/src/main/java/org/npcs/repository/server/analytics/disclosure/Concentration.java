package org.npcs.repository.server.analytics.disclosure;

import java.util.Map;

/** Who stands behind a figure: judged for the member that can take most of it away by its own counts. */
final class Concentration {

    private Concentration() {}

    /** Whether every member, itself taken away, still meets enough others, enough records, and none that stands for too much. */
    static boolean spread(Map<String, Integer> byMember, DisclosureRules rules) {
        int[] counts = byMember.values().stream()
                .mapToInt(Integer::intValue)
                .filter(count -> count > 0)
                .sorted()
                .toArray();
        if (counts.length <= rules.otherContributors()) {
            return false;
        }
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        int largest = counts[counts.length - 1];
        int second = counts[counts.length - 2];
        // Without the second the share of the largest is greatest; without the largest the least is left.
        return total - largest > rules.hiddenUpTo() && largest <= rules.largestShare() * (total - second);
    }

    /** The least count that a figure can have, as one sees who knows some contributors and these rules. */
    static long leastKnown(int[] known, DisclosureRules rules) {
        long least = rules.hiddenUpTo() + 1L;
        for (int asker = 0; asker < known.length; asker++) {
            least = Math.max(least, known[asker] + rules.hiddenUpTo() + 1L);
            for (int other = 0; other < known.length; other++) {
                long without = other == asker ? 0 : known[asker];
                least = Math.max(least, without + (long) Math.ceil(known[other] / rules.largestShare() - 1e-9));
            }
        }
        return least;
    }
}
