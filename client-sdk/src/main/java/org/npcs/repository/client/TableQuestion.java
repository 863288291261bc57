package org.npcs.repository.client;

import java.time.Instant;
import java.time.LocalDate;
import org.npcs.repository.client.error.UsageException;

/**
 * A question to a table of the catalogue, such as {@code TableQuestion.of("item-prevalence").by("kind").release("2026Q3")}.
 * Immutable; each method returns a copy that asks for one thing more. What is left out, the service chooses and the answer names.
 */
public final class TableQuestion {

    private final String table;
    private final Filters asked;

    private TableQuestion(String table, Filters asked) {
        this.table = table;
        this.asked = asked;
    }

    /** Returns a question about all members together, from the latest release. */
    public static TableQuestion of(String table) {
        return new TableQuestion(table, Filters.NONE);
    }

    /** Returns a copy that counts apart by dimensions, two at most. */
    public TableQuestion by(String... dimensions) {
        return with("by", String.join(",", dimensions));
    }

    /** Returns a copy that asks a release, such as {@code 2026Q3} or, with its revision, {@code 2026Q3.1}. */
    public TableQuestion release(String release) {
        if (asked.has("member")) {
            throw new UsageException("own data are live; a benchmark tells what a release counted of them");
        }
        return with("release", release);
    }

    /** Returns a copy about the own live data of a member, exact and in full. */
    public TableQuestion own(String jurisdiction) {
        if (asked.has("release")) {
            throw new UsageException("own data are live; a benchmark tells what a release counted of them");
        }
        return with("member", jurisdiction);
    }

    /** Returns a copy with periods of this length: {@code all}, {@code month}, {@code quarter}, {@code year}, {@code triennium}. */
    public TableQuestion period(String length) {
        return with("period", length);
    }

    /** Returns a copy with the periods of this calendar: {@code calendar}, {@code federal-fiscal}, {@code member-fiscal}. */
    public TableQuestion calendar(String calendar) {
        return with("calendar", calendar);
    }

    /** Returns a copy that sorts records by this date: {@code event}, {@code awareness}, {@code determination}, {@code finalised}. */
    public TableQuestion dateBasis(String basis) {
        return with("dateBasis", basis);
    }

    /** Returns a copy about periods that do not begin before this day. */
    public TableQuestion from(LocalDate day) {
        return with("from", day);
    }

    /** Returns a copy about periods that do not end after this day. */
    public TableQuestion until(LocalDate day) {
        return with("until", day);
    }

    /** Returns a copy about a panel: {@code fixed} for members that reported in every period, {@code all} for all. */
    public TableQuestion panel(String panel) {
        return with("panel", panel);
    }

    /** Returns a copy about the items of this instrument. */
    public TableQuestion instrument(String instrument) {
        return with("instrument", instrument);
    }

    /** Returns a copy that joins versions of the instrument as {@code exact} says, or with {@code none} counts each apart. */
    public TableQuestion crosswalk(String crosswalk) {
        return with("crosswalk", crosswalk);
    }

    /** Returns a copy about incidents that meet a case definition, such as {@code near-fatality}; for own data. */
    public TableQuestion caseDefinition(String id) {
        return with("case", id);
    }

    /** Returns a copy about own data as they were stored at an instant. */
    public TableQuestion asOf(Instant instant) {
        return with("asOf", instant);
    }

    /** Returns a copy whose rows are fetched with at most so many on a page, 1 to 500. */
    public TableQuestion limit(int rows) {
        return with("limit", rows);
    }

    String table() {
        return table;
    }

    Call fill(Call call) {
        return asked.fill(call.path("table", table));
    }

    private TableQuestion with(String parameter, Object value) {
        return new TableQuestion(table, asked.with(parameter, value));
    }

    /** Returns the question as it is sent. */
    @Override
    public String toString() {
        return table + " " + asked;
    }
}
