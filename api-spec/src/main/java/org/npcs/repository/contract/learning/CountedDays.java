package org.npcs.repository.contract.learning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The days of a round that count, numbered from 0: those from the first one on that are not on hold. */
final class CountedDays {

    private final LocalDate start;
    private final List<LearningHold> holds;

    CountedDays(LocalDate start, List<LearningHold> holds) {
        this.start = start;
        this.holds = holds;
    }

    boolean onHold(LocalDate day) {
        return holds.stream().anyMatch(hold -> hold.holds(day));
    }

    /** How many days count before a day. */
    long before(LocalDate day) {
        if (!day.isAfter(start)) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(start, day);
        for (LearningHold hold : holds) {
            LocalDate until = hold.until() == null || hold.until().isAfter(day) ? day : hold.until();
            days -= Math.max(0, ChronoUnit.DAYS.between(hold.from(), until));
        }
        return days;
    }

    /** The day with a number; empty when a hold without an end comes before it. */
    Optional<LocalDate> at(long number) {
        LocalDate day = start.plusDays(number);
        for (LearningHold hold : holds) {
            if (hold.from().isAfter(day)) {
                break;
            }
            if (hold.until() == null) {
                return Optional.empty();
            }
            day = day.plusDays(ChronoUnit.DAYS.between(hold.from(), hold.until()));
        }
        return Optional.of(day);
    }
}
