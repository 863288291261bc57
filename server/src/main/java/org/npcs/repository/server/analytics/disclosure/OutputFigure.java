package org.npcs.repository.server.analytics.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A count in a table that a researcher wants to take out.
 *
 * @param place where it stands, in words that may be repeated: row and column
 * @param count the count as it would be printed, or null where the table shows none
 */
public record OutputFigure(String place, @Nullable Long count) {

    /** Counts are never negative. */
    public OutputFigure {
        if (count != null && count < 0) {
            throw new IllegalArgumentException("a count is never negative");
        }
    }
}
