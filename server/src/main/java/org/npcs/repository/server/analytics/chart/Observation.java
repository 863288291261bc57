package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one period.
 *
 * @param label the period as the reader calls it, for example {@code 2026-Q3}
 * @param start the first day of the period
 * @param amount events, parts of a whole, or the measured value
 * @param denominator the whole or the exposure; none for counts and measured values
 */
public record Observation(
        String label,
        LocalDate start,
        double amount,
        @Nullable Double denominator) {

    /** Amounts are finite, denominators are not negative. */
    public Observation {
        if (!Double.isFinite(amount) || (denominator != null && !(Double.isFinite(denominator) && denominator >= 0))) {
            throw new IllegalArgumentException("an observation holds finite numbers");
        }
    }
}
