package org.npcs.repository.server.analytics.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A release: its record, whose content is what is told of it.
 *
 * @param stored what every record has
 */
public record Release(StoredRecord stored) {

    /** State in which owners are counted. */
    public static final String BUILDING = "building";

    /** State in which disclosure control works. */
    public static final String IN_CONTROL = "in-control";

    /** State in which a second person looks at it. */
    public static final String AWAITING_SECOND = "awaiting-second";

    /** State in which it answers. */
    public static final String PUBLISHED = "published";

    /** State in which it answers, though a revision followed. */
    public static final String REVISED = "revised";

    /** State in which it answers no more. */
    public static final String RECALLED = "recalled";

    static final String NOT_RELEASABLE = "not-releasable";
    static final String ABANDONED = "abandoned";

    static final StateMachine STATES = new StateMachine(Map.of(
            BUILDING, List.of(ABANDONED),
            IN_CONTROL, List.of(ABANDONED),
            AWAITING_SECOND, List.of(PUBLISHED, ABANDONED),
            PUBLISHED, List.of(RECALLED),
            REVISED, List.of(RECALLED)));

    private static final Set<String> TOLD = Set.of(PUBLISHED, REVISED, RECALLED);

    /** Identifier with revision, such as {@code 2026Q3.1}. */
    public String id() {
        return stored.naturalKey();
    }

    /** Last period that it covers, such as {@code 2026Q3}. */
    public String base() {
        return stored.content().path("base").asString("");
    }

    /** Number of the revision, from 1. */
    public int revision() {
        return stored.content().path("revision").asInt(1);
    }

    /** Where it stands. */
    public String state() {
        return stored.state();
    }

    /** Whether it was ever published. */
    public boolean told() {
        return TOLD.contains(state());
    }

    /** Whether its figures answer. */
    public boolean answers() {
        return told() && !state().equals(RECALLED);
    }

    /** The instant up to which records count as they were stored then. */
    public Instant asOf() {
        return Instant.parse(stored.content().path("asOf").asString(""));
    }

    /** Version of the rules of disclosure control that it follows. */
    public String rules() {
        return stored.content().path("rules").asString("");
    }

    /** How many members are counted. */
    public int members() {
        return stored.content().path("members").asInt(0);
    }

    /** Person who asked for it. */
    String requestedBy() {
        return String.valueOf(stored.facet("requested_by"));
    }
}
