package org.npcs.repository.client;

/** Which results of a submission to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ResultQuery {

    /** No filter. */
    public static final ResultQuery ALL = new ResultQuery(Filters.NONE);

    private final Filters filters;

    private ResultQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for records with this outcome, such as {@code rejected}. */
    public ResultQuery outcome(String value) {
        return new ResultQuery(filters.with("outcome", value));
    }

    /** Returns a copy for records that have the cause with this identifier. */
    public ResultQuery cause(String value) {
        return new ResultQuery(filters.with("cause", value));
    }

    /** Returns a copy for results fetched with at most so many on a page, 1 to 500. */
    public ResultQuery limit(int value) {
        return new ResultQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
