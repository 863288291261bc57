package org.npcs.repository.server.improvement.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.improvement.Priorities;
import org.npcs.repository.server.improvement.Priority;
import org.npcs.repository.server.improvement.PriorityParticipations;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers for quality priorities and the part that members take in them. */
@Component
class PriorityEndpoints {

    private static final String COLLECTION = "/v1/quality-priorities";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Priorities priorities;
    private final PriorityParticipations participations;
    private final RecordAnswers answers;

    PriorityEndpoints(Priorities priorities, PriorityParticipations participations, RecordAnswers answers) {
        this.priorities = priorities;
        this.participations = participations;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(@Nullable String state, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(String.valueOf(state)),
                cursor,
                after -> priorities.list(request.caller(), state, after, limit),
                PriorityEndpoints::record));
    }

    Mono<ResponseEntity<ObjectNode>> note(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> priorities.note(request.caller(), body))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> priorities.get(request.caller(), id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> priorities.put(request.caller(), id, body, change))
                        .map(stored -> answered(HttpStatus.OK, stored, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> priorities
                .transition(request.caller(), id, to, reason)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> participation(String member, UUID id) {
        return CallerRequest.answer(request -> participations
                .get(request.caller(), member, id)
                .map(found ->
                        answers.one(HttpStatus.OK, found, part(id, found), address(member, id), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> participate(
            String member, UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> participations.put(request.caller(), member, id, body, change))
                        .map(written -> answers.written(
                                written, part(id, written.record()), address(member, id), request.facts())));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, Priority priority, CallerRequest request) {
        var stored = priority.stored();
        return answers.one(status, stored, record(priority), COLLECTION + "/" + stored.id(), request.facts());
    }

    private static ObjectNode record(Priority priority) {
        var stored = priority.stored();
        var body = JSON.createObjectNode().put("id", stored.id().toString()).put("state", stored.state());
        body.set("content", stored.content());
        if (stored.state().equals("retired") && stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        return RecordAnswers.versioned(
                RecordAnswers.warned(body, priority.warnings()), stored, COLLECTION + "/" + stored.id());
    }

    private static ObjectNode part(UUID priority, StoredRecord stored) {
        var body = RecordAnswers.named(stored).put("priorityId", priority.toString());
        body.setAll(stored.content());
        return RecordAnswers.versioned(body, stored, address(stored.jurisdiction(), priority));
    }

    private static String address(String member, UUID priority) {
        return "/v1/jurisdictions/" + member + "/priority-participations/" + priority;
    }
}
