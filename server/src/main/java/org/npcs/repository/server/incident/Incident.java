package org.npcs.repository.server.incident;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * One version of an incident.
 *
 * @param stored what every record has
 */
public record Incident(StoredRecord stored) {

    /** The steps that a caller may take; with the first review an incident moves to in-review by itself. */
    static final StateMachine STATES = new StateMachine(java.util.Map.of(
            "provisional", java.util.List.of("screened-out", "accepted"),
            "screened-out", java.util.List.of("accepted"),
            "accepted", java.util.List.of(),
            "in-review", java.util.List.of("finalised"),
            "finalised", java.util.List.of("reopened"),
            "reopened", java.util.List.of("finalised")));

    /** Kind by the current determination; null while there is none. */
    public @Nullable String kind() {
        return stored.facet("kind");
    }

    boolean closed() {
        return stored.state().equals("finalised");
    }

    /** Whether a review may be opened. */
    boolean reviewable() {
        return java.util.List.of("accepted", "in-review", "reopened").contains(stored.state());
    }
}
