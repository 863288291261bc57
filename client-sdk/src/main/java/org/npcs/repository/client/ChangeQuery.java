package org.npcs.repository.client;

/** Which part of the change feed to read. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ChangeQuery {

    /** No filter. */
    public static final ChangeQuery ALL = new ChangeQuery(Filters.NONE);

    private final Filters filters;

    private ChangeQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for what comes after this cursor, as an entry or a page named it. */
    public ChangeQuery cursor(String value) {
        return new ChangeQuery(filters.with("cursor", value));
    }

    /** Returns a copy that without a cursor begins at {@code start} or {@code now}. */
    public ChangeQuery from(String value) {
        return new ChangeQuery(filters.with("from", value));
    }

    /** Returns a copy for changes of this noun. */
    public ChangeQuery noun(String value) {
        return new ChangeQuery(filters.with("noun", value));
    }

    /** Returns a copy that lets the repository hold an empty answer back so many seconds, 0 to 30. */
    public ChangeQuery wait(int value) {
        return new ChangeQuery(filters.with("wait", value));
    }

    /** Returns a copy for changes fetched with at most so many on a page, 1 to 500. */
    public ChangeQuery limit(int value) {
        return new ChangeQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        String wait = filters.value("wait");
        return filters.fill(call).patience(wait == null ? null : Integer.valueOf(wait));
    }
}
