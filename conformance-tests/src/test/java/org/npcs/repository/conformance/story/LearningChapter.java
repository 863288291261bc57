package org.npcs.repository.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.Cohorts;
import org.npcs.repository.client.local.SpacedQuestions;
import org.npcs.repository.client.model.CohortItemResult;
import org.npcs.repository.client.model.CohortScheduleItem;
import org.npcs.repository.client.model.LearningCohort;
import org.npcs.repository.client.model.LearningLoop;
import org.npcs.repository.client.model.LearningLoopFollower;
import org.npcs.repository.client.model.LearningScheduleRequest;
import org.npcs.repository.client.model.LibraryAdoption;
import org.npcs.repository.client.model.PriorityParticipation;
import org.npcs.repository.client.model.SharedAdoption;

/** What was found is taught and taken over by others, and the way from the finding to the measure can be seen. */
interface LearningChapter extends Chapter {

    String CURRICULUM = "where-infants-sleep";
    String ROUND = "first-round";

    @Test
    @Order(20)
    default void aPracticeIsTakenOverByAnotherMember() {
        var alder = as("alder-analyst").learning().library();
        var item = alder.draft(Documents.practice(plot().notice, plot().evidence, plot().priority));
        plot().practice = item.id();
        Chapter.hidden(() -> as("cedar-analyst").learning().library().get(item.id()));
        var published = alder.publish(item.id());
        var cedar = as("cedar-analyst").learning().library();
        assertThat(cedar.get(item.id()).owner()).as("not shown").isNull();
        cedar.adopt(
                item.id(),
                Cast.of(
                        LibraryAdoption::fromJson,
                        "{'state':'adopted','since':'%s','itemVersion':%d,'adapted':true,'adaptation':'The card is in two languages.',"
                                + "'result':'helped','shared':true}",
                        Cast.today().minusDays(1),
                        published.version()));
        assertThat(alder.sharedAdoptions(item.id()).stream())
                .extracting(SharedAdoption::jurisdiction)
                .containsExactly("US-XA");
        Chapter.hidden(() -> as("fenwick-analyst").learning().library().adoption(item.id()));
        assertThat(new String(alder.spread(item.id()).toJson(), StandardCharsets.UTF_8))
                .as("one member is not told apart")
                .doesNotContain("US-XA");
    }

    @Test
    @Order(24)
    default void theLoopIsSeenFromTheFindingToTheMeasure() {
        var priority = plot().priority.toString();
        var few = loop("alder-analyst", priority);
        assertThat(List.of(few.finding(), few.response(), few.adoption(), few.measure()))
                .containsExactly("there", "there", "fewer-than-five", "there");
        assertThat(as("alder-analyst").learning().loopsBrokenAt("adoption").stream()
                        .map(LearningLoop::reference))
                .contains(priority);
        for (var member : List.of(
                as("cedar-analyst"),
                as("fenwick-analyst"),
                as("marsh-river-nightly"),
                plot().cast.seat("US-XC"))) {
            member.improvement()
                    .participate(
                            plot().priority,
                            Cast.of(PriorityParticipation::fromJson, "{'state':'joined','on':'%s'}", Cast.today()));
        }
        var whole = loop("alder-analyst", priority);
        assertThat(whole.brokenAt()).isNull();
        assertThat(whole.measures()).containsExactly("exits-to-entries");
        assertThat(whole.own().response()).isEqualTo("joined");
        assertThat(whole.own().observed()).as("since the priority was noted").isTrue();

        var notice = loop("alder-analyst", plot().notice);
        assertThat(notice.findings()).isEqualTo(1);
        assertThat(notice.followedBy())
                .extracting(LearningLoopFollower::reference)
                .contains(priority, plot().practice.toString());
        assertThat(notice.own().response()).isEqualTo("action-planned");
        var other = loop("cedar-analyst", plot().notice);
        assertThat(other.own().response()).isNull();
        assertThat(new String(other.toJson(), StandardCharsets.UTF_8))
                .as("neither case nor member")
                .doesNotContain(plot().incident.toString(), "US-X", "TR-MRN");
    }

    @Test
    @Order(25)
    default void sevenQuestionsGoOutInSevenWeeksThatAreNotOnHold() {
        var curricula = as("steward").learning().curricula();
        curricula.write(CURRICULUM, Documents.curriculum(plot().notice, plot().evidence));
        Chapter.hidden(() -> as("alder-analyst").learning().curricula().get(CURRICULUM));
        curricula.publish(CURRICULUM);
        assertThat(loop("alder-analyst", plot().notice).followedBy())
                .extracting(LearningLoopFollower::reference)
                .contains(CURRICULUM);
        var cohorts = as("alder-analyst").learning().cohorts();
        // In the middle of a week, so that a midnight between two calls changes nothing.
        var first = plot().cast.day().minusDays(3);
        cohorts.plan(
                ROUND,
                Cast.of(
                        LearningCohort::fromJson,
                        "{'curriculum':'%s','curriculumVersion':1,'startsOn':'%s'}",
                        CURRICULUM,
                        first));
        cohorts.move(ROUND, "enrolling");
        cohorts.move(ROUND, "running");
        Chapter.hidden(() -> as("cedar-analyst").learning().cohorts().get(ROUND));

        var table = new ArrayList<String>();
        for (int week = 0; week < 8; week++) {
            if (week == 2) {
                cohorts.move(ROUND, "on-hold");
            }
            if (week == 3) {
                cohorts.move(ROUND, "running");
            }
            table.add(told(cohorts));
            plot().cast.later(Duration.ofDays(7));
        }
        assertThat(table)
                .containsExactly(
                        "due next later later later later later",
                        "past due next later later later later",
                        "past past past on-hold on-hold on-hold on-hold",
                        "past past due next later later later",
                        "past past past due next later later",
                        "past past past past due next later",
                        "past past past past past due next",
                        "past past past past past past due");
        var hold = cohorts.schedule(ROUND).holds().get(0);
        long held =
                Objects.requireNonNull(hold.until()).toEpochDay() - hold.from().toEpochDay();
        var days = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            days.add(7L * i + (i < 3 ? 0 : held));
        }
        assertThat(cohorts.schedule(ROUND).questions())
                .extracting(one -> Objects.requireNonNull(one.day()).toEpochDay() - first.toEpochDay())
                .isEqualTo(days);
        theSameOnTheMachineOfTheMember(first.toString());
    }

    private static String told(Cohorts cohorts) {
        return cohorts.schedule(ROUND).questions().stream()
                .map(CohortScheduleItem::status)
                .collect(Collectors.joining(" "));
    }

    /** A history of nobody gives the same days by the service and without a connection. */
    private void theSameOnTheMachineOfTheMember(String first) {
        var curricula = as("alder-analyst").learning().curricula();
        var history = Cast.of(
                LearningScheduleRequest::fromJson,
                "{'curriculum':'%s','curriculumVersion':1,'startsOn':'%s','answers':[{'item':'seen-1','day':'%s','correct':false}]}",
                CURRICULUM,
                first,
                first);
        var there = curricula.schedule(history);
        var here = SpacedQuestions.schedule(curricula.version(CURRICULUM, 1), history, there.today());
        assertThat(here.due()).isEqualTo(there.due()).hasSize(6).doesNotContain("seen-1");
        assertThat(here.questions()).isEqualTo(there.questions());
    }

    @Test
    @Order(26)
    default void ofTheRoundCountsAloneAreToldAndOfFourNone() {
        var cohorts = as("alder-analyst").learning().cohorts();
        cohorts.count(ROUND, Documents.counts(4));
        assertThat(cohorts.results(ROUND).firstStatus()).isEqualTo("not-closed");
        cohorts.move(ROUND, "closed");
        var told = cohorts.results(ROUND);
        assertThat(told.questions())
                .extracting(CohortItemResult::firstStatus)
                .containsExactly("told", "told", "told", "told", "told", "told", "too-few");
        assertThat(Objects.requireNonNull(told.first()).denominator())
                .as("the whole is of what is told")
                .isEqualTo(6 * 22);
        Chapter.hidden(() -> as("cedar-analyst").learning().cohorts().results(ROUND));
    }

    private LearningLoop loop(String reader, String reference) {
        return as(reader).learning().loops().stream()
                .filter(one -> one.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }
}
