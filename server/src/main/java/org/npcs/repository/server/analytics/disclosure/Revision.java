package org.npcs.repository.server.analytics.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** When a period that was published may be published again, and what of it stays as it was. */
public final class Revision {

    private Revision() {}

    /**
     * Whether enough has changed for a new edition of the same cells, so that no single late record shows.
     *
     * @param before the counts by member of each cell that has no parts, as they were published
     * @param after the same cells now; a cell or member that is missing counts nothing
     */
    public static boolean allowed(
            Map<String, Map<String, Integer>> before, Map<String, Map<String, Integer>> after, DisclosureRules rules) {
        Map<String, Long> came = new HashMap<>();
        Map<String, Long> went = new HashMap<>();
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            Map<String, Integer> then = before.getOrDefault(key, Map.of());
            Map<String, Integer> now = after.getOrDefault(key, Map.of());
            var members = new TreeSet<>(then.keySet());
            members.addAll(now.keySet());
            for (String member : members) {
                long change = (long) now.getOrDefault(member, 0) - then.getOrDefault(member, 0);
                (change > 0 ? came : went).merge(member, Math.abs(change), Long::sum);
            }
        }
        var members = new TreeSet<>(came.keySet());
        members.addAll(went.keySet());
        // A record that moved between two cells is one record: it came and went.
        var changes = members.stream()
                .mapToLong(member -> Math.max(came.getOrDefault(member, 0L), went.getOrDefault(member, 0L)))
                .filter(change -> change > 0)
                .toArray();
        return changes.length >= rules.revisionMembers()
                && Arrays.stream(changes).sum() >= rules.revisionRecords();
    }

    /**
     * How a cell of a new edition must be printed because it was printed before: its range stays while the count lies in it, since
     * a range that moves tells of the records that moved it.
     *
     * @param before how the last edition printed the cell
     * @param count the count now
     * @return what {@link CountedCell#frozen()} is to be, or nothing if the cell is to be decided anew
     */
    public static Optional<Printed> kept(Printed before, long count) {
        return before.holds(count) ? Optional.of(before) : Optional.empty();
    }
}
