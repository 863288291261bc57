package org.npcs.repository.client.mapping;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One published code.
 *
 * @param code the code
 * @param label its plain words
 * @param effectiveFrom first date of events for which it may be used, or null
 * @param effectiveUntil last date of events for which it may be used, or null
 * @param replacedBy code to use afterwards, or null
 */
public record NationalCode(
        String code,
        String label,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @Nullable String replacedBy) {

    private static final Pattern OTHER = Pattern.compile("(^|.*[^a-z])(other|another|oth[a-z]*|misc[a-z]*|unspecified"
            + "|unknown|undetermined|missing)([^a-z].*|$)");

    /** Returns whether it may be used for an event of this date. */
    public boolean usableAt(LocalDate date) {
        return (effectiveFrom == null || !date.isBefore(effectiveFrom))
                && (effectiveUntil == null || !date.isAfter(effectiveUntil));
    }

    /** Returns whether it takes in whatever has no code of its own. Only a person may decide for such a code. */
    public boolean catchesAll() {
        return OTHER.matcher(code.toLowerCase(Locale.ROOT)).matches()
                || OTHER.matcher(label.toLowerCase(Locale.ROOT)).matches();
    }
}
