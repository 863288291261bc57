package org.npcs.repository.client;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which outcomes to list. Immutable; each method returns a copy with one more filter. All filters must be met. */
public final class OutcomeQuery {

    /** All measures in the last three calendar years. */
    public static final OutcomeQuery ALL = new OutcomeQuery(null, null, null, null, null, null, null, null, null, null);

    private final @Nullable String measure;
    private final @Nullable String period;
    private final @Nullable String domain;
    private final @Nullable String calendar;
    private final @Nullable String length;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate to;
    private final @Nullable Integer together;
    private final @Nullable Instant asOf;
    private final @Nullable Integer limit;

    private OutcomeQuery(
            @Nullable String measure,
            @Nullable String period,
            @Nullable String domain,
            @Nullable String calendar,
            @Nullable String length,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer together,
            @Nullable Instant asOf,
            @Nullable Integer limit) {
        this.measure = measure;
        this.period = period;
        this.domain = domain;
        this.calendar = calendar;
        this.length = length;
        this.from = from;
        this.to = to;
        this.together = together;
        this.asOf = asOf;
        this.limit = limit;
    }

    /** Returns a copy for this measure, such as {@code exits-to-entries}. */
    public OutcomeQuery measure(String value) {
        return new OutcomeQuery(value, period, domain, calendar, length, from, to, together, asOf, limit);
    }

    /** Returns a copy for this period alone, such as {@code FFY2026}; then there is no span of days. */
    public OutcomeQuery period(String value) {
        return new OutcomeQuery(measure, value, domain, calendar, length, from, to, together, asOf, limit);
    }

    /** Returns a copy for measures of this domain, a code of {@code outcome-domain}. */
    public OutcomeQuery domain(String value) {
        return new OutcomeQuery(measure, period, value, calendar, length, from, to, together, asOf, limit);
    }

    /** Returns a copy for periods of this calendar: {@code calendar}, {@code federal-fiscal} or {@code member-fiscal}. */
    public OutcomeQuery calendar(String value) {
        return new OutcomeQuery(measure, period, domain, value, length, from, to, together, asOf, limit);
    }

    /** Returns a copy for periods of this length: {@code month}, {@code quarter} or {@code year}. */
    public OutcomeQuery length(String value) {
        return new OutcomeQuery(measure, period, domain, calendar, value, from, to, together, asOf, limit);
    }

    /** Returns a copy for periods from the one that holds this day on. */
    public OutcomeQuery from(LocalDate value) {
        return new OutcomeQuery(measure, period, domain, calendar, length, value, to, together, asOf, limit);
    }

    /** Returns a copy for periods up to the one that holds this day. */
    public OutcomeQuery to(LocalDate value) {
        return new OutcomeQuery(measure, period, domain, calendar, length, from, value, together, asOf, limit);
    }

    /** Returns a copy for so many successive periods together, 1 to 5: the value is that of the sums. */
    public OutcomeQuery together(int value) {
        return new OutcomeQuery(measure, period, domain, calendar, length, from, to, value, asOf, limit);
    }

    /** Returns a copy for outcomes as they were at this instant. */
    public OutcomeQuery asOf(Instant value) {
        return new OutcomeQuery(measure, period, domain, calendar, length, from, to, together, value, limit);
    }

    /** Returns a copy for outcomes fetched with at most so many on a page, 1 to 500. */
    public OutcomeQuery limit(int value) {
        return new OutcomeQuery(measure, period, domain, calendar, length, from, to, together, asOf, value);
    }

    Call fill(Call call) {
        return call.query("measure", measure)
                .query("period", period)
                .query("domain", domain)
                .query("calendar", calendar)
                .query("length", length)
                .query("from", from)
                .query("to", to)
                .query("together", together)
                .query("asOf", asOf)
                .query("limit", limit);
    }
}
