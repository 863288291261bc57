package org.npcs.repository.server.sharing.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.emergency.EmergencyAccess;
import org.npcs.repository.server.sharing.emergency.EmergencyAccesses;
import org.npcs.repository.server.sharing.emergency.EmergencyRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers for emergency accesses of the operator, and with what is seen under them. */
@Component
class EmergencyEndpoints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EmergencyAccesses accesses;
    private final RecordAnswers answers;

    EmergencyEndpoints(EmergencyAccesses accesses, RecordAnswers answers) {
        this.accesses = accesses;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> open(String owner, Mono<ObjectNode> asked) {
        return CallerRequest.answer(request -> asked.flatMap(content -> accesses.open(request.caller(), owner, content))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, UUID id) {
        return CallerRequest.answer(request ->
                accesses.get(request.caller(), owner, id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to) {
        return CallerRequest.answer(request -> accesses.transition(request.caller(), owner, id, to)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(String owner, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(address(owner), ""),
                cursor,
                after -> accesses.list(request.caller(), owner, after, limit),
                this::record));
    }

    Mono<ResponseEntity<ObjectNode>> read(UUID access, UUID record) {
        return CallerRequest.answer(request ->
                accesses.read(request.caller(), access, record).map(seen -> answers.body(seen(seen), request.facts())));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, EmergencyAccess access, CallerRequest request) {
        return answers.one(status, access.stored(), record(access), address(access.stored()), request.facts());
    }

    private ObjectNode record(EmergencyAccess access) {
        var stored = access.stored();
        var body = RecordAnswers.begun(stored)
                .put("state", access.stateAt(accesses.now()))
                .put("openedBy", access.openedWith())
                .put("expiresAt", access.expiresAt().toString());
        var closedBy = access.closedWith();
        if (closedBy != null) {
            body.put("closedBy", closedBy);
        }
        return RecordAnswers.versioned(body, stored, address(stored));
    }

    private static ObjectNode seen(EmergencyRecord record) {
        var body = JSON.createObjectNode()
                .put("id", record.id().toString())
                .put("subject", record.subject().code())
                .put("version", record.version())
                .put("state", record.state());
        body.set("content", record.content());
        var access = record.access().stored();
        return body.put("ticket", record.access().ticket())
                .put("expiresAt", record.access().expiresAt().toString())
                .set("links", JSON.valueToTree(Answers.links("access", address(access))));
    }

    private static String address(StoredRecord stored) {
        return address(stored.jurisdiction()) + "/" + stored.id();
    }

    private static String address(String owner) {
        return "/v1/jurisdictions/" + owner + "/emergency-accesses";
    }
}
