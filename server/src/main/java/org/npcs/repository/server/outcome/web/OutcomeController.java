package org.npcs.repository.server.outcome.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.OutcomeApi;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.outcome.OutcomeQuestion;
import org.npcs.repository.server.outcome.Outcomes;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Outcomes over HTTP. */
@RestController
class OutcomeController implements OutcomeApi {

    private final Outcomes outcomes;
    private final ObservationEndpoints observations;
    private final PagedAnswers pages;

    OutcomeController(Outcomes outcomes, ObservationEndpoints observations, PagedAnswers pages) {
        this.outcomes = outcomes;
        this.observations = observations;
        this.pages = pages;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listOutcomes(
            String jurisdiction,
            @Nullable String measure,
            @Nullable String period,
            @Nullable String domain,
            String calendar,
            String length,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Integer together,
            @Nullable Instant asOf,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var question = new OutcomeQuestion(measure, domain, period, calendar, length, from, to, together, asOf);
            return outcomes.of(request.caller(), question).map(told -> {
                var body = pages.of(
                        request.binding(owner, question),
                        request.facts().address(),
                        "items",
                        told.all().stream()
                                .map(one -> OutcomeJson.of(owner, one))
                                .toList(),
                        limit,
                        cursor);
                body.put("jurisdiction", owner).put("asOf", told.asOf().toString());
                return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()));
            });
        });
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listOutcomeObservations(
            String jurisdiction,
            @Nullable String measure,
            @Nullable String period,
            @Nullable String state,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return observations.list(jurisdiction, measure, period, state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getOutcomeObservation(
            String jurisdiction,
            String measure,
            String period,
            @Nullable Instant asOf,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return observations.get(jurisdiction, measure, period, asOf, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putOutcomeObservation(
            String jurisdiction,
            String measure,
            String period,
            Mono<ObjectNode> outcomeObservation,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return observations.put(
                jurisdiction,
                measure,
                period,
                outcomeObservation,
                new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionOutcomeObservation(
            String idempotencyKey,
            String jurisdiction,
            String measure,
            String period,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(
                step -> observations.move(jurisdiction, measure, period, step.getTo(), step.getReason()));
    }
}
