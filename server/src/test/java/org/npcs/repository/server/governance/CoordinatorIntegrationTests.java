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
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** What the coordinator and the co-chairs do from month to month, each task from its beginning to its end. */
@ExtendWith(RunningSandbox.class)
class CoordinatorIntegrationTests {

    private static final String COMMUNICATIONS = "/v1/communications";
    private static final String TERMS = "/v1/committees/executive/terms";
    private static final String OFFICES = "/v1/committees/executive/offices";

    @Test
    void co2_whoReplacesAMemberServesAWholeYearFromTheAppointment() {
        var first = Windows.next();
        var left = seat("US-XA", first).at("/id");
        var day = first.plusMonths(5);
        done(COORDINATOR.post(
                "/v1/terms/" + left + "/transitions",
                "{\"to\":\"ended\",\"reason\":\"left-committee\",\"endsOn\":\"" + day + "\"}"));
        var next = done(COORDINATOR.post(
                TERMS,
                "{\"jurisdiction\":\"US-XC\",\"teamKey\":\"LEAD-1\",\"startsOn\":\"%s\",\"replaces\":\"%s\"}"
                        .formatted(day, left)));
        assertThat(next.at("/startsOn")).isEqualTo(day.toString());
        assertThat(next.at("/endsOn")).isEqualTo(day.plusYears(1).toString());
        assertThat(next.at("/replaces")).isEqualTo(left);
    }

    @Test
    void co3_aCoChairIsOneOfTwoSitsOnTheCommitteeAndLeadsForTwoYearsAtMost() {
        var first = Windows.next();
        for (int year = 0; year < 3; year++) {
            seat("US-XA", first.plusYears(year));
        }
        for (String member : List.of("US-XB", "US-XC")) {
            seat(member, first);
        }
        done(office("\"jurisdiction\":\"US-XA\",\"teamKey\":\"LEAD-1\"", first, first.plusYears(1)));
        done(office("\"jurisdiction\":\"US-XA\",\"teamKey\":\"LEAD-1\"", first.plusYears(1), first.plusYears(2)));
        var third = office("\"jurisdiction\":\"US-XA\",\"teamKey\":\"LEAD-1\"", first.plusYears(2), first.plusYears(3));
        assertThat(third.values("/findings", "rule")).containsExactly("GOV-R-010");
        assertThat(third.at("/detail"))
                .contains(first.toString(), first.plusYears(2).toString());
        done(office("\"jurisdiction\":\"US-XB\",\"teamKey\":\"LEAD-1\"", first, first.plusMonths(6)));
        for (var refused : List.of(
                List.of("GOV-R-009", "\"jurisdiction\":\"US-XC\",\"teamKey\":\"LEAD-1\""),
                List.of("GOV-R-011", "\"jurisdiction\":\"US-XD\",\"teamKey\":\"LEAD-1\""),
                List.of("GOV-R-012", "\"organisation\":\"bright-water-institute\",\"teamKey\":\"ADV-1\""))) {
            var answer = office(refused.get(1), first, first.plusMonths(6));
            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.values("/findings", "rule")).contains(refused.get(0));
        }
    }

    @Test
    void co4_aNoticeToTheCommitteeNamesItsAdvisorsAndNobodyTakesThemOff() {
        var content = notice("committee", "We meet on Tuesday.");
        var path = sent(content);
        assertThat(COORDINATOR.get(path).values("/recipients", "organisation"))
                .contains("bright-water-institute", "larkspur-centre");
        assertThat(COORDINATOR.get(path + "/deliveries?limit=500").values("/items", "organisation"))
                .contains("bright-water-institute", "larkspur-centre");
        var without = content.deepCopy();
        without.putArray("recipients").addObject().put("capacity", "seat").put("jurisdiction", "US-XA");
        assertThat(COORDINATOR.post(COMMUNICATIONS, without).values("/findings", "rule"))
                .containsExactly("GOV-R-035");
        for (String method : List.of("put", "patch")) {
            var changed = method.equals("put") ? COORDINATOR.put(path, without) : COORDINATOR.patch(path, without);
            assertThat(changed.status()).as(method).isIn(404, 405);
        }
    }

    @Test
    void co5_anAgendaIsFinalOnceAnAdvisorWasAskedThoughThereWasNoComment() {
        var group = OneMeeting.workgroup();
        var soon = Instant.now().plus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var meeting = OneMeeting.planned(group, soon);
        var content = OneMeeting.content(group, soon).put("agendaFinal", true);
        content.putArray("agendaOwners")
                .addObject()
                .put("jurisdiction", "US-XA")
                .put("teamKey", "EXEC-1");
        assertThat(done(COORDINATOR.put(
                                meeting.path() + "?expectedVersion=1",
                                content.deepCopy().put("agendaFinalReason", "The day was set.")))
                        .values("/warnings", "rule"))
                .isNotEmpty();
        content.putArray("consultations")
                .addObject()
                .put("role", "safety-science")
                .put("on", LocalDate.now(ZoneOffset.UTC).toString());
        var settled = done(COORDINATOR.put(meeting.path() + "?expectedVersion=2", content));
        assertThat(settled.values("/warnings", "rule")).isEmpty();
        assertThat(Api.as("advisor").get(meeting.path()).values("/consultations", "role"))
                .containsExactly("safety-science");
        assertThat(meeting.read().at("/agendaOwners/0/jurisdiction")).isEqualTo("US-XA");
    }

    @Test
    void co6_attendanceIsRecordedAndLookedAtAndNothingFollowsByItself() {
        var group = OneMeeting.workgroup();
        var statuses = List.of("absent", "absent", "absent", "excused");
        for (int i = 0; i < statuses.size(); i++) {
            done(OneMeeting.held(group, 40 - i).attended(statuses.get(i)));
        }
        var monitor = Api.as("cedar-lead").get("/v1/committees/" + group + "/attendance");
        assertThat(monitor.values("/rows/0/strip", "status")).isEqualTo(statuses);
        assertThat(LocalDate.parse(monitor.at("/from")))
                .isEqualTo(LocalDate.parse(monitor.at("/until")).minusMonths(12));
        assertThat(monitor.at("/lookDue")).isEqualTo("true");
        var read = COORDINATOR.get("/v1/committees/" + group);
        assertThat(read.values("/sitting", "jurisdiction")).contains("US-XA");
        assertThat(read.values("/officers", "jurisdiction")).contains("US-XA");
    }

    @Test
    void co7_consensusComesFirstAndThenNineOfThirteen() {
        var path = Seated.balloted();
        for (String member : Seated.MEMBERS.subList(0, 8)) {
            done(Seated.paper(member, path, "yes"));
        }
        done(Seated.paper("US-XK", path, "abstain"));
        assertThat(Seated.step(path, "adopted-by-two-thirds").at("/detail"))
                .isEqualTo("8 of 13 agree, and 9 are needed.");
        assertThat(Api.as("advisor")
                        .put(path + "/ballots/US-XA", "{\"vote\":\"yes\"}")
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-057");
        done(Seated.paper(Seated.MEMBERS.get(8), path, "yes"));
        done(Seated.step(path, "adopted-by-two-thirds"));
        var decision = Seated.decision(Api.as("cedar-lead"), path);
        assertThat(decision.number("/numerator")).isEqualTo(9);
        assertThat(decision.number("/denominator"))
                .as("who abstained or was away counts")
                .isEqualTo(13);
        assertThat(decision.at("/twoThirdsOf")).isEqualTo("sitting-seats");
    }

    @Test
    void co8_outsideNothingIsSaidBeforeTheEndAndAfterwardsWhatMayBeTold() {
        var path = Seated.called();
        assertThat(Api.as("cedar-lead").get(path).at("/embargoed")).isEqualTo("true");
        var news = notice("external", "Something is on its way.");
        news.putArray("references").add(path.substring("/v1/proposals/".length()));
        var refused = COORDINATOR.post(COMMUNICATIONS, news);
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-036");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/references/0");
        done(Seated.step(path, "adopted-by-consensus"));
        done(COORDINATOR.post(COMMUNICATIONS, news));
        var reference = COORDINATOR.get(path).at("/decision");
        var told =
                done(COORDINATOR.put("/v1/decisions/" + reference + "/release-note", Samples.example("release-note")));
        assertThat(told.at("/releaseNote/what")).isEqualTo("The bundle for infants is a priority.");
    }

    @Test
    void co9_aDecisionReachesAllMembersAndWhoHasNoneIsNamed() {
        var member = NewMember.active();
        var path = Seated.called();
        done(Seated.step(path, "adopted-by-consensus"));
        var reference = COORDINATOR.get(path).at("/decision");
        assertThat(Seated.step(path, "communicated").values("/findings", "rule"))
                .containsExactly("GOV-R-061");
        var id = COORDINATOR
                .get(COMMUNICATIONS + "?kind=all-members&state=draft&limit=500")
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("references").toString().contains(reference))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
        done(COORDINATOR.post(COMMUNICATIONS + "/" + id + "/transitions", "{\"to\":\"sent\"}"));
        done(Seated.step(path, "communicated"));
        assertThat(Seated.decision(COORDINATOR, path).at("/state")).isEqualTo("communicated");
        var address = COMMUNICATIONS + "/" + id;
        done(member.api().put(address + "/acknowledgement", "{}"));
        var deliveries = COORDINATOR.get(address + "/deliveries?limit=500");
        var place = deliveries.values("/items", "jurisdiction").indexOf(member.code());
        assertThat(deliveries.at("/items/" + place + "/state")).isEqualTo("acknowledged");
        assertThat(deliveries.values("/items", "organisation")).contains("bright-water-institute");
        var later = NewMember.active();
        assertThat(COORDINATOR.get(address + "/deliveries?limit=500").texts("/withoutDelivery"))
                .contains(later.code())
                .doesNotContain(member.code());
    }

    @Test
    void co10_minutesThatAreNotCirculatedForFourteenDaysAreInTheListUntilTheyAre() {
        var group = OneMeeting.workgroup();
        var meeting = OneMeeting.held(group, 15);
        var late = "/v1/meetings?minutesLate=true&committee=" + group;
        assertThat(COORDINATOR.get(late).values("/items", "id")).containsExactly(meeting.id());
        done(meeting.minutes("We looked at the plan.", ""));
        done(meeting.minutesTo("circulated"));
        assertThat(COORDINATOR.get(late).values("/items", "id")).isEmpty();
        done(meeting.minutes("We looked at the plan and at the goals.", "?expectedVersion=2"));
        done(meeting.attended("present"));
        for (String step : List.of("circulated", "approved", "disseminated")) {
            done(meeting.minutesTo(step));
        }
        for (String reader : List.of("fenwick-analyst", "advisor")) {
            assertThat(Api.as(reader).get(meeting.path() + "/minutes").at("/state"))
                    .as(reader)
                    .isEqualTo("disseminated");
        }
        var versions = COORDINATOR.get(meeting.path() + "/minutes/versions");
        assertThat(versions.values("/items", "state"))
                .containsExactly("draft", "circulated", "draft", "circulated", "approved", "disseminated");
        assertThat(versions.at("/items/0/text")).isEqualTo("We looked at the plan.");
    }

    @Test
    void co12_aStructuralProposalOpensAReviewAndAnApprovedVersionLeavesTheFormerOneReadable() {
        var path = Seated.drafted("US-XA", Samples.example("proposal").put("structural", true));
        var review = done(Seated.move("US-XA", path, "submitted")).at("/charterReview");
        assertThat(COORDINATOR.get("/v1/charter-reviews/" + review).at("/state"))
                .isEqualTo("open");
        var version = "/v1/charter-versions/" + Windows.next().getYear();
        done(COORDINATOR.put(version, Samples.example("charter-version")));
        var step = Samples.example("charter-step");
        var approved = done(COORDINATOR.post(version + "/transitions", step));
        assertThat(approved.at("/approval/decision"))
                .isEqualTo(step.path("decision").asString());
        assertThat(COORDINATOR
                        .header("If-Match", "*")
                        .put(version, Samples.example("charter-version").put("title", "Another"))
                        .code())
                .isEqualTo("illegal-transition");
        assertThat(Api.as("fenwick-analyst").get("/v1/charter-versions/1").at("/contentHash"))
                .startsWith("sha256:");
        done(COORDINATOR.post(
                "/v1/charter-reviews/" + review + "/transitions",
                Samples.example("charter-review-step").put("outcome", "changed")));
    }

    private static ObjectNode notice(String kind, String text) {
        return Samples.example("communication")
                .retain(List.of())
                .put("kind", kind)
                .put("title", "News")
                .put("text", text);
    }

    private static String sent(ObjectNode content) {
        var path = COMMUNICATIONS + "/"
                + done(COORDINATOR.post(COMMUNICATIONS, content)).at("/id");
        done(COORDINATOR.post(path + "/transitions", "{\"to\":\"sent\"}"));
        return path;
    }

    private static Reply seat(String member, LocalDate from) {
        return done(COORDINATOR.post(
                TERMS, "{\"jurisdiction\":\"" + member + "\",\"teamKey\":\"LEAD-1\",\"startsOn\":\"" + from + "\"}"));
    }

    private static Reply office(String holder, LocalDate from, LocalDate until) {
        return COORDINATOR.post(
                OFFICES,
                "{\"office\":\"co-chair\"," + holder + ",\"startsOn\":\"" + from + "\",\"endsOn\":\"" + until + "\"}");
    }
}
