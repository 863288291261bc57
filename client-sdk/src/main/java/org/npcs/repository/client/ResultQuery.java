package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;

/** Which results of a submission to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ResultQuery {

    /** No filter. */
    public static final ResultQuery ALL = new ResultQuery(null, null, null);

    private final @Nullable String outcome;
    private final @Nullable String cause;
    private final @Nullable Integer limit;

    private ResultQuery(@Nullable String outcome, @Nullable String cause, @Nullable Integer limit) {
        this.outcome = outcome;
        this.cause = cause;
        this.limit = limit;
    }

    /** Returns a copy for records with this outcome, such as {@code rejected}. */
    public ResultQuery outcome(String value) {
        return new ResultQuery(value, cause, limit);
    }

    /** Returns a copy for records that have the cause with this identifier. */
    public ResultQuery cause(String value) {
        return new ResultQuery(outcome, value, limit);
    }

    /** Returns a copy for results fetched with at most so many on a page, 1 to 500. */
    public ResultQuery limit(int value) {
        return new ResultQuery(outcome, cause, value);
    }

    Call fill(Call call) {
        return call.query("outcome", outcome).query("cause", cause).query("limit", limit);
    }
}
