package org.npcs.repository.contract.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A round of learning: which questions come from which day on.
 *
 * @param pattern how they come
 * @param items keys of the questions in their order
 * @param startsOn day of the first question
 * @param holds days that do not count, none before the first day and none twice; only the last one may have no end
 */
public record LearningPlan(LearningPattern pattern, List<String> items, LocalDate startsOn, List<LearningHold> holds) {

    /** Days of a week. */
    private static final int WEEK = 7;

    /** Takes over a plan; holds may be in any order. */
    public LearningPlan {
        items = List.copyOf(items);
        holds = holds.stream().sorted(Comparator.comparing(LearningHold::from)).toList();
        if (!sound(startsOn, holds)) {
            throw new IllegalArgumentException("holds begin on the first day or later and do not overlap");
        }
    }

    /** Whether holds, in their order, begin on the first day or later, end after they began, and do not overlap. */
    public static boolean sound(LocalDate startsOn, List<LearningHold> holds) {
        LocalDate free = startsOn;
        for (LearningHold hold : holds) {
            LocalDate until = hold.until() == null ? LocalDate.MAX : hold.until();
            if (hold.from().isBefore(free) || !until.isAfter(hold.from())) {
                return false;
            }
            free = until;
        }
        return true;
    }

    /**
     * When a question is first sent.
     *
     * @param item key of the question
     * @param week week of the round, the first one being 1
     * @param day the day, or null while a hold without an end comes before it
     * @param status {@code past}, {@code due} for the last one that was sent, {@code next}, {@code later} or {@code on-hold}
     */
    public record Sent(String item, int week, @Nullable LocalDate day, String status) {}

    /** The first day of each question as it stands on a day. On a day on hold none is due. */
    public List<Sent> sent(LocalDate today) {
        List<Sent> all = new ArrayList<>();
        long gone = items.stream()
                .filter(item -> !first(item).orElse(LocalDate.MAX).isAfter(today))
                .count();
        for (int i = 0; i < items.size(); i++) {
            LocalDate day = first(items.get(i)).orElse(null);
            String status = "later";
            if (day == null) {
                status = "on-hold";
            } else if (i < gone) {
                status = i == gone - 1 && !days().onHold(today) ? "due" : "past";
            } else if (i == gone) {
                status = "next";
            }
            all.add(new Sent(items.get(i), week(items.get(i)), day, status));
        }
        return all;
    }

    /** The week of the round in which a question is first sent; days on hold do not count. */
    public int week(String item) {
        return 1 + number(item) / WEEK;
    }

    /** How many weeks of the round have begun on a day; days on hold do not count. */
    public int weeksBegun(LocalDate today) {
        return (int) ((days().before(today.plusDays(1)) + WEEK - 1) / WEEK);
    }

    Optional<LocalDate> first(String item) {
        return days().at(number(item));
    }

    CountedDays days() {
        return new CountedDays(startsOn, holds);
    }

    private int number(String item) {
        return pattern.everyDays() * items.indexOf(item);
    }
}
