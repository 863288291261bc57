package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.governance.OneMeeting.COORDINATOR;
import static org.npcs.repository.server.governance.OneMeeting.done;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Who reads and writes what of governance: seats and advisors everything, and the coordinator drafts. */
@ExtendWith(RunningSandbox.class)
class GovernanceAccessIntegrationTests {

    private static final Instant SOON = Instant.now().plus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charter-versions",
                "charter-reviews",
                "committees",
                "committees/executive/terms",
                "committees/executive/offices",
                "governance-roles",
                "nominations",
                "proposals",
                "decisions",
                "meetings",
                "communications",
                "goals",
                "participants"
            })
    void gov19_aSeatReadsEveryObjectOfGovernanceAndGov32_anAdvisorTheSame(String collection) {
        // Others add to the lists meanwhile; what was there before has to be seen by both.
        var address = "/v1/" + collection + "?limit=500";
        var before = done(COORDINATOR.get(address)).json().path("items");
        for (var reader : List.of(Seated.as("US-XC"), Api.as("advisor"))) {
            var told = done(reader.get(address)).json().path("items");
            assertThat(told.size()).isGreaterThanOrEqualTo(before.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"committees/executive", "committees/executive/composition", "work-plan", "calendar"})
    void gov19_aSeatReadsEveryPageOfGovernanceAndGov32_anAdvisorTheSame(String page) {
        for (var reader : List.of(Seated.as("US-XC"), Api.as("advisor"), COORDINATOR)) {
            assertThat(reader.get("/v1/" + page).status()).isEqualTo(200);
        }
    }

    @Test
    void gov33_theCalendarOfAnAdvisorHasEveryMeetingOfTheCommitteeAndOfWorkgroups() {
        var group = OneMeeting.workgroup();
        for (String committee : List.of("executive", group)) {
            var meeting = OneMeeting.planned(committee, SOON);
            assertThat(meeting.read().values("/invited", "organisation")).contains("bright-water-institute");
            assertThat(Api.as("advisor")
                            .get("/v1/calendar?committee=" + committee)
                            .body())
                    .contains("UID:meeting-" + meeting.id());
            done(meeting.move("cancelled"));
        }
    }

    @Test
    void gov38_theCoordinatorDraftsTheAgenda() {
        var group = OneMeeting.workgroup();
        var meeting = OneMeeting.planned(group, SOON);
        var content = OneMeeting.content(group, SOON);
        content.putArray("agenda")
                .addObject()
                .put("item", "goals")
                .put("title", "Goals")
                .put("minutes", 20);
        done(COORDINATOR.put(meeting.path() + "?expectedVersion=1", content));
        assertThat(meeting.read().values("/agenda", "item")).containsExactly("goals");
        for (var other : List.of(Seated.as("US-XA"), Api.as("advisor"))) {
            assertThat(other.header("If-Match", "*")
                            .put(meeting.path(), content)
                            .code())
                    .isEqualTo("insufficient-scope");
        }
    }

    @Test
    void gov42_nothingOfTheCommitteeEndsWithABackbone() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var key = "/v1/governance-roles/backbone-of-a-while";
        var role = Samples.example("governance-role")
                .put("kind", "backbone")
                .put("organisation", "alder-bridge-foundation")
                .put("decision", "EC-2026-022")
                .put("startsOn", today.minusYears(1).toString())
                .put("endsOn", today.minusDays(1).toString());
        role.remove("clientId");
        var ended = done(COORDINATOR.put(key, role));
        assertThat(ended.at("/state")).isEqualTo("ended");
        var committee = COORDINATOR.get("/v1/committees/executive");
        assertThat(committee.json().has("sunset")).as("no last day").isFalse();
        assertThat(committee.values("/sitting", "jurisdiction")).hasSize(13);
        var charter = COORDINATOR.get("/v1/charter-versions/1");
        assertThat(charter.json().has("inForceFrom")).isTrue();
        assertThat(charter.at("/state")).isIn("in-force", "in-review");
    }
}
