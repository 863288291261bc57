package org.npcs.repository.server.analytics.chart;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a bar chart or heat map: known, known as a range, or not shown for a reason.
 *
 * @param label what the figure is about
 * @param value the figure; none if it is a range or not shown
 * @param lower lower end of the range or of the interval around the value; none if there is neither
 * @param upper upper end of it
 * @param status the code of the reason why it is not shown; none if it is shown
 * @param statusWords the same reason in words
 */
public record LabelledCell(
        String label,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable String status,
        @Nullable String statusWords) {

    /** Shown figures are finite, not negative and in order; a hidden one has nothing but its reason. */
    public LabelledCell {
        boolean hidden = status != null;
        if ((lower == null) != (upper == null) || hidden == (value != null || lower != null)) {
            throw new IllegalArgumentException("a cell is a value, a range or a reason");
        }
        if (hidden == (statusWords == null)) {
            throw new IllegalArgumentException("a reason has words");
        }
        double low = lower == null ? 0 : lower;
        double high = upper == null ? 0 : upper;
        double middle = value == null ? low : value;
        if (!(low >= 0 && high >= low && middle >= 0) || Double.isInfinite(high) || Double.isInfinite(middle)) {
            throw new IllegalArgumentException("a figure is finite, not negative and within its ends");
        }
    }

    /** A figure that is known. */
    public static LabelledCell exactly(String label, double value) {
        return new LabelledCell(label, value, null, null, null, null);
    }

    /** A figure with the interval of its estimate. */
    public static LabelledCell estimated(String label, double value, double lower, double upper) {
        return new LabelledCell(label, value, lower, upper, null, null);
    }

    /** A figure that is printed as a range. */
    public static LabelledCell between(String label, double lower, double upper) {
        return new LabelledCell(label, null, lower, upper, null, null);
    }

    /** A figure that is not shown. */
    public static LabelledCell hidden(String label, String status, String statusWords) {
        return new LabelledCell(label, null, null, null, status, statusWords);
    }

    /** The largest number that the cell shows; none if it shows none. */
    @Nullable
    Double most() {
        if (upper != null) {
            return value == null ? upper : (Double) Math.max(value, upper);
        }
        return value;
    }

    /** The number by which a cell is shaded; the middle of a range; none if it shows none. */
    @Nullable
    Double middle() {
        if (value != null || lower == null || upper == null) {
            return value;
        }
        return (lower + upper) / 2;
    }
}
