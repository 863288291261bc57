package org.npcs.repository.server.learning.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.learning.LibraryReviews;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what members judge of library items. */
@Component
class JudgementEndpoints {

    private final LibraryReviews reviews;
    private final RecordAnswers answers;

    JudgementEndpoints(LibraryReviews reviews, RecordAnswers answers) {
        this.reviews = reviews;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> of(UUID item, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(item),
                cursor,
                after -> reviews.of(request.caller(), item, after, limit),
                LibraryMapper::judgement));
    }

    Mono<ResponseEntity<ObjectNode>> get(String member, UUID item) {
        return CallerRequest.answer(request -> reviews.get(request.caller(), member, item)
                .map(found -> answers.one(HttpStatus.OK, found, record(found), address(found), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> put(String member, UUID item, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> reviews.put(request.caller(), member, item, body, change))
                        .map(written -> answers.written(
                                written, record(written.record()), address(written.record()), request.facts())));
    }

    private static ObjectNode record(StoredRecord stored) {
        return LibraryMapper.statement(stored, address(stored));
    }

    private static String address(StoredRecord stored) {
        return "/v1/jurisdictions/" + stored.jurisdiction() + "/library-reviews/" + stored.naturalKey();
    }
}
