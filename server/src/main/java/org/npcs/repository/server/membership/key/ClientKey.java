package org.npcs.repository.server.membership.key;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ObjectNode;

/** A public key of a client. When it may sign follows from its days; it ends early when it is retired or revoked. */
public record ClientKey(StoredRecord stored) {

    static final String PUBLISHED = "published";
    static final String RETIRED = "retired";
    static final String REVOKED = "revoked";
    private static final String ACTIVE = "active";
    private static final String RETIRING = "retiring";

    static final StateMachine STATES = new StateMachine(Map.of(
            PUBLISHED, List.of(RETIRED, REVOKED),
            ACTIVE, List.of(RETIRED, REVOKED),
            RETIRING, List.of(RETIRED, REVOKED),
            RETIRED, List.of(REVOKED),
            REVOKED, List.of()));

    /** The natural key of a client's key. */
    static String name(String clientId, String keyId) {
        return clientId + "/" + keyId;
    }

    /** The client. */
    public String clientId() {
        return stored.naturalKey().substring(0, slash());
    }

    /** Identifier of the key among those of its client. */
    public String keyId() {
        return stored.naturalKey().substring(slash() + 1);
    }

    private int slash() {
        return stored.naturalKey().indexOf('/');
    }

    /** The key as a JSON Web Key; not to be changed. */
    public ObjectNode publicKey() {
        return (ObjectNode) stored.content().get("publicKey");
    }

    /** From when it may sign. */
    public Instant activeFrom() {
        return Instant.parse(stored.content().path("activeFrom").asString());
    }

    /** Until when it may sign, or null. */
    public @Nullable Instant retiresAt() {
        var end = stored.content().path("retiresAt").asString("");
        return end.isEmpty() ? null : Instant.parse(end);
    }

    /** Where it stands at an instant: published, active, retiring, retired or revoked. */
    public String state(Instant now) {
        if (!stored.state().equals(PUBLISHED)) {
            return stored.state();
        }
        var end = retiresAt();
        if (end != null && !now.isBefore(end)) {
            return RETIRED;
        }
        if (now.isBefore(activeFrom())) {
            return PUBLISHED;
        }
        return end == null ? ACTIVE : RETIRING;
    }

    /** Whether it may sign at an instant. */
    public boolean signs(Instant now) {
        return List.of(ACTIVE, RETIRING).contains(state(now));
    }
}
