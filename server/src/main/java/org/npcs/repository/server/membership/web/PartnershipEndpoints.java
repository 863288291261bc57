package org.npcs.repository.server.membership.web;

import org.npcs.repository.server.membership.partnership.Membership;
import org.npcs.repository.server.membership.partnership.Memberships;
import org.npcs.repository.server.membership.partnership.Onboardings;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the way of jurisdictions through the partnership. */
@Component
class PartnershipEndpoints {

    private final Memberships memberships;
    private final Onboardings onboardings;
    private final PartnershipAnswers told;

    PartnershipEndpoints(Memberships memberships, Onboardings onboardings, PartnershipAnswers told) {
        this.memberships = memberships;
        this.onboardings = onboardings;
        this.told = told;
    }

    Mono<ResponseEntity<ObjectNode>> membership(String code) {
        return CallerRequest.answer(request -> memberships.get(code).map(found -> answered(found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String code, Mono<ObjectNode> step) {
        return CallerRequest.answer(
                request -> step.flatMap(body -> memberships.transition(request.caller(), code, body))
                        .map(moved -> answered(moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> onboarding(String code) {
        return CallerRequest.answer(
                request -> onboardings.of(request.caller(), code).map(way -> {
                    var body =
                            PartnershipAnswers.begun().put("jurisdiction", code).put("state", way.state());
                    var steps = body.putArray("steps");
                    way.steps().forEach(step -> steps.addObject()
                            .put("id", step.id())
                            .put("title", step.title())
                            .put("done", step.done())
                            .put("actor", step.actor())
                            .put("operation", step.operation())
                            .put("href", step.href()));
                    body.put("missing", (int)
                            way.steps().stream().filter(step -> !step.done()).count());
                    return ResponseEntity.ok()
                            .cacheControl(Answers.PRIVATE)
                            .body(told.pages().with(body, request.facts()));
                }));
    }

    private ResponseEntity<ObjectNode> answered(Membership membership, CallerRequest request) {
        var body = PartnershipAnswers.begun()
                .put("jurisdiction", membership.jurisdiction())
                .put("state", membership.state());
        if (membership.since() != null) {
            body.put("since", membership.since().toString());
        }
        if (membership.until() != null) {
            body.put("until", membership.until().toString());
        }
        var content = membership.content();
        body.put("founding", content.path("founding").asBoolean(false));
        content.path("steps").forEach(step -> {
            if (step.has("successor")) {
                body.set("successor", step.get("successor"));
            }
        });
        body.set("steps", content.path("steps"));
        var flags = body.putArray("flags");
        membership.flags().forEach(flags::add);
        var address = "/v1/jurisdictions/" + membership.jurisdiction() + "/membership";
        return told.one(membership.stored(), PartnershipAnswers.versioned(body, membership.stored(), address), request);
    }
}
