package org.npcs.repository.server.learning.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.learning.Cohort;
import org.npcs.repository.server.learning.CohortCounts;
import org.npcs.repository.server.learning.CohortReading;
import org.npcs.repository.server.learning.Cohorts;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for cohorts, their days, counts and results. */
@Component
class CohortEndpoints {

    private final Cohorts cohorts;
    private final CohortCounts counts;
    private final CohortReading reading;
    private final RepositorySettings settings;
    private final RecordAnswers answers;

    CohortEndpoints(
            Cohorts cohorts,
            CohortCounts counts,
            CohortReading reading,
            RepositorySettings settings,
            RecordAnswers answers) {
        this.cohorts = cohorts;
        this.counts = counts;
        this.reading = reading;
        this.settings = settings;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(String owner, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(owner),
                cursor,
                after -> cohorts.list(request.caller(), owner, after, limit),
                CohortMapper::record));
    }

    Mono<ResponseEntity<ObjectNode>> get(String owner, String key) {
        return CallerRequest.answer(
                request -> cohorts.get(request.caller(), owner, key).map(found -> answered(found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String owner, String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> cohorts.put(request.caller(), owner, key, body, change))
                        .map(written -> answers.written(
                                written,
                                CohortMapper.record(new Cohort(written.record())),
                                CohortMapper.address(owner, key),
                                request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, String key, String to) {
        return CallerRequest.answer(
                request -> cohorts.transition(request.caller(), owner, key, to).map(moved -> answered(moved, request)));
    }

    private ResponseEntity<ObjectNode> answered(Cohort cohort, CallerRequest request) {
        var stored = cohort.stored();
        return answers.one(
                HttpStatus.OK,
                stored,
                CohortMapper.record(cohort),
                CohortMapper.address(stored.jurisdiction(), cohort.key()),
                request.facts());
    }

    Mono<ResponseEntity<ObjectNode>> schedule(String owner, String key) {
        return CallerRequest.answer(request -> reading.round(request.caller(), owner, key)
                .map(round -> answers.body(CohortMapper.schedule(round), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> counts(String owner, String key) {
        return CallerRequest.answer(request -> counts.get(request.caller(), owner, key)
                .map(found -> answers.one(
                        HttpStatus.OK,
                        found,
                        CohortMapper.counts(found),
                        CohortMapper.address(owner, key) + "/counts",
                        request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> count(String owner, String key, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> counts.put(request.caller(), owner, key, body, change))
                        .map(written -> answers.written(
                                written,
                                CohortMapper.counts(written.record()),
                                CohortMapper.address(owner, key) + "/counts",
                                request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> results(String owner, String key) {
        return CallerRequest.answer(request -> reading.results(request.caller(), owner, key)
                .map(results -> answers.body(CohortMapper.results(results), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> statements(String owner, String key) {
        return CallerRequest.answer(
                request -> reading.round(request.caller(), owner, key).flatMap(round -> reading.told(round)
                        .map(told -> answers.body(
                                CohortMapper.statements(round, told, settings.audience()), request.facts()))));
    }
}
