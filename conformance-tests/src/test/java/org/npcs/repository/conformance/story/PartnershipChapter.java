package org.npcs.repository.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.error.ConflictException;
import org.npcs.repository.client.model.Acknowledgement;
import org.npcs.repository.client.model.CommitteeStep;
import org.npcs.repository.client.model.CommunicationStep;
import org.npcs.repository.client.model.Delivery;
import org.npcs.repository.client.model.GoalLook;
import org.npcs.repository.client.model.Meeting;
import org.npcs.repository.client.model.MeetingAttendance;
import org.npcs.repository.client.model.Minutes;
import org.npcs.repository.client.model.ReleaseNote;
import org.npcs.repository.client.model.WorkPlanItem;
import org.npcs.repository.client.model.WorkPlanItemRecord;
import org.npcs.repository.client.model.WorkPlanMove;

/** A decision reaches all members, the minutes as well, and work plan and goals show what came of it. */
interface PartnershipChapter extends Chapter {

    @Test
    @Order(16)
    default void theDecisionReachesEveryMemberAndEveryAdvisor() {
        var coordinator = as("coordinator").governance();
        assertThatThrownBy(() -> communicated()).as("nobody was told yet").isInstanceOf(ConflictException.class);
        var waiting = coordinator.communications().list("all-members", "draft").stream()
                .filter(one -> one.references().contains(plot().decision))
                .findFirst()
                .orElseThrow();
        coordinator.communications().move(waiting.id(), Cast.of(CommunicationStep::fromJson, "{'to':'sent'}"));
        communicated();
        assertThat(coordinator.decisions().get(plot().decision).state()).isEqualTo("communicated");

        as("alder-lead").governance().communications().acknowledge(waiting.id(), acknowledged());
        var deliveries =
                coordinator.communications().deliveries(waiting.id()).stream().toList();
        assertThat(deliveries).extracting(Delivery::jurisdiction).contains("US-XL", "TR-MRN", "US-XB-ALD");
        assertThat(deliveries).extracting(Delivery::organisation).contains("bright-water-institute", "larkspur-centre");
        assertThat(deliveries)
                .filteredOn(one -> "acknowledged".equals(one.state()))
                .extracting(Delivery::jurisdiction)
                .containsExactly("US-XB-ALD");
        coordinator
                .decisions()
                .release(
                        plot().decision,
                        Cast.of(
                                ReleaseNote::fromJson,
                                "{'what':'Safe first years is a priority.','toWhom':'Press offices','asked':['US-XA']}"));
        assertThat(as("steward").governance().decisions().get(plot().decision).releaseNote())
                .isNotNull();
    }

    @Test
    @Order(17)
    default void theMinutesGoToAllMembers() {
        var meetings = as("coordinator").governance().meetings();
        var begun = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var meeting = meetings.plan(Cast.of(
                        Meeting::fromJson,
                        "{'committee':'executive','title':'Meeting on infants','startsAt':'%s','durationMinutes':60,"
                                + "'ledBy':[{'jurisdiction':'US-XA','teamKey':'LEAD-1'}]}",
                        begun))
                .id();
        meetings.move(meeting, "noticed");
        meetings.move(meeting, "held");
        meetings.write(
                meeting,
                Cast.of(
                        Minutes::fromJson,
                        "{'text':'The priority on infants was adopted by nine of thirteen.','decisions':['%s']}",
                        plot().decision));
        meetings.moveMinutes(meeting, "circulated");
        assertThatThrownBy(() -> meetings.moveMinutes(meeting, "approved"))
                .as("attendance comes first")
                .isInstanceOf(ConflictException.class);
        meetings.attended(meeting, attendance());
        meetings.moveMinutes(meeting, "approved");
        meetings.moveMinutes(meeting, "disseminated");
        for (String reader : new String[] {"alder-reviewer", "fenwick-analyst", "advisor"}) {
            var read = as(reader).governance().meetings().minutes(meeting);
            assertThat(read.decisions()).as(reader).containsExactly(plot().decision);
            assertThat(read.disseminatedAt()).as(reader).isNotNull();
        }
        assertThat(as("alder-lead").governance().communications().list("all-members", "sent").stream())
                .anyMatch(one -> new String(one.toJson(), StandardCharsets.UTF_8).contains(meeting.toString()));
    }

    /** Every seat was there. */
    private MeetingAttendance attendance() {
        var entries = as("coordinator").governance().committee("executive").sitting().stream()
                .map(seat -> "{'jurisdiction':'%s','teamKey':'%s','status':'present'}"
                        .formatted(seat.jurisdiction(), seat.teamKey()))
                .collect(Collectors.joining(","));
        return Cast.of(MeetingAttendance::fromJson, "{'entries':[%s]}", entries);
    }

    @Test
    @Order(18)
    default void workPlanAndGoalsShowWhatWasDecided() {
        var coordinator = as("coordinator").governance();
        var before = Instant.now();
        coordinator
                .workPlans()
                .put(
                        "safe-first-years",
                        Cast.of(
                                WorkPlanItem::fromJson,
                                "{'activity':'quality-priorities','title':'Safe first years','owner':'%s','goals':['prevent-incidents'],"
                                        + "'evidence':[{'title':'The priority','href':'/v1/quality-priorities/%s'}],'decision':'%s'}",
                                CommitteeChapter.GROUP,
                                plot().priority,
                                plot().decision));
        coordinator.workPlans().move("safe-first-years", Cast.of(WorkPlanMove::fromJson, "{'to':'in-progress'}"));
        coordinator
                .goals()
                .look(
                        "prevent-incidents",
                        Cast.of(
                                GoalLook::fromJson,
                                "{'committee':'executive','note':'A first notice, and a priority.'}"));

        var reader = as("fenwick-reviewer").governance();
        var item = reader.workPlans().plan().activities().stream()
                .flatMap(activity -> activity.items().stream())
                .filter(one -> one.item().equals("safe-first-years"))
                .findFirst()
                .orElseThrow();
        assertThat(item.decision()).isEqualTo(plot().decision);
        assertThat(item.status()).isEqualTo("in-progress");
        assertThat(reader.workPlans().planAsOf(before).activities().stream()
                        .flatMap(activity -> activity.items().stream())
                        .map(WorkPlanItemRecord::item))
                .as("what was believed before")
                .doesNotContain("safe-first-years");
        var goal = reader.goals().get("prevent-incidents");
        assertThat(goal.lastLook()).isNotNull();
        assertThat(goal.flags()).doesNotContain("not-looked-at");
        assertThat(goal.figures())
                .filteredOn(one -> one.figure().equals("notices-issued"))
                .singleElement()
                .satisfies(one -> assertThat(Objects.requireNonNull(one.value()).intValue())
                        .isPositive());
    }

    private void communicated() {
        as("coordinator")
                .governance()
                .proposals()
                .decide(plot().proposal, Cast.of(CommitteeStep::fromJson, "{'to':'communicated'}"));
    }

    private static Acknowledgement acknowledged() {
        return Cast.of(Acknowledgement::fromJson, "{}");
    }
}
