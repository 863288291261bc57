package org.npcs.repository.server.governance.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Goal;
import org.npcs.repository.server.governance.Goals;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the goals of the charter. */
@Component
class GoalEndpoints {

    private final Goals goals;
    private final PagedAnswers pages;
    private final Answers answers;

    GoalEndpoints(Goals goals, PagedAnswers pages, Answers answers) {
        this.goals = goals;
        this.pages = pages;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> goals.list()
                .map(all -> all.stream().map(PlanAnswers::goal).toList())
                .map(all -> pages.of(request.binding("goals"), request.facts().address(), "items", all, limit, cursor))
                .map(body ->
                        ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()))));
    }

    Mono<ResponseEntity<ObjectNode>> get(String code) {
        return CallerRequest.answer(request -> goals.get(code).map(goal -> answered(goal, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String code, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(body -> goals.put(request.caller(), code, body, change))
                .map(written -> answers.written(
                                written.outcome(),
                                Objects.requireNonNull(written.record().stored()),
                                "/v1/goals/" + code,
                                request.facts())
                        .body(pages.with(PlanAnswers.goal(written.record()), request.facts()))));
    }

    Mono<ResponseEntity<ObjectNode>> look(String code, Mono<ObjectNode> look) {
        return CallerRequest.answer(request ->
                look.flatMap(body -> goals.look(request.caller(), code, body)).map(goal -> answered(goal, request)));
    }

    private ResponseEntity<ObjectNode> answered(Goal goal, CallerRequest request) {
        return ResponseEntity.ok()
                .eTag(PlanAnswers.etag(goal.stored()))
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(PlanAnswers.goal(goal), request.facts()));
    }
}
