package org.npcs.repository.client.internal.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} in both forms of RFC 9110: seconds, or a date. */
public final class RetryAfter {

    private RetryAfter() {}

    /** Returns the wait that the answer asks for, or null; never negative. */
    public static @Nullable Duration of(Answer answer, Instant now) {
        Optional<String> field = answer.header("Retry-After").map(String::strip);
        if (field.isEmpty()) {
            return null;
        }
        if (field.get().matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(field.get()));
        }
        Instant until = date(field.get());
        if (until == null) {
            return null;
        }
        // Measured by the clock of whoever wrote the date, where it tells its time.
        Instant from = answer.header("Date").map(RetryAfter::date).orElse(now);
        Duration wait = Duration.between(from, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Returns the instant of an HTTP date, or null when the text is none. */
    public static @Nullable Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
        } catch (DateTimeException otherForm) {
            return null;
        }
    }
}
