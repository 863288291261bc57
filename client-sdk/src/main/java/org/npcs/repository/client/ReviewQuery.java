package org.npcs.repository.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which reviews to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ReviewQuery {

    /** No filter. */
    public static final ReviewQuery ALL = new ReviewQuery(null, null, null, null, null, null);

    private final @Nullable String state;
    private final @Nullable String instrument;
    private final @Nullable String incidentLocalKey;
    private final @Nullable Instant updatedSince;
    private final @Nullable Integer limit;
    private final @Nullable String harmonise;

    private ReviewQuery(
            @Nullable String state,
            @Nullable String instrument,
            @Nullable String incidentLocalKey,
            @Nullable Instant updatedSince,
            @Nullable Integer limit,
            @Nullable String harmonise) {
        this.state = state;
        this.instrument = instrument;
        this.incidentLocalKey = incidentLocalKey;
        this.updatedSince = updatedSince;
        this.limit = limit;
        this.harmonise = harmonise;
    }

    /** Returns a copy for reviews in this state. */
    public ReviewQuery state(String value) {
        return new ReviewQuery(value, instrument, incidentLocalKey, updatedSince, limit, harmonise);
    }

    /** Returns a copy for reviews made with this instrument. */
    public ReviewQuery instrument(String value) {
        return new ReviewQuery(state, value, incidentLocalKey, updatedSince, limit, harmonise);
    }

    /** Returns a copy for reviews of the incident with this local key. */
    public ReviewQuery incidentLocalKey(String value) {
        return new ReviewQuery(state, instrument, value, updatedSince, limit, harmonise);
    }

    /** Returns a copy for reviews whose current version was stored at or after this instant. */
    public ReviewQuery updatedSince(Instant value) {
        return new ReviewQuery(state, instrument, incidentLocalKey, value, limit, harmonise);
    }

    /** Returns a copy for reviews fetched with at most so many on a page, 1 to 500. */
    public ReviewQuery limit(int value) {
        return new ReviewQuery(state, instrument, incidentLocalKey, updatedSince, value, harmonise);
    }

    /** Returns a copy that shows the ratings as this version of the instrument beside each content. */
    public ReviewQuery harmonisedAs(String harmonisedInstrument, String version) {
        return new ReviewQuery(
                state, instrument, incidentLocalKey, updatedSince, limit, harmonisedInstrument + "@" + version);
    }

    Call fill(Call call) {
        return call.query("state", state)
                .query("instrument", instrument)
                .query("incidentLocalKey", incidentLocalKey)
                .query("updatedSince", updatedSince)
                .query("limit", limit)
                .query("harmonise", harmonise);
    }
}
