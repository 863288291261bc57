package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;

/** Which library items to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class LibraryQuery {

    /** All items. */
    public static final LibraryQuery ALL = new LibraryQuery(null, null, null, null, null, null, null, null);

    private final @Nullable String kind;
    private final @Nullable String topic;
    private final @Nullable String theme;
    private final @Nullable String result;
    private final @Nullable Boolean prevention;
    private final @Nullable String state;
    private final @Nullable Boolean overdue;
    private final @Nullable Integer limit;

    private LibraryQuery(
            @Nullable String kind,
            @Nullable String topic,
            @Nullable String theme,
            @Nullable String result,
            @Nullable Boolean prevention,
            @Nullable String state,
            @Nullable Boolean overdue,
            @Nullable Integer limit) {
        this.kind = kind;
        this.topic = topic;
        this.theme = theme;
        this.result = result;
        this.prevention = prevention;
        this.state = state;
        this.overdue = overdue;
        this.limit = limit;
    }

    /** Returns a copy for items of this kind, a code of {@code library-kind}. */
    public LibraryQuery kind(String value) {
        return new LibraryQuery(value, topic, theme, result, prevention, state, overdue, limit);
    }

    /** Returns a copy for items on this topic, a code of {@code library-topic}. */
    public LibraryQuery topic(String value) {
        return new LibraryQuery(kind, value, theme, result, prevention, state, overdue, limit);
    }

    /** Returns a copy for items that answer findings of this theme, a code of {@code improvement-theme}. */
    public LibraryQuery theme(String value) {
        return new LibraryQuery(kind, topic, value, result, prevention, state, overdue, limit);
    }

    /** Returns a copy for items that tell this result, a code of {@code library-result}. */
    public LibraryQuery result(String value) {
        return new LibraryQuery(kind, topic, theme, value, prevention, state, overdue, limit);
    }

    /** Returns a copy for items that are meant to prevent harm before there is a case, or for all others. */
    public LibraryQuery prevention(boolean value) {
        return new LibraryQuery(kind, topic, theme, result, value, state, overdue, limit);
    }

    /** Returns a copy for items in this state, a code of {@code library-state}. */
    public LibraryQuery state(String value) {
        return new LibraryQuery(kind, topic, theme, result, prevention, value, overdue, limit);
    }

    /** Returns a copy for items that are published and overdue for review, or for all others. */
    public LibraryQuery overdue(boolean value) {
        return new LibraryQuery(kind, topic, theme, result, prevention, state, value, limit);
    }

    /** Returns a copy for items fetched with at most so many on a page, 1 to 500. */
    public LibraryQuery limit(int value) {
        return new LibraryQuery(kind, topic, theme, result, prevention, state, overdue, value);
    }

    Call fill(Call call) {
        return call.query("kind", kind)
                .query("topic", topic)
                .query("theme", theme)
                .query("result", result)
                .query("prevention", prevention)
                .query("state", state)
                .query("overdue", overdue)
                .query("limit", limit);
    }
}
