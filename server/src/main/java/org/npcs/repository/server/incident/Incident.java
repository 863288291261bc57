package org.npcs.repository.server.incident;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * One version of an incident.
 *
 * @param stored what every record has
 */
public record Incident(StoredRecord stored) {

    static final String VOIDED = "voided";

    /** The steps that a caller may take; with the first review an incident moves to in-review by itself. */
    static final StateMachine STATES = new StateMachine(java.util.Map.of(
            "provisional",
            java.util.List.of("screened-out", "accepted", VOIDED),
            "screened-out",
            java.util.List.of("accepted", VOIDED),
            "accepted",
            java.util.List.of(VOIDED),
            "in-review",
            java.util.List.of("finalised", VOIDED),
            "finalised",
            java.util.List.of("reopened", VOIDED),
            "reopened",
            java.util.List.of("finalised", VOIDED),
            VOIDED,
            java.util.List.of("reinstated")));

    /** Kind by the current determination; null while there is none. */
    public @Nullable String kind() {
        return stored.facet("kind");
    }

    /**
     * Refuses a write to what is voided.
     *
     * @throws ProblemException {@code record-voided}
     */
    public Incident requireStanding() {
        if (stored.state().equals(VOIDED)) {
            throw ProblemException.of(
                    ProblemCode.RECORD_VOIDED, d -> d.state(VOIDED).allowed(java.util.List.of("reinstated")));
        }
        return this;
    }

    boolean closed() {
        return stored.state().equals("finalised");
    }

    /** Whether a review may be opened. */
    boolean reviewable() {
        return java.util.List.of("accepted", "in-review", "reopened").contains(stored.state());
    }
}
