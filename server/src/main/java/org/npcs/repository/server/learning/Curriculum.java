package org.npcs.repository.server.learning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import tools.jackson.databind.node.ObjectNode;

/**
 * A curriculum as a caller sees it: the working draft for whoever manages curricula, the last published version for others.
 *
 * @param stored what every record has
 * @param key its key
 * @param published number of the version that was published last, 0 before the first one
 * @param content the document {@code Curriculum}
 */
public record Curriculum(StoredRecord stored, String key, int published, ObjectNode content) {

    /** In whose name curricula are kept. */
    static final String OWNER = "OPERATOR";

    static final String DRAFT = "draft";
    static final String PUBLISHED = "published";
    static final String RETIRED = "retired";

    static final StateMachine STATES =
            new StateMachine(Map.of(DRAFT, List.of(PUBLISHED), PUBLISHED, List.of(DRAFT, RETIRED)));

    static Curriculum draft(StoredRecord stored) {
        return new Curriculum(
                stored,
                stored.naturalKey(),
                Objects.requireNonNullElse((Integer) stored.facets().get(Curricula.NUMBER), 0),
                stored.content());
    }

    static Curriculum last(CurriculumEdition edition) {
        return new Curriculum(edition.stored(), edition.curriculum(), edition.number(), edition.content());
    }

    /** Whether the caller manages curricula. */
    static boolean manages(Caller caller) {
        return caller.client().kind() == ClientKind.OPERATOR && caller.scopes().contains("learning:manage");
    }

    /** Whether the day of its review has passed. */
    public boolean overdue(LocalDate today) {
        return today.isAfter(LocalDate.parse(content.path("reviewBy").asString("")));
    }
}
