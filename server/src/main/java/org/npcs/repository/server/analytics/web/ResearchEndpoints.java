package org.npcs.repository.server.analytics.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.research.AskedOwners;
import org.npcs.repository.server.analytics.research.ResearchRequest;
import org.npcs.repository.server.analytics.research.ResearchRequests;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers about research requests: to the researcher its own, to the operator all. */
@Component
class ResearchEndpoints {

    private static final String COLLECTION = "/v1/research-requests";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ResearchRequests requests;
    private final AskedOwners owners;
    private final RepositoryClock clock;
    private final RecordAnswers answers;

    ResearchEndpoints(ResearchRequests requests, AskedOwners owners, RepositoryClock clock, RecordAnswers answers) {
        this.requests = requests;
        this.owners = owners;
        this.clock = clock;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> file(Mono<ObjectNode> wanted) {
        return CallerRequest.answer(request -> wanted.flatMap(content -> requests.file(request.caller(), content))
                .flatMap(filed -> one(HttpStatus.CREATED, filed, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> requests.get(request.caller(), id).flatMap(found -> one(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> requests.transition(request.caller(), id, to, reason)
                .flatMap(moved -> one(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(COLLECTION),
                cursor,
                after -> requests.list(request.caller(), after, limit),
                this::record));
    }

    Mono<ResponseEntity<ObjectNode>> owners(UUID id, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            if (request.caller().client().kind() != ClientKind.OPERATOR) {
                throw ProblemException.of(ProblemCode.NOT_FOUND);
            }
            return answers.page(
                    request.facts(),
                    request.binding(id),
                    cursor,
                    after -> requests.get(request.caller(), id).flatMap(found -> owners.page(found, after, limit)),
                    ResearchEndpoints::owner);
        });
    }

    private static ObjectNode owner(AskedOwners.Owner owner) {
        var stored = owner.participation().stored();
        var body = JSON.createObjectNode()
                .put("jurisdiction", stored.jurisdiction())
                .put("state", stored.state());
        body.set("shared", JSON.valueToTree(owner.shared()));
        body.set("notShared", JSON.valueToTree(owner.notShared()));
        return body;
    }

    private Mono<ResponseEntity<ObjectNode>> one(HttpStatus status, ResearchRequest found, CallerRequest request) {
        return owners.counts(found)
                .map(counts -> answers.one(
                        status,
                        found.stored(),
                        counted(record(found), counts),
                        COLLECTION + "/" + found.stored().id(),
                        request.facts()));
    }

    private static ObjectNode counted(ObjectNode body, Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all > 0) {
            body.putObject("owners")
                    .put("asked", all)
                    .put("agreed", counts.getOrDefault("agreed", 0L))
                    .put("excluded", counts.getOrDefault("excluded", 0L))
                    .put("silent", counts.getOrDefault("asked", 0L));
        }
        return body;
    }

    private ObjectNode record(ResearchRequest request) {
        var stored = request.stored();
        var body = JSON.createObjectNode().put("id", stored.id().toString()).put("requester", request.requester());
        body.setAll(stored.content());
        body.put("state", stored.state());
        if (stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        var until = request.ownersAnswerBy();
        if (until != null) {
            body.put("ownersAnswerBy", until.toString());
        }
        body.put("destructionOverdue", request.destructionOverdue(clock.utcDay()));
        return RecordAnswers.versioned(body, stored, COLLECTION + "/" + stored.id());
    }
}
