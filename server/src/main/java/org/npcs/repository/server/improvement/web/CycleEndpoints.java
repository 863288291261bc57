package org.npcs.repository.server.improvement.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.improvement.Cycles;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for improvement cycles. */
@Component
class CycleEndpoints {

    private final Cycles cycles;
    private final RecordAnswers answers;

    CycleEndpoints(Cycles cycles, RecordAnswers answers) {
        this.cycles = cycles;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(String owner, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(owner),
                cursor,
                after -> cycles.list(request.caller(), owner, after, limit),
                CycleEndpoints::record));
    }

    Mono<ResponseEntity<ObjectNode>> plan(String owner, Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> cycles.plan(request.caller(), owner, body))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, UUID id) {
        return CallerRequest.answer(request ->
                cycles.get(request.caller(), owner, id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String owner, UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> cycles.put(request.caller(), owner, id, body, change))
                        .map(stored -> answered(HttpStatus.OK, stored, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to) {
        return CallerRequest.answer(request -> cycles.transition(request.caller(), owner, id, to)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, StoredRecord stored, CallerRequest request) {
        return answers.one(status, stored, record(stored), address(stored), request.facts());
    }

    private static ObjectNode record(StoredRecord stored) {
        var body = RecordAnswers.named(stored).put("state", stored.state());
        body.setAll(stored.content());
        if (!body.has("shared")) {
            body.put("shared", false);
        }
        return RecordAnswers.versioned(body, stored, address(stored));
    }

    private static String address(StoredRecord stored) {
        return collection(stored.jurisdiction()) + "/" + stored.id();
    }

    private static String collection(String owner) {
        return "/v1/jurisdictions/" + owner + "/pdsa-cycles";
    }
}
