package org.npcs.repository.client;

import java.time.Instant;

/** Which submissions to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class SubmissionQuery {

    /** No filter. */
    public static final SubmissionQuery ALL = new SubmissionQuery(Filters.NONE);

    private final Filters filters;

    private SubmissionQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for submissions in this state. */
    public SubmissionQuery state(String value) {
        return new SubmissionQuery(filters.with("state", value));
    }

    /** Returns a copy for submissions received at or after this instant. */
    public SubmissionQuery receivedFrom(Instant value) {
        return new SubmissionQuery(filters.with("receivedFrom", value));
    }

    /** Returns a copy for the submission with this key, of any client. */
    public SubmissionQuery submissionKey(String value) {
        return new SubmissionQuery(filters.with("submissionKey", value));
    }

    /** Returns a copy for submissions fetched with at most so many on a page, 1 to 500. */
    public SubmissionQuery limit(int value) {
        return new SubmissionQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
