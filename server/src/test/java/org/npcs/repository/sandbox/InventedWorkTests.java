package org.npcs.repository.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContractSchemas;
import org.npcs.repository.contract.validation.Tier;
import tools.jackson.databind.node.ObjectNode;

/** Meetings and library items that the sandbox brings along are such as the repository would take. */
class InventedWorkTests {

    private static final LocalDate FIRST = LocalDate.parse("2026-07-01");

    private static void taken(String schema, ObjectNode content) {
        var context = CheckContext.of(LocalDate.parse("2026-12-01"), Tier.ACCEPT);
        assertThat(ContractSchemas.published().check(schema, content, context))
                .as(content.toString())
                .isEmpty();
    }

    @Test
    void meetingsTheirAttendanceAndTheirMinutesFollowTheContract() {
        for (int month = 0; month < InventedMeetings.HELD; month++) {
            taken("Meeting", InventedMeetings.content(FIRST, month));
            taken("MeetingAttendance", InventedMeetings.attendance(month));
            taken("Minutes", InventedMeetings.minutes(FIRST, month));
        }
    }

    @Test
    void eachSeatHasOneStatusAndOneSeatIsExcusedInEachMonth() {
        for (int month = 0; month < InventedMeetings.HELD; month++) {
            var statuses = InventedMeetings.attendance(month)
                    .path("entries")
                    .valueStream()
                    .map(entry -> entry.path("status").asString(""))
                    .toList();
            assertThat(statuses).hasSize(13).containsOnlyOnce("excused", "represented");
        }
    }

    @Test
    void libraryItemsFollowTheContractAndPointToNobody() {
        assertThat(InventedLibrary.contents()).hasSize(4).allSatisfy(item -> {
            taken("LibraryItem", item);
            assertThat(TextScreening.published().suspicions(item.path("summary").asString("")))
                    .isEmpty();
            item.path("body").forEach(part -> assertThat(TextScreening.published()
                            .suspicions(part.path("text").asString("")))
                    .as(part.toString())
                    .isEmpty());
        });
    }
}
