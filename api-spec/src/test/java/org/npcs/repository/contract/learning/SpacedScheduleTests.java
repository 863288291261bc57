package org.npcs.repository.contract.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.learning.SpacedSchedule.Question;
import org.npcs.repository.contract.learning.SpacedSchedule.Status;
import tools.jackson.databind.json.JsonMapper;

/** What is asked when, as a table of days and as properties of drawn rounds. */
class SpacedScheduleTests {

    private static final LocalDate START = LocalDate.parse("2026-12-01");
    private static final LearningPattern WEEKLY = pattern("{\"kind\":\"weekly\"}");
    private static final LearningPattern ADAPTIVE = pattern("{\"kind\":\"adaptive\"}");

    private static LearningPattern pattern(String json) {
        return LearningPattern.of(new JsonMapper().readTree(json));
    }

    private static LocalDate day(int number) {
        return START.plusDays(number);
    }

    private static LearningAnswer answer(String item, int day, boolean correct) {
        return new LearningAnswer(item, day(day), correct);
    }

    private static LearningPlan plan(LearningPattern pattern, LearningHold... holds) {
        return new LearningPlan(pattern, List.of("a", "b", "c"), START, List.of(holds));
    }

    @Test
    void absentNumbersAreThoseOfThePublishedRules() {
        assertThat(WEEKLY).isEqualTo(new LearningPattern("weekly", 7, 1, 1, 1, 1));
        assertThat(ADAPTIVE).isEqualTo(new LearningPattern("adaptive", 1, 16, 8, 2, 8));
        assertThat(pattern("{\"kind\":\"adaptive\",\"daysAfterCorrect\":20}").daysAfterCorrect())
                .isEqualTo(20);
    }

    /** A learner who answers whatever is due every second day, with the days worked out by hand. */
    @Test
    void aWholeRunOverAMovedClock() {
        var history = new ArrayList<LearningAnswer>();
        var table = new ArrayList<String>();
        var plan = plan(ADAPTIVE, new LearningHold(day(10), day(14)));
        for (int today = 0; today <= 60; today += 2) {
            for (String item : SpacedSchedule.of(plan, history, day(today)).due()) {
                // Of each question the first answer is wrong, except of the first question.
                boolean correct = item.equals("a")
                        || history.stream().anyMatch(one -> one.item().equals(item));
                history.add(answer(item, today, correct));
                table.add(today + item + (correct ? "+" : "-"));
            }
        }
        assertThat(table)
                .as("a: 0, then 16 counted days, with four on hold; b and c: wrong on day 2, then 8, then 16")
                .containsExactly("0a+", "2b-", "2c-", "14b+", "14c+", "20a+", "30b+", "30c+");
        assertThat(SpacedSchedule.of(plan, history, day(61)).questions())
                .allMatch(one -> one.status() == Status.RETIRED && one.nextDue() == null);
    }

    @Test
    void byTheWeeklyPatternEachQuestionComesOnce() {
        var none = SpacedSchedule.of(plan(WEEKLY), List.of(), day(14));
        assertThat(none.due()).containsExactly("a", "b", "c");
        assertThat(none.questions()).extracting(Question::nextDue).containsExactly(day(0), day(7), day(14));
        var answered = SpacedSchedule.of(plan(WEEKLY), List.of(answer("a", 1, false)), day(8));
        assertThat(answered.due()).containsExactly("b");
        assertThat(answered.questions())
                .extracting(Question::status)
                .containsExactly(Status.RETIRED, Status.DUE, Status.LATER);
    }

    @Test
    void onHoldNothingIsDueAndWhatComesAfterwardsWaits() {
        var open = plan(WEEKLY, new LearningHold(day(5), null));
        var held = SpacedSchedule.of(open, List.of(), day(9));
        assertThat(held.due()).isEmpty();
        assertThat(held.questions()).allMatch(one -> one.status() == Status.ON_HOLD);
        assertThat(held.questions()).extracting(Question::nextDue).containsExactly(day(0), null, null);
        assertThat(open.sent(day(9)))
                .extracting(LearningPlan.Sent::status)
                .containsExactly("past", "on-hold", "on-hold");
        var ended = plan(WEEKLY, new LearningHold(day(5), day(9)));
        assertThat(ended.sent(day(11))).extracting(LearningPlan.Sent::day).containsExactly(day(0), day(11), day(18));
        assertThat(ended.sent(day(11))).extracting(LearningPlan.Sent::status).containsExactly("past", "due", "next");
        assertThat(List.of(0, 4, 7, 10, 11).stream().map(number -> ended.weeksBegun(day(number))))
                .as("weeks without the days on hold")
                .containsExactly(1, 1, 1, 1, 2);
        assertThat(ended.weeksBegun(day(-1))).isZero();
    }

    @Test
    void holdsThatOverlapAreRefused() {
        assertThatThrownBy(() -> plan(WEEKLY, new LearningHold(day(3), null), new LearningHold(day(5), day(6))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(WEEKLY, new LearningHold(day(-1), day(2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(WEEKLY, new LearningHold(day(2), day(2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<LearningAnswer> drawn(Random random, int until) {
        var answers = new ArrayList<LearningAnswer>();
        for (int i = random.nextInt(20); i > 0; i--) {
            answers.add(answer(
                    List.of("a", "b", "c", "z").get(random.nextInt(4)), random.nextInt(until), random.nextBoolean()));
        }
        return answers;
    }

    private static LearningPattern drawnPattern(Random random) {
        int wrong = 1 + random.nextInt(10);
        return random.nextInt(4) == 0
                ? WEEKLY
                : new LearningPattern(
                        "adaptive",
                        1 + random.nextInt(7),
                        wrong + random.nextInt(10),
                        wrong,
                        1 + random.nextInt(3),
                        1 + random.nextInt(5));
    }

    @Test
    void theOrderOfTheHistoryChangesNothing() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var plan = plan(drawnPattern(random));
            var history = drawn(random, 40);
            var today = day(random.nextInt(60));
            var shuffled = new ArrayList<>(history);
            Collections.shuffle(shuffled, random);
            assertThat(SpacedSchedule.of(plan, shuffled, today).questions())
                    .as("seed %s", seed)
                    .isEqualTo(SpacedSchedule.of(plan, history, today).questions());
        }
    }

    @Test
    void aHoldShiftsEveryLaterDayByItsLength() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var pattern = drawnPattern(random);
            int from = 1 + random.nextInt(30);
            int length = 1 + random.nextInt(20);
            var history = drawn(random, from);
            var free = SpacedSchedule.of(plan(pattern), history, day(from - 1)).questions();
            var held = SpacedSchedule.of(
                            plan(pattern, new LearningHold(day(from), day(from + length))), history, day(from - 1))
                    .questions();
            for (int i = 0; i < free.size(); i++) {
                var before = free.get(i).nextDue();
                assertThat(held.get(i).nextDue())
                        .as("seed %s", seed)
                        .isEqualTo(before == null || before.isBefore(day(from)) ? before : before.plusDays(length));
            }
        }
    }

    @Test
    void whatIsKnownNeverReturnsAndNothingComesTooOften() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var pattern = drawnPattern(random);
            var plan = plan(pattern, new LearningHold(day(20), day(25)));
            var history = new ArrayList<LearningAnswer>();
            var retired = new ArrayList<String>();
            for (int today = 0; today < 200; today += 1 + random.nextInt(3)) {
                var schedule = SpacedSchedule.of(plan, history, day(today));
                assertThat(Collections.disjoint(schedule.due(), retired))
                        .as("seed %s", seed)
                        .isTrue();
                assertThat(today >= 20 && today < 25 && !schedule.due().isEmpty())
                        .as("due on hold")
                        .isFalse();
                schedule.questions().stream()
                        .filter(one -> one.status() == Status.RETIRED && !retired.contains(one.item()))
                        .forEach(one -> retired.add(one.item()));
                for (String item : schedule.due()) {
                    history.add(answer(item, today, random.nextInt(3) > 0));
                }
            }
            for (String item : plan.items()) {
                assertThat(history.stream()
                                .filter(one -> one.item().equals(item))
                                .count())
                        .isLessThanOrEqualTo(1 + pattern.mostRepeats());
            }
        }
    }
}
