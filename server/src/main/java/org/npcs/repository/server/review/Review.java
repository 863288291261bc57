package org.npcs.repository.server.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * One version of a review.
 *
 * @param stored what every record has
 */
public record Review(StoredRecord stored) {

    static final StateMachine STATES = new StateMachine(Map.of(
            "planned", List.of("open", "cancelled"),
            "open", List.of("rating", "cancelled"),
            "rating", List.of("submitted"),
            "submitted", List.of("finalised"),
            "finalised", List.of("reopened"),
            "reopened", List.of("submitted"),
            "cancelled", List.of()));

    /** Identifier of the incident under review. */
    public UUID incidentId() {
        return (UUID) Objects.requireNonNull(stored.facets().get("incident_id"));
    }

    /** Local key of the incident under review. */
    public String incidentKey() {
        return Objects.requireNonNull(stored.facet("incident_key"));
    }

    /** Number of the review within the incident. */
    public int number() {
        return (Integer) Objects.requireNonNull(stored.facets().get("number"));
    }

    /** Actor who submitted the review, or who changed it after that; null before. */
    public @Nullable String submittedBy() {
        return stored.facet("submitted_by");
    }

    /** Actor who finalised the review; null before. */
    public @Nullable String finalisedBy() {
        return stored.facet("finalised_by");
    }

    /** Texts that are held for redaction: nobody but the owner sees them. */
    public List<HeldText> held() {
        return HeldText.of(stored.facet("held"), this);
    }

    /** Decisions on texts of this version that a suspicion was wrong, the latest last. */
    List<ClearedText> cleared() {
        return ClearedText.of(stored.facet("cleared"));
    }

    /** Whether the content must stay as it is. */
    boolean closed() {
        return List.of("finalised", "cancelled").contains(stored.state());
    }

    static String naturalKey(String incidentKey, int number) {
        return incidentKey + "/" + number;
    }
}
