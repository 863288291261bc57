package org.npcs.repository.server.analytics.disclosure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cells of a release as they may be printed.
 *
 * @param printed each cell by its key
 * @param why the reason for each cell that is hidden or wider than usual; for the steward only, since it tells of the count
 * @param proof the attack that it withstood
 */
public record Controlled(Map<String, Printed> printed, Map<String, String> why, Proof proof) {

    /** In the order of the keys. */
    public Controlled {
        printed = Collections.unmodifiableMap(new TreeMap<>(printed));
        why = Collections.unmodifiableMap(new TreeMap<>(why));
    }
}
