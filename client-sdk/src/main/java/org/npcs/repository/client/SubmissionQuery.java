package org.npcs.repository.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which submissions to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class SubmissionQuery {

    /** No filter. */
    public static final SubmissionQuery ALL = new SubmissionQuery(null, null, null, null);

    private final @Nullable String state;
    private final @Nullable Instant receivedFrom;
    private final @Nullable String submissionKey;
    private final @Nullable Integer limit;

    private SubmissionQuery(
            @Nullable String state,
            @Nullable Instant receivedFrom,
            @Nullable String submissionKey,
            @Nullable Integer limit) {
        this.state = state;
        this.receivedFrom = receivedFrom;
        this.submissionKey = submissionKey;
        this.limit = limit;
    }

    /** Returns a copy for submissions in this state. */
    public SubmissionQuery state(String value) {
        return new SubmissionQuery(value, receivedFrom, submissionKey, limit);
    }

    /** Returns a copy for submissions received at or after this instant. */
    public SubmissionQuery receivedFrom(Instant value) {
        return new SubmissionQuery(state, value, submissionKey, limit);
    }

    /** Returns a copy for the submission with this key, of any client. */
    public SubmissionQuery submissionKey(String value) {
        return new SubmissionQuery(state, receivedFrom, value, limit);
    }

    /** Returns a copy for submissions fetched with at most so many on a page, 1 to 500. */
    public SubmissionQuery limit(int value) {
        return new SubmissionQuery(state, receivedFrom, submissionKey, value);
    }

    Call fill(Call call) {
        return call.query("state", state)
                .query("receivedFrom", receivedFrom)
                .query("submissionKey", submissionKey)
                .query("limit", limit);
    }
}
