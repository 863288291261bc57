package org.npcs.repository.client;

import java.util.UUID;
import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.CharterReview;
import org.npcs.repository.client.model.CharterReviewList;
import org.npcs.repository.client.model.CharterReviewRecord;
import org.npcs.repository.client.model.CharterReviewStep;
import org.npcs.repository.client.model.CharterStep;
import org.npcs.repository.client.model.CharterVersion;
import org.npcs.repository.client.model.CharterVersionList;
import org.npcs.repository.client.model.CharterVersionRecord;
import org.npcs.repository.client.page.Pages;

/** The charter: versions that stay once they are approved, and the reviews that keep it fit. */
public final class Charters {

    private final Calls calls;

    Charters(Calls calls) {
        this.calls = calls;
    }

    /** Returns all versions of the charter. */
    public Pages<CharterVersionRecord> versions() {
        return versions(CallOptions.NONE);
    }

    /** Returns all versions of the charter. */
    public Pages<CharterVersionRecord> versions(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_CHARTER_VERSIONS, options),
                "CharterVersionList",
                CharterVersionList::fromJson,
                CharterVersionList::items,
                CharterVersionList::nextCursor);
    }

    /** Returns a version of the charter with all settings and the day from which its review is due. */
    public CharterVersionRecord version(String version) {
        return version(version, CallOptions.NONE);
    }

    /** Returns a version of the charter with all settings and the day from which its review is due. */
    public CharterVersionRecord version(String version, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_CHARTER_VERSION, options).path("charterVersion", version);
        return calls.call(call, "CharterVersionRecord", CharterVersionRecord::fromJson);
    }

    /** Drafts a version of the charter; for whoever keeps governance. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}. */
    public CharterVersionRecord draft(String version, CharterVersion draft) {
        return draft(version, draft, CallOptions.NONE);
    }

    /** Drafts a version of the charter; for whoever keeps governance. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}. */
    public CharterVersionRecord draft(String version, CharterVersion draft, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_CHARTER_VERSION, options)
                .path("charterVersion", version)
                .body(draft.toJson());
        return calls.call(call, "CharterVersionRecord", CharterVersionRecord::fromJson);
    }

    /** Approves a version, or brings it into force; for whoever keeps governance. */
    public CharterVersionRecord move(String version, CharterStep step) {
        return move(version, step, CallOptions.NONE);
    }

    /** Approves a version, or brings it into force; for whoever keeps governance. */
    public CharterVersionRecord move(String version, CharterStep step, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_CHARTER_VERSION, options)
                .path("charterVersion", version)
                .body(step.toJson());
        return calls.call(call, "CharterVersionRecord", CharterVersionRecord::fromJson);
    }

    /** Returns the reviews of the charter. */
    public Pages<CharterReviewRecord> reviews() {
        return reviews(CallOptions.NONE);
    }

    /** Returns the reviews of the charter. */
    public Pages<CharterReviewRecord> reviews(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_CHARTER_REVIEWS, options),
                "CharterReviewList",
                CharterReviewList::fromJson,
                CharterReviewList::items,
                CharterReviewList::nextCursor);
    }

    /** Returns a review of the charter. */
    public CharterReviewRecord review(UUID id) {
        return review(id, CallOptions.NONE);
    }

    /** Returns a review of the charter. */
    public CharterReviewRecord review(UUID id, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_CHARTER_REVIEW, options).path("charterReviewId", id);
        return calls.call(call, "CharterReviewRecord", CharterReviewRecord::fromJson);
    }

    /** Opens a review of the charter; for whoever keeps governance. */
    public CharterReviewRecord open(CharterReview review) {
        return open(review, CallOptions.NONE);
    }

    /** Opens a review of the charter; for whoever keeps governance. */
    public CharterReviewRecord open(CharterReview review, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_CHARTER_REVIEW, options).body(review.toJson());
        return calls.call(call, "CharterReviewRecord", CharterReviewRecord::fromJson);
    }

    /** Closes a review with both answers; for whoever keeps governance. */
    public CharterReviewRecord close(UUID id, CharterReviewStep step) {
        return close(id, step, CallOptions.NONE);
    }

    /** Closes a review with both answers; for whoever keeps governance. */
    public CharterReviewRecord close(UUID id, CharterReviewStep step, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_CHARTER_REVIEW, options)
                .path("charterReviewId", id)
                .body(step.toJson());
        return calls.call(call, "CharterReviewRecord", CharterReviewRecord::fromJson);
    }
}
