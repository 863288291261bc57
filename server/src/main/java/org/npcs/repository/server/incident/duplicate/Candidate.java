package org.npcs.repository.server.incident.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One owner's side of a duplicate candidate.
 *
 * @param id identifier, the same on both sides
 * @param jurisdiction the owner who sees this side
 * @param own the owner's incident
 * @param other the other incident; never shown where it is another owner's
 * @param state where the candidate stands
 * @param agreeing names of the features that agree
 * @param createdAt when it was noticed
 * @param updatedAt when its state changed last
 * @param decisions what was decided, oldest first
 */
public record Candidate(
        UUID id,
        String jurisdiction,
        Side own,
        Side other,
        String state,
        List<String> agreeing,
        Instant createdAt,
        Instant updatedAt,
        List<Decision> decisions) {

    static final String SUSPECTED = "suspected";
    static final String SAME_EVENT = "same-event";
    static final String DIFFERENT = "different";
    static final String DEFERRED = "deferred";
    static final String UNLINKED = "unlinked";

    /**
     * One incident.
     *
     * @param localKey its local key, where the reader may know it
     */
    public record Side(
            String jurisdiction, UUID incident, @Nullable String localKey) {}

    /**
     * One decision.
     *
     * @param owner who decided
     * @param reason why; kept on the side of who decided
     * @param client who sent it; kept on the side of who decided
     */
    public record Decision(
            String owner,
            String decision,
            @Nullable String reason,
            @Nullable String client,
            Instant at) {}

    /** Whether both incidents belong to the reader. */
    public boolean ofOneOwner() {
        return jurisdiction.equals(other.jurisdiction());
    }

    Candidate with(List<Decision> made) {
        return new Candidate(id, jurisdiction, own, other, state, agreeing, createdAt, updatedAt, made);
    }
}
