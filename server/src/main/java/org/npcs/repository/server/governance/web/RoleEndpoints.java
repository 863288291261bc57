package org.npcs.repository.server.governance.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Days;
import org.npcs.repository.server.governance.GovernanceRoles;
import org.npcs.repository.server.governance.Nominations;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about nominations, and about advisors, backbone organisations and coordinators. */
@Component
class RoleEndpoints {

    private final Nominations nominations;
    private final GovernanceRoles roles;
    private final RepositoryClock clock;
    private final GovernanceAnswers answers;

    RoleEndpoints(Nominations nominations, GovernanceRoles roles, RepositoryClock clock, GovernanceAnswers answers) {
        this.nominations = nominations;
        this.roles = roles;
        this.clock = clock;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> nominations(
            @Nullable String state, @Nullable String committee, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                state + " " + committee,
                cursor,
                after -> nominations.list(state, committee, after, limit),
                GovernanceMapper::nomination));
    }

    Mono<ResponseEntity<ObjectNode>> nomination(UUID id) {
        return CallerRequest.answer(
                request -> nominations.get(id).map(found -> nomination(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> nominate(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> nominations.nominate(request.caller(), body))
                .map(made -> nomination(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> withdraw(UUID id, String to) {
        return CallerRequest.answer(request ->
                nominations.withdraw(request.caller(), id, to).map(moved -> nomination(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> roles(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                "",
                cursor,
                after -> roles.list(after, limit),
                found -> GovernanceMapper.role(found, today())));
    }

    Mono<ResponseEntity<ObjectNode>> role(String key) {
        return CallerRequest.answer(request -> roles.get(key)
                .map(found -> answers.one(
                        HttpStatus.OK, found, GovernanceMapper.role(found, today()), address(key), request)));
    }

    Mono<ResponseEntity<ObjectNode>> give(String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(body -> roles.put(request.caller(), key, body, change))
                .map(stored -> answers.stated(
                        stored.outcome(),
                        stored.record(),
                        GovernanceMapper.role(stored.record(), today()),
                        address(key),
                        request)));
    }

    private ResponseEntity<ObjectNode> nomination(HttpStatus status, StoredRecord found, CallerRequest request) {
        return answers.one(
                status,
                found,
                GovernanceMapper.nomination(found),
                GovernanceMapper.address("nominations", found),
                request);
    }

    private static String address(String key) {
        return "/v1/governance-roles/" + key;
    }

    private LocalDate today() {
        return Days.of(clock.now());
    }
}
