package org.npcs.repository.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which reporting periods to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class PeriodQuery {

    /** No filter. */
    public static final PeriodQuery ALL = new PeriodQuery(null, null, null, null, null);

    private final @Nullable String calendar;
    private final @Nullable String length;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate to;
    private final @Nullable Integer limit;

    private PeriodQuery(
            @Nullable String calendar,
            @Nullable String length,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer limit) {
        this.calendar = calendar;
        this.length = length;
        this.from = from;
        this.to = to;
        this.limit = limit;
    }

    /** Returns a copy for periods of this calendar: {@code calendar}, {@code federal-fiscal} or {@code member-fiscal}. */
    public PeriodQuery calendar(String value) {
        return new PeriodQuery(value, length, from, to, limit);
    }

    /** Returns a copy for periods of this length: {@code month}, {@code quarter} or {@code year}. */
    public PeriodQuery length(String value) {
        return new PeriodQuery(calendar, value, from, to, limit);
    }

    /** Returns a copy for periods that end on or after this day. */
    public PeriodQuery from(LocalDate value) {
        return new PeriodQuery(calendar, length, value, to, limit);
    }

    /** Returns a copy for periods that begin on or before this day. */
    public PeriodQuery to(LocalDate value) {
        return new PeriodQuery(calendar, length, from, value, limit);
    }

    /** Returns a copy for periods fetched with at most so many on a page, 1 to 500. */
    public PeriodQuery limit(int value) {
        return new PeriodQuery(calendar, length, from, to, value);
    }

    Call fill(Call call) {
        return call.query("calendar", calendar)
                .query("length", length)
                .query("from", from)
                .query("to", to)
                .query("limit", limit);
    }
}
