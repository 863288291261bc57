package org.npcs.repository.client;

import java.time.Instant;

/** Which reviews to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ReviewQuery {

    /** No filter. */
    public static final ReviewQuery ALL = new ReviewQuery(Filters.NONE);

    private final Filters filters;

    private ReviewQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for reviews in this state. */
    public ReviewQuery state(String value) {
        return new ReviewQuery(filters.with("state", value));
    }

    /** Returns a copy for reviews made with this instrument. */
    public ReviewQuery instrument(String value) {
        return new ReviewQuery(filters.with("instrument", value));
    }

    /** Returns a copy for reviews of the incident with this local key. */
    public ReviewQuery incidentLocalKey(String value) {
        return new ReviewQuery(filters.with("incidentLocalKey", value));
    }

    /** Returns a copy for reviews whose current version was stored at or after this instant. */
    public ReviewQuery updatedSince(Instant value) {
        return new ReviewQuery(filters.with("updatedSince", value));
    }

    /** Returns a copy for reviews fetched with at most so many on a page, 1 to 500. */
    public ReviewQuery limit(int value) {
        return new ReviewQuery(filters.with("limit", value));
    }

    /** Returns a copy that shows the ratings as this version of the instrument beside each content. */
    public ReviewQuery harmonisedAs(String harmonisedInstrument, String version) {
        return new ReviewQuery(filters.with("harmonise", harmonisedInstrument + "@" + version));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
