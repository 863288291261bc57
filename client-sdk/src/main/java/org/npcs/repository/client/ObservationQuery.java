package org.npcs.repository.client;

/** Which observations to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class ObservationQuery {

    /** No filter. */
    public static final ObservationQuery ALL = new ObservationQuery(Filters.NONE);

    private final Filters filters;

    private ObservationQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for this measure. */
    public ObservationQuery measure(String value) {
        return new ObservationQuery(filters.with("measure", value));
    }

    /** Returns a copy for this period. */
    public ObservationQuery period(String value) {
        return new ObservationQuery(filters.with("period", value));
    }

    /** Returns a copy for observations in this state: {@code stated} or {@code retracted}. */
    public ObservationQuery state(String value) {
        return new ObservationQuery(filters.with("state", value));
    }

    /** Returns a copy for observations fetched with at most so many on a page, 1 to 500. */
    public ObservationQuery limit(int value) {
        return new ObservationQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
