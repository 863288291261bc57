package org.npcs.repository.client;

import org.jspecify.annotations.Nullable;

/** Which observations to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ObservationQuery {

    /** No filter. */
    public static final ObservationQuery ALL = new ObservationQuery(null, null, null, null);

    private final @Nullable String measure;
    private final @Nullable String period;
    private final @Nullable String state;
    private final @Nullable Integer limit;

    private ObservationQuery(
            @Nullable String measure, @Nullable String period, @Nullable String state, @Nullable Integer limit) {
        this.measure = measure;
        this.period = period;
        this.state = state;
        this.limit = limit;
    }

    /** Returns a copy for this measure. */
    public ObservationQuery measure(String value) {
        return new ObservationQuery(value, period, state, limit);
    }

    /** Returns a copy for this period. */
    public ObservationQuery period(String value) {
        return new ObservationQuery(measure, value, state, limit);
    }

    /** Returns a copy for observations in this state: {@code stated} or {@code retracted}. */
    public ObservationQuery state(String value) {
        return new ObservationQuery(measure, period, value, limit);
    }

    /** Returns a copy for observations fetched with at most so many on a page, 1 to 500. */
    public ObservationQuery limit(int value) {
        return new ObservationQuery(measure, period, state, value);
    }

    Call fill(Call call) {
        return call.query("measure", measure)
                .query("period", period)
                .query("state", state)
                .query("limit", limit);
    }
}
