package org.npcs.repository.server.sharing.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.disclosure.Correction;
import org.npcs.repository.server.sharing.disclosure.Corrections;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with the owner's account of corrections. */
@Component
class ReceivedCorrectionEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Corrections corrections;
    private final RecordAnswers answers;

    ReceivedCorrectionEndpoints(Corrections corrections, RecordAnswers answers) {
        this.corrections = corrections;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(
            String owner, @Nullable UUID incident, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding("/v1/jurisdictions/" + owner + "/corrections", String.valueOf(incident)),
                cursor,
                after -> corrections.list(request.caller(), owner, incident, after, limit),
                ReceivedCorrectionEndpoints::correction));
    }

    private static ObjectNode correction(Correction one) {
        var body = JSON.createObjectNode()
                .put("subject", one.noun())
                .put("recordId", one.recordId().toString())
                .put("recipient", one.recipient())
                .put("receivedAt", one.receivedAt().toString())
                .put("supersededAt", one.supersededAt().toString());
        var fetchedAt = one.fetchedAt();
        return fetchedAt == null ? body : body.put("fetchedAt", fetchedAt.toString());
    }
}
