package org.npcs.repository.contract.learning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked when: a function of a plan, a history and a day, which keeps nothing. The same input gives the same
 * schedule everywhere, whatever the order of the history. Days on hold count for no interval, and nothing is due on them.
 */
public final class SpacedSchedule {

    private static final Comparator<LearningAnswer> ORDER =
            Comparator.comparing(LearningAnswer::day).thenComparing(LearningAnswer::correct);

    private final List<Question> questions;

    private SpacedSchedule(List<Question> questions) {
        this.questions = questions;
    }

    /** Where a question stands. */
    public enum Status {
        /** It is asked now. */
        DUE("due"),
        /** It comes on a later day. */
        LATER("later"),
        /** It waits for the end of a hold. */
        ON_HOLD("on-hold"),
        /** It comes no more. */
        RETIRED("retired");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** The word that stands in documents. */
        public String code() {
            return code;
        }
    }

    /**
     * When a question comes.
     *
     * @param item its key
     * @param status where it stands
     * @param nextDue day on which it comes, or null when it comes no more or a hold before it has no end
     * @param asked how often it was answered
     * @param correctInARow right answers since the last wrong one
     */
    public record Question(
            String item, Status status, @Nullable LocalDate nextDue, int asked, int correctInARow) {}

    /**
     * Computes the schedule for a day.
     *
     * @param history answers in any order; those after the day, to other questions and to one that came no more change nothing, and of two to
     *     one question on one day the wrong one counts as the earlier
     * @param today the day
     */
    public static SpacedSchedule of(LearningPlan plan, Collection<LearningAnswer> history, LocalDate today) {
        CountedDays days = plan.days();
        return new SpacedSchedule(plan.items().stream()
                .map(item -> question(
                        plan,
                        days,
                        item,
                        history.stream()
                                .filter(answer -> answer.item().equals(item)
                                        && !answer.day().isAfter(today))
                                .sorted(ORDER)
                                .toList(),
                        today))
                .toList());
    }

    private static Question question(
            LearningPlan plan, CountedDays days, String item, List<LearningAnswer> answers, LocalDate today) {
        LearningPattern pattern = plan.pattern();
        int asked = 0;
        int inARow = 0;
        Optional<LocalDate> next = plan.first(item);
        for (LearningAnswer answer : answers) {
            asked++;
            inARow = answer.correct() ? inARow + 1 : 0;
            if (!pattern.adaptive() || inARow >= pattern.retireAfter() || asked > pattern.mostRepeats()) {
                return new Question(item, Status.RETIRED, null, asked, inARow);
            }
            next = days.at(days.before(answer.day())
                    + (answer.correct() ? pattern.daysAfterCorrect() : pattern.daysAfterIncorrect()));
        }
        LocalDate day = next.orElse(null);
        return new Question(item, status(days, day, today), day, asked, inARow);
    }

    private static Status status(CountedDays days, @Nullable LocalDate day, LocalDate today) {
        if (day == null || days.onHold(today) && !day.isAfter(today)) {
            return Status.ON_HOLD;
        }
        return day.isAfter(today) ? Status.LATER : Status.DUE;
    }

    /** Returns each question, in the order of the plan. */
    public List<Question> questions() {
        return questions;
    }

    /** Returns the keys of the questions that are due, the longest due first. */
    public List<String> due() {
        return questions.stream()
                .filter(one -> one.status() == Status.DUE)
                .sorted(Comparator.comparing(one -> one.nextDue() == null ? LocalDate.MAX : one.nextDue()))
                .map(Question::item)
                .toList();
    }
}
