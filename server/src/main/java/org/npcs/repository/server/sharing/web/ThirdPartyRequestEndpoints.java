package org.npcs.repository.server.sharing.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.request.ThirdPartyRequest;
import org.npcs.repository.server.sharing.request.ThirdPartyRequests;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what others ask the operator for. */
@Component
class ThirdPartyRequestEndpoints {

    private final ThirdPartyRequests requests;
    private final RecordAnswers answers;

    ThirdPartyRequestEndpoints(ThirdPartyRequests requests, RecordAnswers answers) {
        this.requests = requests;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> refer(String owner, Mono<ObjectNode> asked) {
        return CallerRequest.answer(
                request -> asked.flatMap(content -> requests.refer(request.caller(), owner, content))
                        .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, UUID id) {
        return CallerRequest.answer(request ->
                requests.get(request.caller(), owner, id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> requests.transition(request.caller(), owner, id, to, reason)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(String owner, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(address(owner), ""),
                cursor,
                after -> requests.list(request.caller(), owner, after, limit),
                ThirdPartyRequestEndpoints::record));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, ThirdPartyRequest asked, CallerRequest request) {
        return answers.one(status, asked.stored(), record(asked), address(asked.stored()), request.facts());
    }

    private static ObjectNode record(ThirdPartyRequest asked) {
        var stored = asked.stored();
        var body = RecordAnswers.begun(stored)
                .put("answer", ThirdPartyRequest.ANSWER)
                .put("state", stored.state());
        if (!asked.steps().isEmpty()) {
            var steps = body.putArray("steps");
            asked.steps().forEach(one -> {
                var step = steps.addObject()
                        .put("state", one.state())
                        .put("party", one.party())
                        .put("client", one.client())
                        .put("at", one.at().toString());
                if (one.reason() != null) {
                    step.put("reason", one.reason());
                }
            });
        }
        return RecordAnswers.versioned(body, stored, address(stored));
    }

    private static String address(StoredRecord stored) {
        return address(stored.jurisdiction()) + "/" + stored.id();
    }

    private static String address(String owner) {
        return "/v1/jurisdictions/" + owner + "/third-party-requests";
    }
}
