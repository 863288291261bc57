package org.npcs.repository.server.governance.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Days;
import org.npcs.repository.server.governance.Offices;
import org.npcs.repository.server.governance.Terms;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about terms and offices. */
@Component
class SeatEndpoints {

    private final Terms terms;
    private final Offices offices;
    private final RepositoryClock clock;
    private final GovernanceAnswers answers;

    SeatEndpoints(Terms terms, Offices offices, RepositoryClock clock, GovernanceAnswers answers) {
        this.terms = terms;
        this.offices = offices;
        this.clock = clock;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> terms(
            String committee, @Nullable LocalDate on, @Nullable String member, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                committee + " " + on + " " + member,
                cursor,
                after -> terms.list(committee, on, member, after, limit),
                found -> GovernanceMapper.term(found, today())));
    }

    Mono<ResponseEntity<ObjectNode>> term(UUID id) {
        return CallerRequest.answer(request -> terms.get(id).map(found -> term(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> seat(String committee, Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> terms.appoint(request.caller(), committee, body))
                .map(made -> term(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> endTerm(UUID id, Mono<ObjectNode> step) {
        return CallerRequest.answer(request -> step.flatMap(to -> terms.end(request.caller(), id, to))
                .map(ended -> term(HttpStatus.OK, ended, request)));
    }

    Mono<ResponseEntity<ObjectNode>> offices(
            String committee, @Nullable LocalDate on, @Nullable String member, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request,
                committee + " " + on + " " + member,
                cursor,
                after -> offices.list(committee, on, member, after, limit),
                found -> GovernanceMapper.office(found, today())));
    }

    Mono<ResponseEntity<ObjectNode>> office(UUID id) {
        return CallerRequest.answer(request -> offices.get(id).map(found -> office(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> appoint(String committee, Mono<ObjectNode> content) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> offices.appoint(request.caller(), committee, body))
                        .map(made -> office(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> endOffice(UUID id, Mono<ObjectNode> step) {
        return CallerRequest.answer(request -> step.flatMap(to -> offices.end(request.caller(), id, to))
                .map(ended -> office(HttpStatus.OK, ended, request)));
    }

    private ResponseEntity<ObjectNode> term(HttpStatus status, StoredRecord term, CallerRequest request) {
        return answers.one(
                status, term, GovernanceMapper.term(term, today()), GovernanceMapper.address("terms", term), request);
    }

    private ResponseEntity<ObjectNode> office(HttpStatus status, StoredRecord office, CallerRequest request) {
        return answers.one(
                status,
                office,
                GovernanceMapper.office(office, today()),
                GovernanceMapper.address("offices", office),
                request);
    }

    private LocalDate today() {
        return Days.of(clock.now());
    }
}
