package org.npcs.repository.server.analytics.disclosure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a release with its true counts, before anything is printed.
 *
 * @param key the canonical key of the cell
 * @param byMember the count of each contributing member, by an opaque alias
 * @param frozen how an earlier release printed the cell, if that must stay
 * @param role what it is to the readers
 */
public record CountedCell(
        String key, Map<String, Integer> byMember, @Nullable Printed frozen, CellRole role) {

    /** A cell that a table tells. */
    public CountedCell(String key, Map<String, Integer> byMember, @Nullable Printed frozen) {
        this(key, byMember, frozen, CellRole.TOLD);
    }

    /** Counts are never negative. */
    public CountedCell {
        if (byMember.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count is never negative");
        }
        byMember = Collections.unmodifiableMap(new TreeMap<>(byMember));
    }

    /** The count over all members. */
    public long count() {
        return byMember.values().stream().mapToLong(Integer::longValue).sum();
    }
}
