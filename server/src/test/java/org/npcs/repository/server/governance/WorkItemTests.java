package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is flagged follows from days alone, and the setting of the charter says how many. */
class WorkItemTests {

    private static final Instant STORED = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "in-progress, 91, 91, ''",
        "in-progress, 92, 91, untouched",
        "not-started, 31, 30, untouched",
        "done, 400, 91, no-evidence",
        "stopped, 400, 91, ''"
    })
    void act20_whatNobodyTouchedForAQuarterIsFlaggedUntilItsEnd(String status, int days, int allowed, String flags) {
        var item = WorkItem.at(stored(status, ""), STORED.plus(Duration.ofDays(days)), allowed);
        assertThat(String.join(" ", item.flags())).isEqualTo(flags);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10, 0", "2026-03-09, 1"})
    void aDayThatHasPassedIsFlaggedOnTheDayAfter(LocalDate due, int flags) {
        var item = WorkItem.at(stored("at-risk", due.toString()), Instant.parse("2026-03-10T23:00:00Z"), 91);
        assertThat(item.flags()).hasSize(flags);
    }

    @ParameterizedTest
    @CsvSource({"91, 0", "92, 1"})
    void gov9_aGoalThatNobodyLookedAtForAQuarterIsFlagged(int days, int flags) {
        var looked = stored("followed", "").withFacets(Map.of("looked_on", LocalDate.of(2026, 3, 1)));
        assertThat(Goal.flags(looked, STORED.plus(Duration.ofDays(days)), 91)).hasSize(flags);
        assertThat(Goal.flags(null, STORED, 91)).containsExactly("not-looked-at");
    }

    private static StoredRecord stored(String status, String due) {
        var content = JsonNodeFactory.instance.objectNode();
        if (!due.isEmpty()) {
            content.put("dueOn", due);
        }
        return StoredRecord.first("OPERATOR", "one", status, content, STORED, "test");
    }
}
