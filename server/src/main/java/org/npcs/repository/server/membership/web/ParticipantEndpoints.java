package org.npcs.repository.server.membership.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.partnership.Participants;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for participants. */
@Component
class ParticipantEndpoints {

    private static final String COLLECTION = "/v1/participants";

    private final Participants participants;
    private final PartnershipAnswers told;

    ParticipantEndpoints(Participants participants, PartnershipAnswers told) {
        this.participants = participants;
        this.told = told;
    }

    Mono<ResponseEntity<ObjectNode>> list(@Nullable String state, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> told.pages()
                .read(
                        request.facts(),
                        request.binding(String.valueOf(state)),
                        cursor,
                        after -> participants.list(state, after, limit),
                        ParticipantEndpoints::record));
    }

    Mono<ResponseEntity<ObjectNode>> get(String key) {
        return CallerRequest.answer(
                request -> participants.get(key).map(found -> told.one(found, record(found), request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(
                        body -> participants.put(request.caller(), key, body, change))
                .map(written -> told.written(written, record(written.record()), COLLECTION + "/" + key, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String key, Mono<ObjectNode> step) {
        return CallerRequest.answer(
                request -> step.flatMap(body -> participants.transition(request.caller(), key, body))
                        .map(moved -> told.one(moved, record(moved), request)));
    }

    private static ObjectNode record(StoredRecord stored) {
        var body = PartnershipAnswers.begun()
                .put("participant", stored.naturalKey())
                .put("state", stored.state());
        body.setAll(stored.content());
        Map.of("decision", "decision", "active_from", "activeFrom", "ended_on", "endedOn")
                .forEach((facet, member) -> {
                    var value = stored.facet(facet);
                    if (value != null) {
                        body.put(member, value);
                    }
                });
        return PartnershipAnswers.versioned(body, stored, COLLECTION + "/" + stored.naturalKey());
    }
}
