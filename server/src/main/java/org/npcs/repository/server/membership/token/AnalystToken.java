package org.npcs.repository.server.membership.token;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * An analyst token without its secret.
 *
 * @param stored what every record has; its content is what was asked for
 * @param lastUsedOn last day on which it opened something, or null
 */
public record AnalystToken(StoredRecord stored, @Nullable LocalDate lastUsedOn) {

    static final String ACTIVE = "active";
    static final String REVOKED = "revoked";
    private static final String EXPIRED = "expired";

    static final StateMachine STATES =
            new StateMachine(Map.of(ACTIVE, List.of(REVOKED), EXPIRED, List.of(REVOKED), REVOKED, List.of()));

    /** Last day on which it is good. */
    public LocalDate expiresOn() {
        return LocalDate.parse(stored.content().path("expiresOn").asString(""));
    }

    /** Client that made it. */
    public String madeWith() {
        return String.valueOf(stored.facet("made_with"));
    }

    /** Where it stands on a day: active, expired or revoked. */
    public String state(LocalDate today) {
        return stored.state().equals(ACTIVE) && today.isAfter(expiresOn()) ? EXPIRED : stored.state();
    }
}
