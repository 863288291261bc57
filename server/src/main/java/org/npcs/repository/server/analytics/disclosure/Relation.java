package org.npcs.repository.server.analytics.disclosure;

import java.util.HashSet;
import java.util.List;

/**
 * A total and the cells that it is the sum of, for every member and so for all of them together.
 *
 * @param total the key of the total
 * @param parts the keys of its parts
 */
public record Relation(String total, List<String> parts) {

    /** A total has parts, each of them once, and is not one of them. */
    public Relation {
        parts = List.copyOf(parts);
        var distinct = new HashSet<>(parts);
        if (parts.isEmpty() || distinct.size() != parts.size() || distinct.contains(total)) {
            throw new IllegalArgumentException("a total has parts, each of them once, and is not one of them");
        }
    }
}
