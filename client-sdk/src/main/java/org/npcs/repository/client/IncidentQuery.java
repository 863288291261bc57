package org.npcs.repository.client;

import java.time.Instant;
import java.time.LocalDate;

/** Which incidents to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class IncidentQuery {

    /** No filter. */
    public static final IncidentQuery ALL = new IncidentQuery(Filters.NONE);

    private final Filters filters;

    private IncidentQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for incidents of this kind by their current determination. */
    public IncidentQuery kind(String value) {
        return new IncidentQuery(filters.with("kind", value));
    }

    /** Returns a copy for incidents in this state. */
    public IncidentQuery state(String value) {
        return new IncidentQuery(filters.with("state", value));
    }

    /** Returns a copy for incidents whose event was on or after this date. */
    public IncidentQuery eventFrom(LocalDate value) {
        return new IncidentQuery(filters.with("eventFrom", value));
    }

    /** Returns a copy for incidents whose event was on or before this date. */
    public IncidentQuery eventTo(LocalDate value) {
        return new IncidentQuery(filters.with("eventTo", value));
    }

    /** Returns a copy for incidents whose current version was stored at or after this instant. */
    public IncidentQuery updatedSince(Instant value) {
        return new IncidentQuery(filters.with("updatedSince", value));
    }

    /** Returns a copy for incidents fetched with at most so many on a page, 1 to 500. */
    public IncidentQuery limit(int value) {
        return new IncidentQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
