package org.npcs.repository.contract.learning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days that count for no interval.
 *
 * @param from first day on hold
 * @param until day on which it goes on, or null while it has no end
 */
public record LearningHold(LocalDate from, @Nullable LocalDate until) {

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
