package org.npcs.repository.server.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A request for support, as a side may see it.
 *
 * @param stored what every record has
 * @param side the side that sees it
 */
public record SupportRequest(StoredRecord stored, SupportSide side) {

    static final String TABLE = "support_request";
    static final String REQUESTED = "requested";
    static final String MATCHED = "matched";
    static final String IN_PROGRESS = "in-progress";
    static final String CLOSED = "closed";
    static final String WITHDRAWN = "withdrawn";

    /** States in which the two sides write to each other. */
    static final Set<String> UNDER_WAY = Set.of(MATCHED, IN_PROGRESS);

    private static final Map<SupportSide, StateMachine> STEPS = Map.of(
            SupportSide.ASKING,
            new StateMachine(Map.of(
                    REQUESTED, List.of(WITHDRAWN),
                    MATCHED, List.of(REQUESTED, IN_PROGRESS, WITHDRAWN),
                    IN_PROGRESS, List.of(CLOSED))),
            SupportSide.HELPING,
            new StateMachine(Map.of(MATCHED, List.of(REQUESTED, IN_PROGRESS))),
            SupportSide.MATCHING,
            new StateMachine(Map.of(REQUESTED, List.of(MATCHED))));

    /** The steps of the side. */
    StateMachine steps() {
        return Objects.requireNonNull(STEPS.get(side));
    }

    /** The member that helps, or null. */
    public @Nullable String helper() {
        return stored.facet("helper");
    }

    /** When it was last matched, or null. */
    public @Nullable Instant matchedAt() {
        return (Instant) stored.facets().get("matched_at");
    }

    /** When it was closed, or null. */
    public @Nullable Instant closedAt() {
        return (Instant) stored.facets().get("closed_at");
    }
}
