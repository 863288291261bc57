package org.npcs.repository.server.review.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.HeldReview;
import org.npcs.repository.api.v1.model.HeldTextList;
import org.npcs.repository.api.v1.model.RedactionDecision;
import org.npcs.repository.api.v1.model.RedactionDecisionRecord;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.review.RedactionDecisions;
import org.npcs.repository.server.review.RedactionDecisions.Decided;
import org.npcs.repository.server.review.Review;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists what is held for redaction, by place and kind, and takes decisions on it. */
@Component
class RedactionEndpoints {

    private final RedactionDecisions decisions;
    private final Answers answers;
    private final Cursors cursors;

    RedactionEndpoints(RedactionDecisions decisions, Answers answers, Cursors cursors) {
        this.decisions = decisions;
        this.answers = answers;
        this.cursors = cursors;
    }

    Mono<ResponseEntity<HeldTextList>> list(String owner, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(owner);
            return decisions
                    .held(request.caller().own(owner), cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new HeldTextList(
                                                page.map(RedactionEndpoints::held)
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<RedactionDecisionRecord>> decide(UUID id, Mono<RedactionDecision> body) {
        return CallerRequest.answer(request -> body.flatMap(decision -> decisions.decide(
                        request.caller(), id, decision.getPointer(), decision.getVersion(), decision.getReason()))
                .map(decided -> ResponseEntity.status(HttpStatus.CREATED).body(record(decided, request.facts()))));
    }

    private RedactionDecisionRecord record(Decided decided, RequestFacts facts) {
        var stored = decided.review().stored();
        var text = decided.text();
        return new RedactionDecisionRecord(
                stored.id(),
                stored.version(),
                text.pointer(),
                text.reason(),
                text.by(),
                text.at(),
                ReviewMapper.redaction(decided.review().held()),
                answers.meta(facts));
    }

    private static HeldReview held(Review review) {
        var stored = review.stored();
        return new HeldReview(
                        stored.id(),
                        review.incidentKey(),
                        review.number(),
                        stored.version(),
                        stored.state(),
                        ReviewMapper.redaction(review.held()))
                .links(Answers.links("review", "/v1/reviews/" + stored.id()));
    }
}
