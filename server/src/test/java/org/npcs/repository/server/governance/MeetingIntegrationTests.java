package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.governance.OneMeeting.COORDINATOR;
import static org.npcs.repository.server.governance.OneMeeting.done;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** Meetings, their agendas, attendance and minutes, each test in a workgroup of its own. */
@ExtendWith(RunningSandbox.class)
class MeetingIntegrationTests {

    private static final Instant SOON = Instant.now().plus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final String group = OneMeeting.workgroup();

    @Test
    void gov33_seatsAdvisorsAndCoordinatorAreInvited() {
        var read = OneMeeting.planned(group, SOON).read();
        assertThat(read.values("/invited", "capacity"))
                .startsWith("seat", "seat", "advisor", "advisor")
                .endsWith("advisor", "coordinator")
                .containsOnlyOnce("coordinator");
        assertThat(read.texts("/flags")).containsExactly("no-co-chair-leads");
        assertThat(Api.as("advisor").get("/v1/meetings?committee=" + group).values("/items", "state"))
                .containsExactly("planned");
    }

    @Test
    void gov6_aMeetingTakesItsStepsAndIsNotHeldBeforeItBegins() {
        var meeting = OneMeeting.planned(group, SOON);
        assertThat(meeting.move("held").code()).isEqualTo("illegal-transition");
        assertThat(meeting.move("held").texts("/allowed")).containsExactly("noticed", "cancelled");
        done(meeting.move("noticed"));
        assertThat(meeting.move("held").values("/findings", "rule")).containsExactly("GOV-R-039");
        assertThat(meeting.attended("present").values("/findings", "rule")).containsExactly("GOV-R-039");
        assertThat(meeting.minutes("Nothing yet.", "").values("/findings", "rule"))
                .containsExactly("GOV-R-039");
        done(meeting.move("cancelled"));
        assertThat(COORDINATOR
                        .put(meeting.path() + "?expectedVersion=3", OneMeeting.content(group, SOON))
                        .code())
                .isEqualTo("illegal-transition");
    }

    @Test
    void gov27_aFinalAgendaWithoutAnAdvisorIsWarnedAndItsReasonKept() {
        var meeting = OneMeeting.planned(group, SOON);
        var content =
                OneMeeting.content(group, SOON).put("agendaFinal", true).put("agendaFinalReason", "The day was set.");
        var warned = done(COORDINATOR.put(meeting.path() + "?expectedVersion=1", content));
        assertThat(warned.values("/warnings", "rule")).containsExactly("GOV-R-031", "GOV-R-030");
        assertThat(meeting.read().at("/agendaFinalReason")).isEqualTo("The day was set.");
        content.putArray("agendaOwners")
                .addObject()
                .put("jurisdiction", "US-XA")
                .put("teamKey", "EXEC-1");
        content.putArray("consultations")
                .addObject()
                .put("role", "nobody")
                .put("on", LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(COORDINATOR
                        .put(meeting.path() + "?expectedVersion=2", content)
                        .values("/findings", "pointer"))
                .containsExactly("/consultations/0/role");
        ((tools.jackson.databind.node.ObjectNode) content.at("/consultations/0")).put("role", "safety-science");
        assertThat(done(COORDINATOR.put(meeting.path() + "?expectedVersion=2", content))
                        .values("/warnings", "rule"))
                .isEmpty();
        assertThat(COORDINATOR
                        .put(meeting.path() + "?expectedVersion=2", content.put("place", "Here"))
                        .code())
                .isEqualTo("version-mismatch");
    }

    @Test
    void textsNameNobodyAndOthersPlanNothing() {
        var content = OneMeeting.content(group, SOON).put("place", "Call Dr. Miller at 555-201-3344");
        var refused = COORDINATOR.post("/v1/meetings", content);
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-001");
        assertThat(refused.body()).doesNotContain("Miller", "201-3344");
        for (String other : List.of("cedar-lead", "advisor")) {
            assertThat(Api.as(other)
                            .post("/v1/meetings", OneMeeting.content(group, SOON))
                            .status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(COORDINATOR
                        .post("/v1/meetings", OneMeeting.content("no-such-group", SOON))
                        .values("/findings", "pointer"))
                .containsExactly("/committee");
    }

    @Test
    void gov8_attendanceHasOneStatusForEachSeat() {
        var meeting = OneMeeting.held(group, 3);
        assertThat(meeting.read().texts("/flags")).contains("attendance-missing");
        var refused = COORDINATOR.put(meeting.path() + "/attendance", """
                {"entries":[{"jurisdiction":"US-XA","teamKey":"EXEC-1","status":"excused"},
                 {"jurisdiction":"US-XA","teamKey":"EXEC-1","status":"represented"},
                 {"jurisdiction":"US-XC","teamKey":"EXEC-1","status":"present"}]}
                """);
        assertThat(refused.values("/findings", "pointer"))
                .containsExactly(
                        "/entries", "/entries/0/excuse", "/entries/1", "/entries/1/representedBy", "/entries/2");
        assertThat(done(meeting.attended("present")).number("/version")).isEqualTo(1);
        assertThat(meeting.attended("excused").code()).isEqualTo("precondition-required");
        assertThat(meeting.read().at("/attendanceRecorded")).isEqualTo("true");
        assertThat(Api.as("fenwick-analyst").get(meeting.path() + "/attendance").values("/entries", "status"))
                .containsExactly("present", "present");
    }

    @Test
    void gov8_minutesAreApprovedAfterAttendanceAndStayFromThenOn() {
        var meeting = OneMeeting.held(group, 3);
        done(meeting.minutes("We looked at the plan.", ""));
        done(meeting.minutesTo("circulated"));
        var refused = meeting.minutesTo("approved");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-032");
        assertThat(refused.at("/state")).isEqualTo("circulated");
        assertThat(refused.at("/charterVersion")).isEqualTo("1");
        assertThat(done(meeting.minutes("We looked at the plan again.", "?expectedVersion=2"))
                        .at("/state"))
                .isEqualTo("draft");
        done(meeting.attended("present"));
        done(meeting.minutesTo("circulated"));
        done(meeting.minutesTo("approved"));
        assertThat(meeting.minutes("Something else.", "?expectedVersion=5").code())
                .isEqualTo("illegal-transition");
        var versions = Api.as("cedar-lead").get(meeting.path() + "/minutes/versions");
        assertThat(versions.values("/items", "state"))
                .containsExactly("draft", "circulated", "draft", "circulated", "approved");
        assertThat(versions.at("/items/0/text")).isEqualTo("We looked at the plan.");
        assertThat(done(meeting.minutesTo("disseminated")).json().has("disseminatedAt"))
                .isTrue();
        var told = Api.as("fenwick-analyst")
                .get("/v1/communications?kind=all-members&limit=500")
                .body();
        assertThat(told).contains(meeting.id());
    }

    @Test
    void gov40_minutesAreLateAfterFourteenDays() {
        var late = OneMeeting.held(group, 15);
        var inTime = OneMeeting.held(group, 14);
        var address = "/v1/meetings?minutesLate=true&committee=" + group;
        assertThat(Api.as("cedar-lead").get(address).values("/items", "id")).containsExactly(late.id());
        assertThat(late.read().texts("/flags")).contains("minutes-late");
        assertThat(inTime.read().texts("/flags")).doesNotContain("minutes-late");
        done(late.minutes("We met.", ""));
        assertThat(Api.as("cedar-lead").get(address).values("/items", "id")).hasSize(1);
        done(late.minutesTo("circulated"));
        assertThat(Api.as("cedar-lead").get(address).values("/items", "id")).isEmpty();
    }

    @Test
    void gov7_excusesAreNotCountedAndAMonthWithoutAMeetingIsTold() {
        var statuses = List.of("present", "represented", "excused", "absent");
        for (int i = 0; i < statuses.size(); i++) {
            done(OneMeeting.held(group, 92 + i).attended(statuses.get(i)));
        }
        var monitor = done(Api.as("cedar-lead").get("/v1/committees/" + group + "/attendance"));
        assertThat(monitor.number("/meetings")).isEqualTo(4);
        assertThat(monitor.values("/rows/0/strip", "status"))
                .containsExactly("absent", "excused", "represented", "present");
        assertThat(monitor.number("/rows/0/attendedOf")).isEqualTo(3);
        assertThat(monitor.number("/rows/0/attendance/excused")).isEqualTo(1);
        assertThat(monitor.number("/rows/1/attendance/present")).isEqualTo(4);
        assertThat(monitor.texts("/monthsWithoutMeeting"))
                .contains(YearMonth.now(ZoneOffset.UTC).minusMonths(1).toString())
                .doesNotContain(YearMonth.now(ZoneOffset.UTC).toString());
        assertThat(Api.as("cedar-lead").get("/v1/committees/" + group).number("/sitting/0/attendance/meetings"))
                .isEqualTo(4);
        assertThat(Api.as("cedar-lead")
                        .get("/v1/committees/none-such/attendance")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void gov6_aGroupThatStoppedMeetingMoreThanAYearAgoIsTold() {
        var address = "/v1/committees/" + group + "/attendance";
        assertThat(Api.as("cedar-lead").get(address).texts("/monthsWithoutMeeting"))
                .as("it has not begun to meet")
                .isEmpty();
        OneMeeting.held(group, 400);
        assertThat(Api.as("cedar-lead").get(address).texts("/monthsWithoutMeeting"))
                .hasSizeBetween(11, 12)
                .contains(YearMonth.now(ZoneOffset.UTC).minusMonths(1).toString())
                .doesNotContain(YearMonth.now(ZoneOffset.UTC).toString());
    }

    @Test
    void gov29_theLookOfWhoLeadsIsKept() {
        var address = "/v1/committees/" + group + "/attendance";
        var look = "{\"jurisdiction\":\"US-XB\",\"teamKey\":\"EXEC-1\"}";
        assertThat(Api.as("cedar-lead").get(address).at("/lookDue")).isEqualTo("true");
        var refused = COORDINATOR.post(address + "/looks", look);
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-038");
        done(COORDINATOR.post(address + "/looks", look.replace("US-XB", "US-XA")));
        var looked = Api.as("cedar-lead").get(address);
        assertThat(looked.at("/lookDue")).isEqualTo("false");
        assertThat(looked.at("/lastLookOn"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
    }

    @Test
    void calendarsFollowEachChange() {
        var meeting = OneMeeting.planned(group, SOON);
        var before = Api.as("advisor").get(meeting.path() + "/calendar");
        assertThat(before.header("Content-Type")).startsWith("text/calendar");
        assertThat(before.body()).contains("SEQUENCE:0\r\n", "STATUS:TENTATIVE\r\n", "UID:meeting-" + meeting.id());
        done(meeting.move("cancelled"));
        var all = Api.as("cedar-lead").get("/v1/calendar?committee=" + group).body();
        assertThat(all).contains("SEQUENCE:1\r\n", "STATUS:CANCELLED\r\n", "UID:meeting-" + meeting.id());
        assertThat(Api.as("cedar-lead").get("/v1/calendar").body()).contains(meeting.id());
    }

    @Test
    void ofTwoApprovalsAtOnceOneIsRefusedAndAttendanceComesBeforeOrAfter() {
        var meeting = OneMeeting.held(group, 2);
        done(meeting.attended("present"));
        done(meeting.minutes("We met.", ""));
        done(meeting.minutesTo("circulated"));
        var calls = IntStream.range(0, 4)
                .mapToObj(i -> COORDINATOR
                        .key("approve-" + group + "-" + i)
                        .sendLater("POST", meeting.path() + "/minutes/transitions", "{\"to\":\"approved\"}"))
                .toList();
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        assertThat(calls.stream()
                        .map(CompletableFuture::join)
                        .map(Reply::status)
                        .sorted())
                .containsExactly(200, 409, 409, 409);
    }
}
