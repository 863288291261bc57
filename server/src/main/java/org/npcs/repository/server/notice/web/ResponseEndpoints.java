package org.npcs.repository.server.notice.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.notice.NoticeResponse;
import org.npcs.repository.server.notice.NoticeResponses;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the responses of members. */
@Component
class ResponseEndpoints {

    private final NoticeResponses responses;
    private final RecordAnswers answers;

    ResponseEndpoints(NoticeResponses responses, RecordAnswers answers) {
        this.responses = responses;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> get(String member, String key) {
        return CallerRequest.answer(
                request -> responses.get(request.caller(), member, key).map(found -> tagged(ResponseEntity.ok(), found)
                        .cacheControl(Answers.PRIVATE)
                        .body(answers.with(ResponseMapper.withSteps(found), request.facts()))));
    }

    Mono<ResponseEntity<ObjectNode>> list(String member, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(member),
                cursor,
                after -> responses.list(request.caller(), member, after, limit),
                ResponseMapper::record));
    }

    Mono<ResponseEntity<ObjectNode>> put(String member, String key, Mono<ObjectNode> response, RecordChange change) {
        return CallerRequest.answer(
                request -> response.flatMap(content -> responses.put(request.caller(), member, key, content, change))
                        .map(written -> answers.written(
                                written.map(record -> Objects.requireNonNull(record.stored())),
                                ResponseMapper.withSteps(written.record()),
                                ResponseMapper.address(written.record()),
                                request.facts())));
    }

    private static ResponseEntity.BodyBuilder tagged(ResponseEntity.BodyBuilder answer, NoticeResponse response) {
        var stored = response.stored();
        return stored == null ? answer : answer.eTag(stored.etag());
    }
}
