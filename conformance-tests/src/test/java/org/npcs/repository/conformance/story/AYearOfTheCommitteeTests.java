package org.npcs.repository.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.npcs.repository.client.GovernanceClient;
import org.npcs.repository.client.error.ConflictException;
import org.npcs.repository.client.model.CharterReview;
import org.npcs.repository.client.model.CharterReviewStep;
import org.npcs.repository.client.model.CommitteeRecord;
import org.npcs.repository.client.model.CommitteeSeat;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.Meeting;
import org.npcs.repository.client.model.Office;
import org.npcs.repository.client.model.OfficeRecord;
import org.npcs.repository.client.model.Term;
import org.npcs.repository.client.model.TermRecord;
import org.npcs.repository.client.model.WorkPlanItem;

/** A committee over a year of a moved clock: what ends, ends by itself, what is due is shown, and nothing is blocked by it. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AYearOfTheCommitteeTests {

    private static final String COMMITTEE = "executive";

    private final Cast cast = new Cast("none");
    private final GovernanceClient coordinator = cast.as("coordinator").governance();
    private final GovernanceClient reader = cast.as("fenwick-lead").governance();
    private final LocalDate ends = executive().sitting().get(0).endsOn();

    @AfterAll
    void end() {
        cast.close();
    }

    @Test
    @Order(1)
    void gov20_sixtyDaysBeforeTheirEndSeatsAreNamed() {
        moveTo(ends.minusDays(62));
        assertThat(executive().flags()).doesNotContain("seats-end-soon", "fewer-than-two-co-chairs");
        moveTo(ends.minusDays(59));
        assertThat(executive().flags()).contains("seats-end-soon");
        assertThat(executive().sitting())
                .hasSize(13)
                .extracting(CommitteeSeat::daysLeft)
                .containsOnly((int) (ends.toEpochDay() - cast.day().toEpochDay()));
    }

    @Test
    @Order(2)
    void gov6_monthsWithoutAMeetingAreNamed() {
        var meetings = coordinator.meetings();
        var met = meetings.plan(Cast.of(
                        Meeting::fromJson,
                        "{'committee':'executive','title':'Monthly meeting','startsAt':'%sT19:00:00Z','durationMinutes':60}",
                        cast.day().minusDays(70)))
                .id();
        for (String step : List.of("noticed", "held")) {
            meetings.move(met, step);
        }
        assertThat(reader.meetings().attendanceOf(COMMITTEE).monthsWithoutMeeting())
                .doesNotContain(YearMonth.from(cast.day().minusDays(70)).toString())
                .contains(YearMonth.from(cast.day()).minusMonths(1).toString());
    }

    @Test
    @Order(3)
    void gov2_theReviewOfTheCharterIsDueAfterAYearAndWorkGoesOn() {
        var due = Objects.requireNonNull(reader.charter().version("1").reviewDueOn());
        assertThat(due).isBefore(ends);
        assertThat(reader.charter().version("1").state()).isEqualTo("in-force");
        assertThat(cast.day()).isAfter(due.minusDays(60));
        reminded("review-within-60-days");
        moveTo(due.minusDays(30));
        reminded("review-within-30-days");
        moveTo(due.plusDays(1));
        assertThat(reader.charter().version("1").state()).isEqualTo("review-due");
        assertThat(reader.charter().version("1").flags()).isEmpty();
        assertThat(executive().flags()).contains("charter-review-due");
        assertThat(coordinator
                        .workPlans()
                        .put(
                                "goes-on",
                                Cast.of(
                                        WorkPlanItem::fromJson,
                                        "{'activity':'safety-notices','title':'The next notice','owner':'executive'}"))
                        .version())
                .isEqualTo(1);
        assertThat(executive().sitting()).hasSize(13);
    }

    @Test
    @Order(4)
    void co12_aReviewWithItsAnswersBeginsTheNextYear() {
        var review = coordinator
                .charter()
                .open(Cast.of(CharterReview::fromJson, "{'trigger':'yearly','charterVersion':'1'}"));
        assertThat(reader.charter().version("1").state()).isEqualTo("in-review");
        assertThatThrownBy(() -> coordinator
                        .charter()
                        .close(review.id(), Cast.of(CharterReviewStep::fromJson, "{'to':'closed'}")))
                .as("without answers")
                .isInstanceOf(ConflictException.class);
        coordinator
                .charter()
                .close(
                        review.id(),
                        Cast.of(
                                CharterReviewStep::fromJson,
                                "{'to':'closed','decision':'EC-2026-021','relevance':'It says what we do.',"
                                        + "'appropriateness':'Its rules fit our size.','outcome':'unchanged'}"));
        var renewed = reader.charter().version("1");
        assertThat(renewed.state()).isEqualTo("in-force");
        assertThat(renewed.reviewDueOn()).isAfter(ends.plusMonths(10));
        assertThat(executive().flags()).noneMatch(flag -> flag.startsWith("charter-review"));
    }

    /** The version in force and the committee that sees to its review are flagged alike. */
    private void reminded(String flag) {
        assertThat(reader.charter().version("1").flags()).containsExactly(flag);
        assertThat(executive().flags()).contains("charter-" + flag);
    }

    @Test
    @Order(5)
    void gov20_afterAYearAllSeatsAreVacantAndAllOfficesHaveEnded() {
        moveTo(ends.plusDays(1));
        var empty = executive();
        assertThat(empty.sitting()).isEmpty();
        assertThat(empty.vacantSeats()).isEqualTo(14);
        assertThat(empty.officers()).isEmpty();
        assertThat(empty.flags()).contains("fewer-than-two-co-chairs").doesNotContain("seats-end-soon");
        assertThat(reader.terms(COMMITTEE).stream())
                .extracting(TermRecord::state)
                .containsOnly("ended");
        assertThat(reader.offices(COMMITTEE).stream())
                .extracting(OfficeRecord::state)
                .containsOnly("ended");
    }

    @Test
    @Order(6)
    void gov26_whoLedForAYearMayLeadForAnotherAndNotForAThird() {
        var first = ends;
        for (int year = 0; year < 2; year++) {
            coordinator.appoint(COMMITTEE, term(first.plusYears(year)));
        }
        coordinator.appoint(COMMITTEE, office(first, first.plusYears(1)));
        assertThat(executive().officers()).extracting(one -> one.jurisdiction()).containsExactly("US-XA");
        assertThat(executive().vacantSeats()).isEqualTo(13);
        var third = office(first.plusYears(1), first.plusYears(1).plusDays(1));
        assertThatThrownBy(() -> coordinator.appoint(COMMITTEE, third))
                .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(
                                refused.problem().findings())
                        .extracting(Finding::rule)
                        .containsExactly("GOV-R-010"));
    }

    private CommitteeRecord executive() {
        return reader.committee(COMMITTEE);
    }

    private void moveTo(LocalDate day) {
        cast.later(Duration.ofDays(day.toEpochDay() - cast.day().toEpochDay()));
    }

    private static Term term(LocalDate from) {
        return Cast.of(Term::fromJson, "{'jurisdiction':'US-XA','teamKey':'LEAD-1','startsOn':'%s'}", from);
    }

    private static Office office(LocalDate from, LocalDate until) {
        return Cast.of(
                Office::fromJson,
                "{'office':'co-chair','jurisdiction':'US-XA','teamKey':'LEAD-1','startsOn':'%s','endsOn':'%s'}",
                from,
                until);
    }
}
