package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where a version of the charter stands, told from days alone. */
class CharterVersionTests {

    private static final LocalDate APPROVED = LocalDate.parse("2026-12-01");

    private final StoredRecord stored = StoredRecord.first(
                    "OPERATOR",
                    "1",
                    "superseded",
                    JsonNodeFactory.instance.objectNode().put("title", "Charter"),
                    Instant.parse("2026-12-01T10:00:00Z"),
                    "test")
            .withFacets(Map.of(
                    "approved_on",
                    APPROVED,
                    "in_force_from",
                    APPROVED.plusDays(10),
                    "in_force_until",
                    APPROVED.plusYears(3)));

    @Test
    void gov2_aReviewIsDueAfter365Days() {
        assertThat(on(9)).isEqualTo("approved");
        assertThat(on(10)).isEqualTo("in-force");
        assertThat(on(364)).isEqualTo("in-force");
        assertThat(on(365)).isEqualTo("review-due");
        assertThat(on(366)).isEqualTo("review-due");
        assertThat(on(1096)).isEqualTo("superseded");
    }

    @Test
    void gov2_aReviewIsAnnounced60DaysAnd30DaysBefore() {
        assertThat(flags(304)).isEmpty();
        assertThat(flags(305)).containsExactly("review-within-60-days");
        assertThat(flags(334)).containsExactly("review-within-60-days");
        assertThat(flags(335)).containsExactly("review-within-30-days");
        assertThat(flags(364)).containsExactly("review-within-30-days");
        assertThat(flags(365)).as("it is due, and its state says so").isEmpty();
    }

    @Test
    void aReviewThatHasBegunIsNotAnnounced() {
        var review = StoredRecord.first(
                "OPERATOR",
                "r",
                "open",
                JsonNodeFactory.instance.objectNode(),
                Instant.parse("2027-11-20T10:00:00Z"),
                "test");
        assertThat(CharterVersion.of(stored, List.of(review), APPROVED.plusDays(350))
                        .flags())
                .isEmpty();
    }

    @Test
    void aReviewThatLeftItAsItIsMovesTheDay() {
        var review = StoredRecord.first(
                        "OPERATOR",
                        "r",
                        "closed",
                        JsonNodeFactory.instance.objectNode(),
                        Instant.parse("2027-11-20T10:00:00Z"),
                        "test")
                .withFacets(Map.of("outcome", "unchanged", "closed_on", APPROVED.plusDays(360)));
        var version = CharterVersion.of(stored, List.of(review), APPROVED.plusDays(366));
        assertThat(version.state()).isEqualTo("in-force");
        assertThat(version.reviewDueOn()).isEqualTo(APPROVED.plusDays(725));
    }

    private List<String> flags(int day) {
        return CharterVersion.of(stored, List.of(), APPROVED.plusDays(day)).flags();
    }

    private String on(int day) {
        return CharterVersion.of(stored, List.of(), APPROVED.plusDays(day)).state();
    }
}
