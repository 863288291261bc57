package org.npcs.repository.server.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A safety notice.
 *
 * @param stored what every record has; its content is what readers are told
 */
public record Notice(StoredRecord stored) {

    /** In whose name notices are kept. */
    static final String OWNER = Session.OPERATOR.code();

    static final String DRAFT = "draft";
    static final String GATE = "gate";
    static final String ISSUED = "issued";
    static final String AMENDED = "amended";
    static final String CLOSED = "closed";
    static final String WITHDRAWN = "withdrawn";

    /** States in which a notice asks for nothing any longer. */
    static final Set<String> ENDED = Set.of(CLOSED, WITHDRAWN);

    static final StateMachine STATES = new StateMachine(Map.of(
            DRAFT, List.of(GATE, WITHDRAWN),
            GATE, List.of(DRAFT, ISSUED, WITHDRAWN),
            ISSUED, List.of(AMENDED, CLOSED, WITHDRAWN),
            AMENDED, List.of(AMENDED, CLOSED, WITHDRAWN)));

    private static final JsonMapper JSON = new JsonMapper();

    /** Identifier, by which others may point to it. */
    public UUID id() {
        return stored.id();
    }

    /** Number such as {@code NPCS-SN-2026-07}; null before it is issued. */
    public @Nullable String number() {
        return edition() == 0 ? null : stored.naturalKey();
    }

    /** Where it stands. */
    public String state() {
        return stored.state();
    }

    /** How often it was told: 0 before it is issued. */
    public int edition() {
        return stored.facets().get("edition") instanceof Integer edition ? edition : 0;
    }

    /** What readers are told. */
    public ObjectNode content() {
        return stored.content();
    }

    /** What is to replace it, or null. */
    public @Nullable ObjectNode amendment() {
        var text = stored.facet("amendment");
        return text == null ? null : (ObjectNode) JSON.readTree(text);
    }

    /** What is under way: the amendment, or a notice that was not issued yet. */
    ObjectNode pending() {
        var amendment = amendment();
        return amendment == null ? content() : amendment;
    }

    /** Whether there is something that can pass the gate. */
    boolean underWay() {
        return edition() == 0 || stored.facet("amendment") != null;
    }

    /** The version in which what is under way was written. */
    int textVersion() {
        return stored.facets().get("text_version") instanceof Integer version ? version : 1;
    }

    /** Client with which it was written. */
    public String draftedWith() {
        return String.valueOf(stored.facet("drafted_with"));
    }

    /** Person or system that wrote it. */
    String draftedBy() {
        return String.valueOf(stored.facet("drafted_by"));
    }

    /** Reviews of what is under way. */
    public List<GateReview> reviews() {
        return GateReview.of(stored.facet("reviews"));
    }

    /** When it was issued, or null. */
    public @Nullable Instant issuedAt() {
        return (Instant) stored.facets().get("issued_at");
    }

    /** When it was last amended, or null. */
    public @Nullable Instant amendedAt() {
        return (Instant) stored.facets().get("amended_at");
    }

    /** When it was closed or withdrawn, or null. */
    public @Nullable Instant endedAt() {
        return (Instant) stored.facets().get("ended_at");
    }

    /** Day by which members respond. */
    public LocalDate respondBy() {
        return LocalDate.parse(content().path("respondBy").asString(""));
    }
}
