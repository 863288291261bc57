package org.npcs.repository.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.model.CurriculumVersion;
import org.npcs.repository.client.model.LearningScheduleRequest;

/** Schedules without a connection. */
class SpacedQuestionsTests {

    private static final CurriculumVersion VERSION = CurriculumVersion.fromJson(bytes("""
            {"curriculum": "sleep", "number": 1, "content": {"pattern": {"kind": "adaptive"}, "items": [{"key": "a"}, {"key": "b"}]}}
            """));

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static LearningScheduleRequest history(String item) {
        return LearningScheduleRequest.fromJson(bytes("""
                {"curriculum": "sleep", "curriculumVersion": 1, "startsOn": "2026-12-01",
                 "holds": [{"from": "2026-12-05", "until": "2026-12-07"}],
                 "answers": [{"item": "%s", "day": "2026-12-01", "correct": false}]}
                """.formatted(item)));
    }

    @Test
    void aScheduleIsComputedHere() {
        var schedule = SpacedQuestions.schedule(VERSION, history("a"), LocalDate.parse("2026-12-11"));
        assertThat(schedule.due())
                .as("eight counted days, two of eleven on hold")
                .containsExactly("b", "a");
        assertThat(schedule.questions().get(0).nextDue()).isEqualTo(LocalDate.parse("2026-12-11"));
    }

    @Test
    void aHistoryOfAnotherCurriculumIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> SpacedQuestions.schedule(VERSION, history("z"), LocalDate.parse("2026-12-11")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("/answers/0");
    }
}
