package org.npcs.repository.client.analytics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.AnalyticsRow;

/**
 * One row of a table. What is hidden is empty, never zero, and {@link #status()} says why; an exact count has a range of one
 * number, so that a program which reads ranges reads own figures and those across members alike.
 */
public final class TableRow {

    private final AnalyticsRow row;

    /** Makes a row of a document. */
    public TableRow(AnalyticsRow row) {
        this.row = row;
    }

    /** Returns the document, which also holds columns that this release does not know. */
    public AnalyticsRow document() {
        return row;
    }

    /** Returns the identifier of the period, such as {@code 2025} or {@code 2026-Q3}. */
    public String period() {
        return row.period();
    }

    /** Returns the first day of the period. */
    public Optional<LocalDate> periodStart() {
        return Optional.ofNullable(row.periodStart());
    }

    /** Returns the last day of the period. */
    public Optional<LocalDate> periodEnd() {
        return Optional.ofNullable(row.periodEnd());
    }

    /** Returns the members that the row is about: {@code own}, {@code fixed}, {@code all} or a code of a later contract. */
    public String panel() {
        return row.panel();
    }

    /** Returns the code of a dimension, such as {@code kind}; empty where the row is not told by it. */
    public Optional<String> code(String dimension) {
        return text(dimension);
    }

    /** Returns the label of the code of a dimension. */
    public Optional<String> label(String dimension) {
        return text(dimension + "Label");
    }

    /** Returns the count, where it is told exactly. */
    public OptionalLong count() {
        return exact(row.n());
    }

    /** Returns between which numbers the count lies; empty where it is hidden. */
    public Optional<CountRange> countRange() {
        return range(row.nLower(), row.nUpper());
    }

    /** Returns what is counted of, where it is told exactly. */
    public OptionalLong whole() {
        return exact(row.of());
    }

    /** Returns between which numbers lies what is counted of; empty where it is hidden. */
    public Optional<CountRange> wholeRange() {
        return range(row.ofLower(), row.ofUpper());
    }

    /** Returns the share from 0 to 1, where it is told exactly. */
    public Optional<BigDecimal> share() {
        return Optional.ofNullable(row.share());
    }

    /** Returns between which numbers the share lies. */
    public Optional<ShareRange> shareRange() {
        return between(row.shareLower(), row.shareUpper());
    }

    /** Returns the 95 % interval of Wilson around the share; of a range, the outermost. */
    public Optional<ShareRange> interval() {
        return between(row.intervalLower(), row.intervalUpper());
    }

    /** Returns any number by the name of its column, such as {@code kappa}. */
    public Optional<BigDecimal> figure(String column) {
        Object value = row.member(column);
        return value instanceof BigDecimal number
                ? Optional.of(number)
                : value instanceof java.math.BigInteger whole ? Optional.of(new BigDecimal(whole)) : Optional.empty();
    }

    /** Returns why the row tells what it tells. */
    public CellStatus status() {
        return CellStatus.of(statusCode());
    }

    /** Returns the code of the status, also one that this release does not know. */
    public String statusCode() {
        return row.status();
    }

    /** Returns period and status, never a figure. */
    @Override
    public String toString() {
        return "TableRow of " + period() + ", " + statusCode();
    }

    private Optional<String> text(String column) {
        return row.member(column) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static OptionalLong exact(@Nullable Long count) {
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private static Optional<CountRange> range(@Nullable Long least, @Nullable Long most) {
        return least == null || most == null ? Optional.empty() : Optional.of(new CountRange(least, most));
    }

    private static Optional<ShareRange> between(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        return least == null || most == null ? Optional.empty() : Optional.of(new ShareRange(least, most));
    }
}
