package org.npcs.repository.server.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * One version of an incident.
 *
 * @param stored what every record has
 */
public record Incident(StoredRecord stored) {

    static final String VOIDED = "voided";

    static final String MERGED = "merged";

    /** States in which an incident is out of lists and counts. */
    static final java.util.List<String> GONE = java.util.List.of(VOIDED, MERGED, SqlRecords.WITHDRAWN);

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
     * Refuses a write to what is voided, merged or withdrawn.
     *
     * @throws ProblemException {@code record-voided}, {@code record-merged} or {@code record-withdrawn}
     */
    public Incident requireStanding() {
        if (stored.state().equals(SqlRecords.WITHDRAWN)) {
            throw ProblemException.of(ProblemCode.RECORD_WITHDRAWN);
        }
        if (stored.state().equals(VOIDED)) {
            throw ProblemException.of(
                    ProblemCode.RECORD_VOIDED, d -> d.state(VOIDED).allowed(java.util.List.of("reinstated")));
        }
        var into = mergedInto();
        if (into != null) {
            throw ProblemException.of(
                    ProblemCode.RECORD_MERGED, d -> d.state(MERGED).mergedInto(into));
        }
        return this;
    }

    boolean closed() {
        return stored.state().equals("finalised");
    }

    /** The incident that goes on in its place; null unless it was merged. */
    public @Nullable UUID mergedInto() {
        return (UUID) stored.facets().get("merged_into");
    }

    /** The incident from which it was split off, or null. */
    public @Nullable UUID splitFrom() {
        return (UUID) stored.facets().get("split_from");
    }

    /** The event that it is a copy of, or null while it is linked with no other copy. */
    public @Nullable UUID eventId() {
        return (UUID) stored.facets().get("event_id");
    }

    /** The incidents that were split off from it. */
    public java.util.List<UUID> splitInto() {
        var into = stored.facet("split_into");
        return into == null
                ? java.util.List.of()
                : java.util.Arrays.stream(into.split(" ")).map(UUID::fromString).toList();
    }

    /** Whether a review may be opened. */
    boolean reviewable() {
        return java.util.List.of("accepted", "in-review", "reopened").contains(stored.state());
    }
}
