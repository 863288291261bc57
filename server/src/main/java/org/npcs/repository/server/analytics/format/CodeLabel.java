package org.npcs.repository.server.analytics.format;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A code that a column may hold.
 *
 * @param code the code as it stands in the cell
 * @param label its name for readers
 * @param definition its meaning, where the label does not say all
 * @param since the first day of use, null if it was always there
 * @param until the last day of use, null if it is in use
 */
public record CodeLabel(
        String code,
        String label,
        @Nullable String definition,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    /** A code that was always in use. */
    public static CodeLabel of(String code, String label) {
        return new CodeLabel(code, label, null, null, null);
    }

    /** A code with its meaning that was always in use. */
    public static CodeLabel of(String code, String label, String definition) {
        return new CodeLabel(code, label, definition, null, null);
    }
}
