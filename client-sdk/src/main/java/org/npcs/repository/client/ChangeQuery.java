package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;

/** Which part of the change feed to read. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ChangeQuery {

    /** No filter. */
    public static final ChangeQuery ALL = new ChangeQuery(null, null, null, null, null);

    private final @Nullable String cursor;
    private final @Nullable String from;
    private final @Nullable String noun;
    private final @Nullable Integer wait;
    private final @Nullable Integer limit;

    private ChangeQuery(
            @Nullable String cursor,
            @Nullable String from,
            @Nullable String noun,
            @Nullable Integer wait,
            @Nullable Integer limit) {
        this.cursor = cursor;
        this.from = from;
        this.noun = noun;
        this.wait = wait;
        this.limit = limit;
    }

    /** Returns a copy for what comes after this cursor, as an entry or a page named it. */
    public ChangeQuery cursor(String value) {
        return new ChangeQuery(value, from, noun, wait, limit);
    }

    /** Returns a copy that without a cursor begins at {@code start} or {@code now}. */
    public ChangeQuery from(String value) {
        return new ChangeQuery(cursor, value, noun, wait, limit);
    }

    /** Returns a copy for changes of this noun. */
    public ChangeQuery noun(String value) {
        return new ChangeQuery(cursor, from, value, wait, limit);
    }

    /** Returns a copy that lets the repository hold an empty answer back so many seconds, 0 to 30. */
    public ChangeQuery wait(int value) {
        return new ChangeQuery(cursor, from, noun, value, limit);
    }

    /** Returns a copy for changes fetched with at most so many on a page, 1 to 500. */
    public ChangeQuery limit(int value) {
        return new ChangeQuery(cursor, from, noun, wait, value);
    }

    Call fill(Call call) {
        return call.query("cursor", cursor)
                .query("from", from)
                .query("noun", noun)
                .query("wait", wait)
                .query("limit", limit)
                .patience(wait);
    }
}
