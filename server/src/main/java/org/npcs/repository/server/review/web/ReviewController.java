package org.npcs.repository.server.review.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.ReviewApi;
import org.npcs.repository.api.v1.model.HeldTextList;
import org.npcs.repository.api.v1.model.RatingSet;
import org.npcs.repository.api.v1.model.RedactionDecision;
import org.npcs.repository.api.v1.model.RedactionDecisionRecord;
import org.npcs.repository.api.v1.model.ReviewList;
import org.npcs.repository.api.v1.model.ReviewRecord;
import org.npcs.repository.api.v1.model.ReviewVersionList;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.review.Review;
import org.npcs.repository.server.review.ReviewChanges;
import org.npcs.repository.server.review.ReviewFilter;
import org.npcs.repository.server.review.ReviewProcess;
import org.npcs.repository.server.review.Reviews;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers the review operations of the contract. */
@RestController
class ReviewController implements ReviewApi {

    private final Reviews reviews;
    private final ReviewChanges changes;
    private final ReviewProcess process;
    private final ReviewMapper mapper;
    private final HarmonisedReading harmonised;
    private final RedactionEndpoints redaction;
    private final Answers answers;
    private final Cursors cursors;
    private final JsonMapper json;

    ReviewController(
            Reviews reviews,
            ReviewChanges changes,
            ReviewProcess process,
            ReviewMapper mapper,
            HarmonisedReading harmonised,
            RedactionEndpoints redaction,
            Answers answers,
            Cursors cursors,
            JsonMapper json) {
        this.reviews = reviews;
        this.changes = changes;
        this.process = process;
        this.mapper = mapper;
        this.harmonised = harmonised;
        this.redaction = redaction;
        this.answers = answers;
        this.cursors = cursors;
        this.json = json;
    }

    @Override
    public Mono<ResponseEntity<ReviewRecord>> putReview(
            String jurisdiction,
            String localKey,
            Integer number,
            Mono<JsonNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String prefer,
            @Nullable String xNPCSPreview,
            @Nullable String preview,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            var change = new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
            return body.flatMap(content -> changes.put(
                            request.caller(),
                            localKey,
                            number,
                            content,
                            change,
                            request.facts().lenient()))
                    .map(written -> written(written, request.facts()));
        });
    }

    @Override
    public Mono<ResponseEntity<ReviewRecord>> patchReview(
            String jurisdiction,
            String localKey,
            Integer number,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String prefer,
            @Nullable String xNPCSPreview,
            @Nullable String preview,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            var change = new RecordChange(Precondition.of(ifMatch, null, expectedVersion), reason);
            return body.flatMap(patch -> changes.patch(
                            request.caller(),
                            localKey,
                            number,
                            patch,
                            change,
                            request.facts().lenient()))
                    .map(written -> written(written, request.facts()));
        });
    }

    @Override
    public Mono<ResponseEntity<ReviewRecord>> putRatings(
            String rater,
            UUID reviewId,
            Mono<RatingSet> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var change = new RecordChange(Precondition.of(ifMatch, null, expectedVersion), reason);
            return body.flatMap(set -> changes.ratings(
                            request.caller(), reviewId, rater, json.valueToTree(set.getRatings()), change))
                    .map(written -> written(written, request.facts()));
        });
    }

    @Override
    public Mono<ResponseEntity<ReviewRecord>> getReview(
            UUID reviewId,
            @Nullable Instant asOf,
            @Nullable String harmonise,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> harmonised.target(harmonise).flatMap(target -> reviews.get(
                        request.caller().owner(), reviewId, asOf)
                .map(review -> target.isEmpty()
                        ? read(review, ifNoneMatch, request.facts())
                        : ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(HarmonisedReading.beside(
                                        mapper.record(review, request.facts()), review, target)))));
    }

    @Override
    public Mono<ResponseEntity<ReviewRecord>> getReviewByKey(
            String jurisdiction,
            String localKey,
            Integer number,
            @Nullable Instant asOf,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> reviews.get(request.caller().own(jurisdiction), localKey, number, asOf)
                .map(review -> read(review, ifNoneMatch, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<ReviewRecord>> getReviewVersion(
            UUID reviewId, Integer version, @Nullable String actingFor) {
        return CallerRequest.answer(request -> reviews.version(request.caller().owner(), reviewId, version)
                .map(review -> read(review, null, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<ReviewVersionList>> listReviewVersions(
            UUID reviewId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(reviewId);
            return reviews.versions(request.caller().owner(), reviewId, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new ReviewVersionList(
                                                page.map(ReviewMapper::version).items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    @Override
    public Mono<ResponseEntity<ReviewList>> listReviews(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            @Nullable Instant updatedSince,
            @Nullable String harmonise,
            @Nullable String state,
            @Nullable String instrument,
            @Nullable String incidentLocalKey,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var filter = new ReviewFilter(state, instrument, incidentLocalKey, updatedSince);
            var binding = request.binding(jurisdiction, filter);
            var owner = request.caller().own(jurisdiction);
            return harmonised.target(harmonise).flatMap(target -> reviews.list(
                            owner, filter, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new ReviewList(
                                                page.map(item -> HarmonisedReading.beside(
                                                                mapper.record(item, request.facts()), item, target))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    }));
        });
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> validateReview(
            String jurisdiction,
            Mono<JsonNode> body,
            @Nullable String prefer,
            @Nullable String xNPCSPreview,
            @Nullable String preview,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return body.flatMap(content -> reviews.check(
                            request.caller(), content, request.facts().lenient()))
                    .map(verdict -> answers.report(verdict, request.facts()));
        });
    }

    @Override
    public Mono<ResponseEntity<ReviewRecord>> transitionReview(
            String idempotencyKey,
            UUID reviewId,
            Mono<Transition> body,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> body.flatMap(step -> process.transition(
                        request.caller(),
                        reviewId,
                        step.getTo(),
                        step.getReason(),
                        Precondition.of(ifMatch, null, expectedVersion)))
                .map(written -> written(written, request.facts())));
    }

    @Override
    public Mono<ResponseEntity<HeldTextList>> listHeldTexts(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return redaction.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<RedactionDecisionRecord>> decideRedaction(
            String idempotencyKey, UUID reviewId, Mono<RedactionDecision> body, @Nullable String actingFor) {
        return redaction.decide(reviewId, body);
    }

    private ResponseEntity<ReviewRecord> read(Review review, @Nullable String held, RequestFacts facts) {
        var etag = review.stored().etag();
        return Answers.held(held, etag)
                ? Answers.notModified(etag)
                : ResponseEntity.ok().eTag(etag).cacheControl(Answers.PRIVATE).body(mapper.record(review, facts));
    }

    private ResponseEntity<ReviewRecord> written(Stored<Review> written, RequestFacts facts) {
        var stored = written.record().stored();
        return answers.written(written.outcome(), stored, "/v1/reviews/" + stored.id(), facts)
                .body(mapper.written(written, facts));
    }
}
