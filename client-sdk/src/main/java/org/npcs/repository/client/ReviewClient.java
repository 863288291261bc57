package org.npcs.repository.client;

import java.time.Instant;
import java.util.UUID;
import org.npcs.repository.client.internal.ReviewOperations;
import org.npcs.repository.client.model.HeldReview;
import org.npcs.repository.client.model.HeldTextList;
import org.npcs.repository.client.model.MergePatch;
import org.npcs.repository.client.model.RatingSet;
import org.npcs.repository.client.model.RedactionDecision;
import org.npcs.repository.client.model.RedactionDecisionRecord;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.model.ReviewList;
import org.npcs.repository.client.model.ReviewRecord;
import org.npcs.repository.client.model.ReviewVersion;
import org.npcs.repository.client.model.ReviewVersionList;
import org.npcs.repository.client.model.Transition;
import org.npcs.repository.client.model.ValidationReport;
import org.npcs.repository.client.page.Pages;

/**
 * What a systems-focused review of one incident found. Every method may end with a
 * {@link org.npcs.repository.client.error.RepositoryException}; which kinds there are is said there. Reviews are named by
 * the local key of their incident and their number, or by the identifier that the repository gave them.
 */
public final class ReviewClient {

    private final Calls calls;

    ReviewClient(Calls calls) {
        this.calls = calls;
    }

    /** Submits or corrects a review: stores the whole content. Sending the same again changes nothing; another content needs {@code ifMatch} or {@code expectedVersion}. */
    public ReviewRecord put(ReviewContent content) {
        return put(content, CallOptions.NONE);
    }

    /** Submits or corrects a review: stores the whole content. Sending the same again changes nothing; another content needs {@code ifMatch} or {@code expectedVersion}. */
    public ReviewRecord put(ReviewContent content, CallOptions options) {
        Call call = new Call(ReviewOperations.PUT_REVIEW, options)
                .path("localKey", content.incidentLocalKey())
                .path("number", content.number())
                .body(content.toJson());
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Returns the current version of a review of the incident with this local key. */
    public ReviewRecord get(String incidentLocalKey, int number) {
        return get(incidentLocalKey, number, CallOptions.NONE);
    }

    /** Returns the current version of a review of the incident with this local key. */
    public ReviewRecord get(String incidentLocalKey, int number, CallOptions options) {
        Call call = new Call(ReviewOperations.GET_REVIEW_BY_KEY, options)
                .path("localKey", incidentLocalKey)
                .path("number", number);
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Returns the current version of the review with this identifier. */
    public ReviewRecord get(UUID id) {
        return get(id, CallOptions.NONE);
    }

    /** Returns the current version of the review with this identifier. */
    public ReviewRecord get(UUID id, CallOptions options) {
        Call call = new Call(ReviewOperations.GET_REVIEW, options).path("reviewId", id);
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Returns the review with its ratings as another version of the instrument beside the content, which stays as it is. */
    public ReviewRecord getHarmonised(UUID id, String instrument, String version) {
        return getHarmonised(id, instrument, version, CallOptions.NONE);
    }

    /** Returns the review with its ratings as another version of the instrument beside the content, which stays as it is. */
    public ReviewRecord getHarmonised(UUID id, String instrument, String version, CallOptions options) {
        Call call = new Call(ReviewOperations.GET_REVIEW, options)
                .path("reviewId", id)
                .query("harmonise", instrument + "@" + version);
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Returns a review as it was stored at an instant of the past. */
    public ReviewRecord getAsOf(String incidentLocalKey, int number, Instant instant) {
        return getAsOf(incidentLocalKey, number, instant, CallOptions.NONE);
    }

    /** Returns a review as it was stored at an instant of the past. */
    public ReviewRecord getAsOf(String incidentLocalKey, int number, Instant instant, CallOptions options) {
        Call call = new Call(ReviewOperations.GET_REVIEW_BY_KEY, options)
                .path("localKey", incidentLocalKey)
                .path("number", number)
                .query("asOf", instant);
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Returns a review as it was stored at an instant of the past. */
    public ReviewRecord getAsOf(UUID id, Instant instant) {
        return getAsOf(id, instant, CallOptions.NONE);
    }

    /** Returns a review as it was stored at an instant of the past. */
    public ReviewRecord getAsOf(UUID id, Instant instant, CallOptions options) {
        Call call = new Call(ReviewOperations.GET_REVIEW, options)
                .path("reviewId", id)
                .query("asOf", instant);
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Changes members of a review; needs {@code ifMatch} or {@code expectedVersion}. Not repeated by itself. */
    public ReviewRecord patch(String incidentLocalKey, int number, MergePatch<ReviewContent> changes) {
        return patch(incidentLocalKey, number, changes, CallOptions.NONE);
    }

    /** Changes members of a review; needs {@code ifMatch} or {@code expectedVersion}. Not repeated by itself. */
    public ReviewRecord patch(
            String incidentLocalKey, int number, MergePatch<ReviewContent> changes, CallOptions options) {
        Call call = new Call(ReviewOperations.PATCH_REVIEW, options)
                .path("localKey", incidentLocalKey)
                .path("number", number)
                .body(changes.toJson());
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Returns all reviews of the jurisdiction, in the order in which they were first stored. */
    public Pages<ReviewRecord> list() {
        return list(ReviewQuery.ALL);
    }

    /** Returns the reviews that meet all filters. */
    public Pages<ReviewRecord> list(ReviewQuery query) {
        return list(query, CallOptions.NONE);
    }

    /** Returns the reviews that meet all filters. */
    public Pages<ReviewRecord> list(ReviewQuery query, CallOptions options) {
        return calls.list(
                cursor -> query.fill(new Call(ReviewOperations.LIST_REVIEWS, options)),
                "ReviewList",
                ReviewList::fromJson,
                ReviewList::items,
                ReviewList::nextCursor);
    }

    /** Returns every version of the review, the oldest first, without content. */
    public Pages<ReviewVersion> versions(UUID id) {
        return versions(id, CallOptions.NONE);
    }

    /** Returns every version of the review, the oldest first, without content. */
    public Pages<ReviewVersion> versions(UUID id, CallOptions options) {
        return calls.list(
                cursor -> new Call(ReviewOperations.LIST_REVIEW_VERSIONS, options).path("reviewId", id),
                "ReviewVersionList",
                ReviewVersionList::fromJson,
                ReviewVersionList::items,
                ReviewVersionList::nextCursor);
    }

    /** Returns the review as it was in one version, counted from 1. */
    public ReviewRecord version(UUID id, int number) {
        return version(id, number, CallOptions.NONE);
    }

    /** Returns the review as it was in one version, counted from 1. */
    public ReviewRecord version(UUID id, int number, CallOptions options) {
        Call call = new Call(ReviewOperations.GET_REVIEW_VERSION, options)
                .path("reviewId", id)
                .path("version", number);
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Replaces the ratings of one rater slot, a code of {@code rater-slot}; the other slots stay as they are. */
    public ReviewRecord putRatings(UUID id, String raterSlot, RatingSet ratings) {
        return putRatings(id, raterSlot, ratings, CallOptions.NONE);
    }

    /** Replaces the ratings of one rater slot, a code of {@code rater-slot}; the other slots stay as they are. */
    public ReviewRecord putRatings(UUID id, String raterSlot, RatingSet ratings, CallOptions options) {
        Call call = new Call(ReviewOperations.PUT_RATINGS, options)
                .path("reviewId", id)
                .path("rater", raterSlot)
                .body(ratings.toJson());
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Opens a planned review. */
    public ReviewRecord open(UUID id) {
        return open(id, CallOptions.NONE);
    }

    /** Opens a planned review. */
    public ReviewRecord open(UUID id, CallOptions options) {
        return step(id, "open", options);
    }

    /** Starts the rating of an open review. */
    public ReviewRecord startRating(UUID id) {
        return startRating(id, CallOptions.NONE);
    }

    /** Starts the rating of an open review. */
    public ReviewRecord startRating(UUID id, CallOptions options) {
        return step(id, "rating", options);
    }

    /** Submits a rated or reopened review; runs the rules of tier {@code final}. */
    public ReviewRecord submit(UUID id) {
        return submit(id, CallOptions.NONE);
    }

    /** Submits a rated or reopened review; runs the rules of tier {@code final}. */
    public ReviewRecord submit(UUID id, CallOptions options) {
        return step(id, "submitted", options);
    }

    /** Finalises a submitted review. Usually another person than the one who submitted must do it. */
    public ReviewRecord finalise(UUID id) {
        return finalise(id, CallOptions.NONE);
    }

    /** Finalises a submitted review. Usually another person than the one who submitted must do it. */
    public ReviewRecord finalise(UUID id, CallOptions options) {
        return step(id, "finalised", options);
    }

    /** Reopens a finalised review; the reason is a code of {@code change-reason}. */
    public ReviewRecord reopen(UUID id, String reason) {
        return reopen(id, reason, CallOptions.NONE);
    }

    /** Reopens a finalised review; the reason is a code of {@code change-reason}. */
    public ReviewRecord reopen(UUID id, String reason, CallOptions options) {
        return step(id, "reopened", options.reason(reason));
    }

    /** Cancels a planned or open review; the reason is a code of {@code change-reason}. */
    public ReviewRecord cancel(UUID id, String reason) {
        return cancel(id, reason, CallOptions.NONE);
    }

    /** Cancels a planned or open review; the reason is a code of {@code change-reason}. */
    public ReviewRecord cancel(UUID id, String reason, CallOptions options) {
        return step(id, "cancelled", options.reason(reason));
    }

    /** Moves a review to a state, also to one that this release has no method for. */
    public ReviewRecord transition(UUID id, Transition step) {
        return transition(id, step, CallOptions.NONE);
    }

    /** Moves a review to a state, also to one that this release has no method for. */
    public ReviewRecord transition(UUID id, Transition step, CallOptions options) {
        Call call = new Call(ReviewOperations.TRANSITION_REVIEW, options)
                .path("reviewId", id)
                .body(step.toJson());
        return calls.call(call, "ReviewRecord", ReviewRecord::fromJson);
    }

    /** Returns reviews with texts that are held for redaction: places and kinds, no word of the texts. */
    public Pages<HeldReview> heldTexts() {
        return heldTexts(CallOptions.NONE);
    }

    /** Returns reviews with texts that are held for redaction: places and kinds, no word of the texts. */
    public Pages<HeldReview> heldTexts(CallOptions options) {
        return calls.list(
                cursor -> new Call(ReviewOperations.LIST_HELD_TEXTS, options),
                "HeldTextList",
                HeldTextList::fromJson,
                HeldTextList::items,
                HeldTextList::nextCursor);
    }

    /**
     * Decides that a suspicion is wrong, for the text as it stands in one version, so that it is shared as the owner has chosen.
     * Another person than who wrote the text must do it. The reason is a code of {@code redaction-reason}.
     */
    public RedactionDecisionRecord decideRedaction(UUID id, String pointer, int version, String reason) {
        return decideRedaction(id, pointer, version, reason, CallOptions.NONE);
    }

    /**
     * Decides that a suspicion is wrong, for the text as it stands in one version, so that it is shared as the owner has chosen.
     * Another person than who wrote the text must do it. The reason is a code of {@code redaction-reason}.
     */
    public RedactionDecisionRecord decideRedaction(
            UUID id, String pointer, int version, String reason, CallOptions options) {
        RedactionDecision decision = RedactionDecision.builder()
                .pointer(pointer)
                .version(version)
                .reason(reason)
                .build();
        Call call = new Call(ReviewOperations.DECIDE_REDACTION, options)
                .path("reviewId", id)
                .body(decision.toJson());
        return calls.call(call, "RedactionDecisionRecord", RedactionDecisionRecord::fromJson);
    }

    /** Checks a review by every published rule, its instrument version and its incident, and stores nothing. */
    public ValidationReport validate(ReviewContent content) {
        return validate(content, CallOptions.NONE);
    }

    /** Checks a review by every published rule, its instrument version and its incident, and stores nothing. */
    public ValidationReport validate(ReviewContent content, CallOptions options) {
        Call call = new Call(ReviewOperations.VALIDATE_REVIEW, options).body(content.toJson());
        return calls.call(call, "ValidationReport", ValidationReport::fromJson);
    }

    private ReviewRecord step(UUID id, String to, CallOptions options) {
        Transition step = Transition.builder().to(to).reason(options.reason()).build();
        return transition(id, step, options.withoutReason());
    }
}
