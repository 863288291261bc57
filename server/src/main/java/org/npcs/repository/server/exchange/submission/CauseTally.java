package org.npcs.repository.server.exchange.submission;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The causes of a chunk of records, counted; in the order of their identifiers, so that two chunks never wait in a ring. */
final class CauseTally {

    private final Map<String, Counted> counted = new TreeMap<>();

    /** A cause with the number of its records and findings and its first record. */
    static final class Counted {
        final Cause cause;
        final long exampleIndex;
        final @Nullable String exampleKey;
        long records;
        long findings;

        Counted(Cause cause, long exampleIndex, @Nullable String exampleKey) {
            this.cause = cause;
            this.exampleIndex = exampleIndex;
            this.exampleKey = exampleKey;
        }
    }

    /** Counts the causes of one record. */
    void add(long index, @Nullable String localKey, List<Cause> causes) {
        var seen = new HashSet<String>();
        for (Cause cause : causes) {
            var one = counted.computeIfAbsent(cause.id(), id -> new Counted(cause, index, localKey));
            one.findings++;
            if (seen.add(cause.id())) {
                one.records++;
            }
        }
    }

    Collection<Counted> all() {
        return counted.values();
    }
}
