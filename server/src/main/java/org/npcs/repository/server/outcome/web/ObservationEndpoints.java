package org.npcs.repository.server.outcome.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.outcome.Observation;
import org.npcs.repository.server.outcome.Observations;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what members observed. */
@Component
class ObservationEndpoints {

    private final Observations observations;
    private final RecordAnswers answers;

    ObservationEndpoints(Observations observations, RecordAnswers answers) {
        this.observations = observations;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> get(
            String owner, String measure, String period, @Nullable Instant asOf, @Nullable String ifNoneMatch) {
        return CallerRequest.answer(request -> observations
                .get(request.caller().own(owner), measure, period, asOf)
                .map(found -> Answers.held(ifNoneMatch, found.stored().etag())
                        ? Answers.notModified(found.stored().etag())
                        : told(found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(
            String owner,
            @Nullable String measure,
            @Nullable String period,
            @Nullable String state,
            int limit,
            @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            request.caller().own(owner);
            return answers.page(
                    request.facts(),
                    request.binding(owner, String.valueOf(measure), String.valueOf(period), String.valueOf(state)),
                    cursor,
                    after -> observations.list(owner, measure, period, state, after, limit),
                    one -> ObservationJson.of(one, null));
        });
    }

    Mono<ResponseEntity<ObjectNode>> put(
            String owner, String measure, String period, Mono<ObjectNode> body, RecordChange change) {
        return CallerRequest.answer(request -> {
            request.caller().own(owner);
            return body.flatMap(content -> observations.put(request.caller(), measure, period, content, change))
                    .map(written -> answers.written(
                            written.map(Observation::stored),
                            ObservationJson.of(
                                    written.record(), written.outcome().code()),
                            ObservationJson.address(written.record()),
                            request.facts()));
        });
    }

    Mono<ResponseEntity<ObjectNode>> move(
            String owner, String measure, String period, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> {
            request.caller().own(owner);
            return observations
                    .transition(request.caller(), measure, period, to, reason)
                    .map(moved -> told(moved, request));
        });
    }

    private ResponseEntity<ObjectNode> told(Observation one, CallerRequest request) {
        return answers.one(
                HttpStatus.OK,
                one.stored(),
                ObservationJson.of(one, null),
                ObservationJson.address(one),
                request.facts());
    }
}
