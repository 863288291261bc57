package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds begin and end with the steps of a cohort. */
class CohortTests {

    private static final Instant NOW = Instant.parse("2026-12-09T10:00:00Z");

    private static Cohort with(String json) {
        return new Cohort(StoredRecord.first(
                "US-XB", "autumn", "running", (ObjectNode) new JsonMapper().readTree(json), NOW, "client"));
    }

    private static String after(String holds, String to, String today) {
        return with("{\"startsOn\":\"2026-12-01\",\"holds\":" + holds + "}")
                .after(to, NOW, LocalDate.parse(today))
                .path("holds")
                .toString();
    }

    @Test
    void aHoldBeginsOnItsDayOrOnTheFirstOne() {
        assertThat(after("[]", "on-hold", "2026-12-09")).isEqualTo("[{\"from\":\"2026-12-09\"}]");
        assertThat(after("[]", "on-hold", "2026-11-20")).isEqualTo("[{\"from\":\"2026-12-01\"}]");
    }

    @Test
    void aHoldEndsOnTheDayOnWhichItGoesOn() {
        assertThat(after("[{\"from\":\"2026-12-05\"}]", "running", "2026-12-09"))
                .isEqualTo("[{\"from\":\"2026-12-05\",\"until\":\"2026-12-09\"}]");
        assertThat(after("[{\"from\":\"2026-12-09\"}]", "running", "2026-12-09"))
                .as("no day was held")
                .isEqualTo("[]");
        assertThat(after("[]", "running", "2026-12-09")).isEqualTo("[]");
    }

    @Test
    void theEndIsNoted() {
        assertThat(with("{\"startsOn\":\"2026-12-01\",\"holds\":[]}")
                        .after("closed", NOW, LocalDate.parse("2026-12-09"))
                        .path("closedAt")
                        .asString(""))
                .isEqualTo(NOW.toString());
    }
}
