package org.npcs.repository.client;

import java.time.LocalDate;

/** Which reporting periods to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class PeriodQuery {

    /** No filter. */
    public static final PeriodQuery ALL = new PeriodQuery(Filters.NONE);

    private final Filters filters;

    private PeriodQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for periods of this calendar: {@code calendar}, {@code federal-fiscal} or {@code member-fiscal}. */
    public PeriodQuery calendar(String value) {
        return new PeriodQuery(filters.with("calendar", value));
    }

    /** Returns a copy for periods of this length: {@code month}, {@code quarter} or {@code year}. */
    public PeriodQuery length(String value) {
        return new PeriodQuery(filters.with("length", value));
    }

    /** Returns a copy for periods that end on or after this day. */
    public PeriodQuery from(LocalDate value) {
        return new PeriodQuery(filters.with("from", value));
    }

    /** Returns a copy for periods that begin on or before this day. */
    public PeriodQuery to(LocalDate value) {
        return new PeriodQuery(filters.with("to", value));
    }

    /** Returns a copy for periods fetched with at most so many on a page, 1 to 500. */
    public PeriodQuery limit(int value) {
        return new PeriodQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
