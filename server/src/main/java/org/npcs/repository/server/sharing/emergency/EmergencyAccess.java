package org.npcs.repository.server.sharing.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * An emergency access.
 *
 * @param stored what every record has; its content is what was asked for
 */
public record EmergencyAccess(StoredRecord stored) {

    /** How long it lasts. */
    static final Duration LASTS = Duration.ofMinutes(60);

    static final String OPEN = "open";
    static final String CLOSED = "closed";
    static final String EXPIRED = "expired";

    static final StateMachine STATES = new StateMachine(Map.of(OPEN, List.of(CLOSED)));

    /** Where it stands at an instant; it expires by itself. */
    public String stateAt(Instant now) {
        return stored.state().equals(OPEN) && !now.isBefore(expiresAt()) ? EXPIRED : stored.state();
    }

    /** When it ends at the latest. */
    public Instant expiresAt() {
        return (Instant) Objects.requireNonNull(stored.facets().get("expires_at"));
    }

    /** Ticket under which it is done. */
    public String ticket() {
        return stored.content().path("ticket").asString("");
    }

    List<UUID> records() {
        return stored.content()
                .path("recordIds")
                .valueStream()
                .map(one -> UUID.fromString(one.asString("")))
                .toList();
    }

    /** Client by which it was opened. */
    public String openedWith() {
        return String.valueOf(stored.facet("opened_client"));
    }

    /** Client by which it was closed, or null. */
    public @Nullable String closedWith() {
        return stored.facet("closed_client");
    }
}
