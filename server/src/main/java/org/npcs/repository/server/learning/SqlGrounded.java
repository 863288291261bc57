package org.npcs.repository.server.learning;

import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.learning.Followers.Grounded;
import org.npcs.repository.server.learning.LearningLoop.Follower;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Published library items and curricula that name what they rest on, as far as the caller sees them. */
@Component
final class SqlGrounded {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ALL = "SELECT 'library-item' AS kind, id::text AS reference, content FROM library_item"
            + " WHERE state = 'published' AND (content::jsonb -> 'notices' <> '[]' OR content::jsonb -> 'priorityId' IS NOT NULL)"
            + " UNION ALL SELECT 'curriculum', curriculum, content::jsonb ->> 'content' FROM curriculum_edition"
            + " WHERE state = 'published' AND content::jsonb #> '{content,notices}' <> '[]' ORDER BY 1, 2";

    private final UnitOfWork unitOfWork;

    SqlGrounded(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    Mono<List<Grounded>> all() {
        return unitOfWork.run(transaction -> transaction.list(
                row -> {
                    var content = JSON.readTree(Objects.requireNonNull(row.get("content", String.class)));
                    return new Grounded(
                            new Follower(
                                    Objects.requireNonNull(row.get("kind", String.class)),
                                    Objects.requireNonNull(row.get("reference", String.class)),
                                    content.path("title").asString("")),
                            content);
                },
                ALL));
    }
}
