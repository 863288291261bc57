package org.npcs.repository.server.incident.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.DuplicateCandidate;
import org.npcs.repository.api.v1.model.DuplicateCandidateList;
import org.npcs.repository.api.v1.model.DuplicateDecision;
import org.npcs.repository.api.v1.model.IncidentCounts;
import org.npcs.repository.api.v1.model.MatchToken;
import org.npcs.repository.api.v1.model.MatchTokenKept;
import org.npcs.repository.server.incident.duplicate.Duplicates;
import org.npcs.repository.server.incident.duplicate.IncidentCounting;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for duplicate candidates and counts by event. */
@Component
class DuplicateEndpoints {

    private final Duplicates duplicates;
    private final IncidentCounting counting;
    private final DuplicateMapper mapper;
    private final Cursors cursors;
    private final Answers answers;

    DuplicateEndpoints(
            Duplicates duplicates,
            IncidentCounting counting,
            DuplicateMapper mapper,
            Cursors cursors,
            Answers answers) {
        this.duplicates = duplicates;
        this.counting = counting;
        this.mapper = mapper;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<DuplicateCandidateList>> listDuplicateCandidates(
            String jurisdiction, @Nullable String state, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var binding = request.binding(jurisdiction, String.valueOf(state));
            return duplicates
                    .list(owner, state, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new DuplicateCandidateList(
                                                page.map(one -> mapper.candidate(one, request.facts()))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<DuplicateCandidate>> getDuplicateCandidate(UUID candidateId) {
        return CallerRequest.answer(
                request -> duplicates.get(request.caller().owner(), candidateId).map(found -> ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(mapper.candidate(found, request.facts()))));
    }

    Mono<ResponseEntity<DuplicateCandidate>> createDuplicateDecision(
            UUID candidateId, Mono<DuplicateDecision> decision) {
        return CallerRequest.answer(request -> decision.flatMap(made ->
                        duplicates.decide(request.caller().owner(), candidateId, made.getDecision(), made.getReason()))
                .map(decided -> ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(mapper.candidate(decided, request.facts()))));
    }

    Mono<ResponseEntity<MatchTokenKept>> createMatchToken(UUID incidentId, Mono<MatchToken> token) {
        return CallerRequest.answer(request -> token.flatMap(
                        given -> duplicates.keepToken(request.caller().owner(), incidentId, given.getToken()))
                .map(kept -> ResponseEntity.status(201)
                        .cacheControl(Answers.PRIVATE)
                        .body(new MatchTokenKept(kept, answers.meta(request.facts())))));
    }

    Mono<ResponseEntity<IncidentCounts>> getIncidentCounts(
            String jurisdiction, @Nullable LocalDate from, @Nullable LocalDate to, String groupBy) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            return counting.count(owner, from, to, groupBy).map(counts -> ResponseEntity.ok()
                    .cacheControl(Answers.PRIVATE)
                    .body(mapper.counts(owner, from, to, groupBy, counts, request.facts())));
        });
    }
}
