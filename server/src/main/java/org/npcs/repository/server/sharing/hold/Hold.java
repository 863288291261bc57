package org.npcs.repository.server.sharing.hold;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A legal hold.
 *
 * @param stored what every record has; its content is what was asked for
 */
public record Hold(StoredRecord stored) {

    static final String HELD = "held";
    static final String RELEASED = "released";
    static final StateMachine STATES = new StateMachine(Map.of(HELD, List.of(RELEASED)));

    private static final String INCIDENTS = "incidents";

    /** The incidents that are named; none when all records of the owner are held. */
    public List<UUID> incidents() {
        return scope().equals(INCIDENTS)
                ? stored.content()
                        .path("incidentIds")
                        .valueStream()
                        .map(one -> UUID.fromString(one.asString("")))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** Code of {@code hold-scope}. */
    public String scope() {
        return stored.content().path("scope").asString("");
    }

    boolean ofSome() {
        return scope().equals(INCIDENTS);
    }

    /** Person who set it. */
    String setBy() {
        return String.valueOf(stored.facet("set_by"));
    }

    /** Client by which it was set. */
    public String setWith() {
        return String.valueOf(stored.facet("set_client"));
    }

    /** Client by which it was released, or null. */
    public @Nullable String releasedWith() {
        return stored.facet("released_client");
    }
}
