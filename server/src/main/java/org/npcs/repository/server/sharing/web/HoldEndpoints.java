package org.npcs.repository.server.sharing.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.hold.Hold;
import org.npcs.repository.server.sharing.hold.Holds;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what owners keep from being destroyed. */
@Component
class HoldEndpoints {

    private final Holds holds;
    private final RecordAnswers answers;

    HoldEndpoints(Holds holds, RecordAnswers answers) {
        this.holds = holds;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> set(String owner, Mono<ObjectNode> hold) {
        return CallerRequest.answer(request -> hold.flatMap(content -> holds.set(request.caller(), owner, content))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, UUID id) {
        return CallerRequest.answer(request ->
                holds.get(request.caller(), owner, id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> holds.transition(request.caller(), owner, id, to, reason)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(String owner, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(address(owner), ""),
                cursor,
                after -> holds.list(request.caller(), owner, after, limit),
                HoldEndpoints::record));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, Hold hold, CallerRequest request) {
        return answers.one(status, hold.stored(), record(hold), address(hold.stored()), request.facts());
    }

    private static ObjectNode record(Hold hold) {
        var stored = hold.stored();
        var body = RecordAnswers.begun(stored).put("state", stored.state()).put("setBy", hold.setWith());
        var releasedBy = hold.releasedWith();
        if (releasedBy != null) {
            body.put("releasedBy", releasedBy).put("releaseReason", stored.reason());
        }
        return RecordAnswers.versioned(body, stored, address(stored));
    }

    private static String address(StoredRecord stored) {
        return address(stored.jurisdiction()) + "/" + stored.id();
    }

    private static String address(String owner) {
        return "/v1/jurisdictions/" + owner + "/holds";
    }
}
