package org.npcs.repository.client;

import java.time.Instant;
import java.time.LocalDate;

/** Which outcomes to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class OutcomeQuery {

    /** All measures in the last three calendar years. */
    public static final OutcomeQuery ALL = new OutcomeQuery(Filters.NONE);

    private final Filters filters;

    private OutcomeQuery(Filters filters) {
        this.filters = filters;
    }

    /** Returns a copy for this measure, such as {@code exits-to-entries}. */
    public OutcomeQuery measure(String value) {
        return new OutcomeQuery(filters.with("measure", value));
    }

    /** Returns a copy for this period alone, such as {@code FFY2026}; then there is no span of days. */
    public OutcomeQuery period(String value) {
        return new OutcomeQuery(filters.with("period", value));
    }

    /** Returns a copy for measures of this domain, a code of {@code outcome-domain}. */
    public OutcomeQuery domain(String value) {
        return new OutcomeQuery(filters.with("domain", value));
    }

    /** Returns a copy for periods of this calendar: {@code calendar}, {@code federal-fiscal} or {@code member-fiscal}. */
    public OutcomeQuery calendar(String value) {
        return new OutcomeQuery(filters.with("calendar", value));
    }

    /** Returns a copy for periods of this length: {@code month}, {@code quarter} or {@code year}. */
    public OutcomeQuery length(String value) {
        return new OutcomeQuery(filters.with("length", value));
    }

    /** Returns a copy for periods from the one that holds this day on. */
    public OutcomeQuery from(LocalDate value) {
        return new OutcomeQuery(filters.with("from", value));
    }

    /** Returns a copy for periods up to the one that holds this day. */
    public OutcomeQuery to(LocalDate value) {
        return new OutcomeQuery(filters.with("to", value));
    }

    /** Returns a copy for so many successive periods together, 1 to 5: the value is that of the sums. */
    public OutcomeQuery together(int value) {
        return new OutcomeQuery(filters.with("together", value));
    }

    /** Returns a copy for outcomes as they were at this instant. */
    public OutcomeQuery asOf(Instant value) {
        return new OutcomeQuery(filters.with("asOf", value));
    }

    /** Returns a copy for outcomes fetched with at most so many on a page, 1 to 500. */
    public OutcomeQuery limit(int value) {
        return new OutcomeQuery(filters.with("limit", value));
    }

    Call fill(Call call) {
        return filters.fill(call);
    }
}
