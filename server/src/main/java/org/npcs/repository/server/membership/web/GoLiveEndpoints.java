package org.npcs.repository.server.membership.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.GoLive;
import org.npcs.repository.api.v1.model.GoLiveStep;
import org.npcs.repository.server.membership.golive.GoLives;
import org.npcs.repository.server.membership.golive.Step;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the ways of members to live data. */
@Component
class GoLiveEndpoints {

    /** Entity tag while nothing was stated. */
    private static final String NOTHING = "\"0\"";

    private final GoLives ways;
    private final Answers answers;

    GoLiveEndpoints(GoLives ways, Answers answers) {
        this.ways = ways;
        this.answers = answers;
    }

    Mono<ResponseEntity<GoLive>> get(String member) {
        return CallerRequest.answer(
                request -> ways.get(request.caller(), member).map(way -> answered(way, request)));
    }

    Mono<ResponseEntity<GoLive>> state(String member, Mono<ObjectNode> conformance) {
        return CallerRequest.answer(request -> conformance
                .flatMap(result -> ways.state(request.caller(), member, result))
                .map(way -> answered(way, request)));
    }

    Mono<ResponseEntity<GoLive>> move(String member, String to, @Nullable String reason) {
        return CallerRequest.answer(
                request -> ways.transition(request.caller(), member, to, reason).map(way -> answered(way, request)));
    }

    private ResponseEntity<GoLive> answered(
            org.npcs.repository.server.membership.golive.GoLive way, CallerRequest request) {
        var stored = way.stored();
        var tag = stored == null ? NOTHING : stored.etag();
        var steps = way.steps();
        var address = "/v1/jurisdictions/" + way.jurisdiction() + "/go-live";
        var body = new GoLive(
                        way.jurisdiction(),
                        way.state(),
                        steps.stream().map(GoLiveEndpoints::step).toList(),
                        (int) steps.stream().filter(step -> !step.done()).count(),
                        stored == null ? 0 : stored.version(),
                        tag)
                .conformance(way.conformance())
                .links(Answers.links("self", address))
                .meta(answers.meta(request.facts()));
        return ResponseEntity.ok().eTag(tag).cacheControl(Answers.PRIVATE).body(body);
    }

    private static GoLiveStep step(Step step) {
        return new GoLiveStep(step.id(), step.title(), step.done(), step.actor())
                .next(step.done() ? null : step.next())
                .href(step.href());
    }
}
