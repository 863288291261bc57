package org.npcs.repository.server.analytics.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A cell as it is printed: both bounds, which belong to the range, or none of them.
 *
 * @param status why there is a range or none
 * @param lower the least count that the range allows
 * @param upper the greatest count that the range allows
 */
public record Printed(
        CellStatus status, @Nullable Long lower, @Nullable Long upper) {

    /** A range has both its ends, in order, and only what is shown has one. */
    public Printed {
        boolean figure = status == CellStatus.SHOWN || status == CellStatus.ZERO;
        if (figure != (lower != null) || figure != (upper != null)) {
            throw new IllegalArgumentException("a figure has two bounds, and a hidden cell none");
        }
        if (lower != null && upper != null && (lower < 0 || lower > upper)) {
            throw new IllegalArgumentException("the bounds of a range stand in order");
        }
    }

    /** A printed range. */
    public static Printed range(long lower, long upper) {
        return new Printed(CellStatus.SHOWN, lower, upper);
    }

    /** A cell without a figure. */
    public static Printed hidden(CellStatus status) {
        return new Printed(status, null, null);
    }

    /** Whether there is a figure. */
    public boolean hasFigure() {
        return lower != null;
    }

    /** Whether a count lies in the range; never so for a hidden cell. */
    public boolean holds(long count) {
        return lower != null && upper != null && lower <= count && count <= upper;
    }
}
