package org.npcs.repository.client;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which incidents to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class IncidentQuery {

    /** No filter. */
    public static final IncidentQuery ALL = new IncidentQuery(null, null, null, null, null, null);

    private final @Nullable String kind;
    private final @Nullable String state;
    private final @Nullable LocalDate eventFrom;
    private final @Nullable LocalDate eventTo;
    private final @Nullable Instant updatedSince;
    private final @Nullable Integer limit;

    private IncidentQuery(
            @Nullable String kind,
            @Nullable String state,
            @Nullable LocalDate eventFrom,
            @Nullable LocalDate eventTo,
            @Nullable Instant updatedSince,
            @Nullable Integer limit) {
        this.kind = kind;
        this.state = state;
        this.eventFrom = eventFrom;
        this.eventTo = eventTo;
        this.updatedSince = updatedSince;
        this.limit = limit;
    }

    /** Returns a copy for incidents of this kind by their current determination. */
    public IncidentQuery kind(String value) {
        return new IncidentQuery(value, state, eventFrom, eventTo, updatedSince, limit);
    }

    /** Returns a copy for incidents in this state. */
    public IncidentQuery state(String value) {
        return new IncidentQuery(kind, value, eventFrom, eventTo, updatedSince, limit);
    }

    /** Returns a copy for incidents whose event was on or after this date. */
    public IncidentQuery eventFrom(LocalDate value) {
        return new IncidentQuery(kind, state, value, eventTo, updatedSince, limit);
    }

    /** Returns a copy for incidents whose event was on or before this date. */
    public IncidentQuery eventTo(LocalDate value) {
        return new IncidentQuery(kind, state, eventFrom, value, updatedSince, limit);
    }

    /** Returns a copy for incidents whose current version was stored at or after this instant. */
    public IncidentQuery updatedSince(Instant value) {
        return new IncidentQuery(kind, state, eventFrom, eventTo, value, limit);
    }

    /** Returns a copy for incidents fetched with at most so many on a page, 1 to 500. */
    public IncidentQuery limit(int value) {
        return new IncidentQuery(kind, state, eventFrom, eventTo, updatedSince, value);
    }

    Call fill(Call call) {
        return call.query("kind", kind)
                .query("state", state)
                .query("eventFrom", eventFrom)
                .query("eventTo", eventTo)
                .query("updatedSince", updatedSince)
                .query("limit", limit);
    }
}
