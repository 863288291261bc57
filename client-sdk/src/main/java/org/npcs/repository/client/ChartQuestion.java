package org.npcs.repository.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is to be drawn, such as {@code ChartQuestion.ofCases("near-fatality").own("US-XB")} or {@code
 * ChartQuestion.ofTable("incidents").by("kind")}. Immutable; each method returns a copy that asks for one thing more. What is
 * left out, the service chooses and the answer names.
 */
public final class ChartQuestion {

    private final Filters asked;

    private ChartQuestion(Filters asked) {
        this.asked = asked;
    }

    /** Returns a question about the incidents of a case definition over time, such as {@code near-fatality}. */
    public static ChartQuestion ofCases(String caseDefinition) {
        return new ChartQuestion(Filters.NONE.with("measure", caseDefinition));
    }

    /** Returns a question about the share of final reviews in which an item is actionable, over time. */
    public static ChartQuestion ofItem(String item) {
        return new ChartQuestion(Filters.NONE.with("item", item));
    }

    /** Returns a question about rows of a table of the catalogue. */
    public static ChartQuestion ofTable(String table) {
        return new ChartQuestion(Filters.NONE.with("table", table));
    }

    /** Returns a question about what a member observed of a care bundle, such as {@code zero-to-three}, over months. */
    public static ChartQuestion ofBundle(String bundle) {
        return new ChartQuestion(Filters.NONE.with("bundle", bundle));
    }

    /** Returns a copy about one element of the bundle; without it, children for whom everything was done count. */
    public ChartQuestion element(String element) {
        return with("element", element);
    }

    /** Returns a copy about a unit of the own, by its alias. */
    public ChartQuestion unit(String alias) {
        return with("unit", alias);
    }

    /** Returns a copy about the months of a bundle from one on up to another. */
    public ChartQuestion months(YearMonth first, YearMonth last) {
        return with("from", first).with("until", last);
    }

    /** Returns a copy about the share that the cases are of those of another definition. */
    public ChartQuestion shareOf(String caseDefinition) {
        return with("of", caseDefinition);
    }

    /** Returns a copy about the rate by a denominator that the member states, a code of {@code denominator}. */
    public ChartQuestion per(String denominator) {
        return with("denominator", denominator);
    }

    /** Returns a copy about the own data of a member. */
    public ChartQuestion own(String jurisdiction) {
        return with("member", jurisdiction);
    }

    /** Returns a copy that asks a release, such as {@code 2026Q3} or, with its revision, {@code 2026Q3.1}. */
    public ChartQuestion release(String release) {
        return with("release", release);
    }

    /** Returns a copy whose rows are counted apart by dimensions, two at most. */
    public ChartQuestion by(String... dimensions) {
        return with("by", String.join(",", dimensions));
    }

    /** Returns a copy about the rows with a code of a dimension; called again, about those that have both. */
    public ChartQuestion where(String dimension, String code) {
        String before = asked.value("where");
        return with("where", (before == null ? "" : before + ",") + dimension + ":" + code);
    }

    /** Returns a copy that draws counts. */
    public ChartQuestion counts() {
        return with("figure", "count");
    }

    /** Returns a copy that draws shares. */
    public ChartQuestion shares() {
        return with("figure", "share");
    }

    /** Returns a copy with periods of this length: {@code month}, {@code quarter}, {@code year}; of tables also longer ones. */
    public ChartQuestion period(String length) {
        return with("period", length);
    }

    /** Returns a copy with the periods of this calendar: {@code calendar}, {@code federal-fiscal}, {@code member-fiscal}. */
    public ChartQuestion calendar(String calendar) {
        return with("calendar", calendar);
    }

    /** Returns a copy that sorts records by this date: {@code event}, {@code awareness}, {@code determination}, {@code finalised}. */
    public ChartQuestion dateBasis(String basis) {
        return with("dateBasis", basis);
    }

    /** Returns a copy about periods that do not begin before this day. */
    public ChartQuestion from(LocalDate day) {
        return with("from", day);
    }

    /** Returns a copy about periods that do not end after this day. */
    public ChartQuestion until(LocalDate day) {
        return with("until", day);
    }

    /** Returns a copy for a control chart of this type: {@code p}, {@code p-prime}, {@code u}, {@code c}, {@code xmr}, {@code g}, {@code t}, {@code run}. */
    public ChartQuestion type(String type) {
        return with("type", type);
    }

    /** Returns a copy whose centre and limits are set by what lies up to this day. */
    public ChartQuestion baselineUntil(LocalDate day) {
        return with("baselineUntil", day);
    }

    /** Returns a copy whose phases begin on these days, each with centre and limits of its own. */
    public ChartQuestion phases(LocalDate... starts) {
        return with("phase", Arrays.stream(starts).map(LocalDate::toString).collect(Collectors.joining(",")));
    }

    /** Returns a copy about own data as they were stored at an instant. */
    public ChartQuestion asOf(Instant instant) {
        return with("asOf", instant);
    }

    /** Returns a copy whose picture is in black, white and grey. */
    public ChartQuestion forPrint() {
        return with("theme", "print");
    }

    Call call(ChartKind kind, String format, CallOptions options) {
        return asked.fill(new Call(kind.operation(), options)).query("format", format);
    }

    private ChartQuestion with(String parameter, Object value) {
        return new ChartQuestion(asked.with(parameter, value));
    }

    /** Returns the question as it is sent. */
    @Override
    public String toString() {
        return asked.toString();
    }
}
