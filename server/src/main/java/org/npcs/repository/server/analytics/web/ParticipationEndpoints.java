package org.npcs.repository.server.analytics.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.research.Participation;
import org.npcs.repository.server.analytics.research.Participations;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers to an owner about what it is asked for research. */
@Component
class ParticipationEndpoints {

    private final Participations participations;
    private final RecordAnswers answers;

    ParticipationEndpoints(Participations participations, RecordAnswers answers) {
        this.participations = participations;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, UUID id) {
        return CallerRequest.answer(
                request -> participations.get(request.caller(), owner, id).map(found -> one(found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to) {
        return CallerRequest.answer(request ->
                participations.answer(request.caller(), owner, id, to).map(moved -> one(moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(String owner, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(address(owner)),
                cursor,
                after -> participations.list(request.caller(), owner, after, limit),
                ParticipationEndpoints::record));
    }

    private ResponseEntity<ObjectNode> one(Participation found, CallerRequest request) {
        return answers.one(HttpStatus.OK, found.stored(), record(found), address(found), request.facts());
    }

    private static ObjectNode record(Participation participation) {
        var stored = participation.stored();
        var body = RecordAnswers.begun(stored)
                .put("researchRequestId", participation.request().toString())
                .put("state", stored.state());
        return RecordAnswers.versioned(body, stored, address(participation));
    }

    private static String address(Participation participation) {
        return address(participation.stored().jurisdiction()) + "/" + participation.request();
    }

    private static String address(String owner) {
        return "/v1/jurisdictions/" + owner + "/research-participations";
    }
}
