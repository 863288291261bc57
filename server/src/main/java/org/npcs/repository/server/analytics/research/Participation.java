package org.npcs.repository.server.analytics.research;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * What an owner is asked for a research request, and its answer.
 *
 * @param stored what every record has; its content is what researchers want to know
 */
public record Participation(StoredRecord stored) {

    static final String ASKED = "asked";
    static final String AGREED = "agreed";
    static final String EXCLUDED = "excluded";
    static final String INCLUDED = "included";
    static final String NOT_INCLUDED = "not-included";

    /** The steps of the owner, while the request waits for owners. */
    static final StateMachine OF_OWNER = new StateMachine(
            Map.of(ASKED, List.of(AGREED, EXCLUDED), AGREED, List.of(EXCLUDED), EXCLUDED, List.of(AGREED)));

    /** The research request. */
    public UUID request() {
        return (UUID) Objects.requireNonNull(stored.facets().get("research_request_id"));
    }

    boolean excluded() {
        return stored.state().equals(EXCLUDED);
    }
}
