package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** Seats and offices of the Executive Committee, each test in years of its own. */
@ExtendWith(RunningSandbox.class)
class SeatIntegrationTests {

    private static final Api COORDINATOR = Api.as("coordinator");
    private static final String TERMS = "/v1/committees/executive/terms";
    private static final String OFFICES = "/v1/committees/executive/offices";
    private static final String LEADS = "LEAD-1";

    private final LocalDate first = Windows.next();

    @Test
    void gov5_onlyALeaderOrAnExecutiveOfTheTeamIsSeated() {
        for (String key : List.of("SAFE-1", "NOBODY-1")) {
            var refused = seat("US-XA", key, first);
            assertThat(refused.code()).isEqualTo("charter-rule");
            assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-007");
            assertThat(refused.at("/paragraph")).isEqualTo("executive-committee");
            assertThat(refused.at("/charterVersion")).isEqualTo("1");
        }
        assertThat(seat("US-XA", "EXEC-1", first).status()).isEqualTo(201);
    }

    @Test
    void gov20_aTermIsOverAfterAYearAndTheSeatIsVacantUnlessAppointedAnew() {
        var made = seat("US-XA", LEADS, first);
        assertThat(made.at("/endsOn")).isEqualTo(first.plusYears(1).toString());
        assertThat(made.at("/state")).isEqualTo("appointed");
        assertThat(seatedOn(first.plusYears(1).minusDays(1))).containsExactly("US-XA");
        assertThat(seatedOn(first.plusYears(1))).isEmpty();
        assertThat(seat("US-XA", LEADS, first.plusYears(1)).status()).isEqualTo(201);
    }

    @Test
    void gov23_whoTakesOverInTheFifthMonthHasAFullYear() {
        var left = seat("US-XA", LEADS, first);
        var vacant = first.plusMonths(5);
        assertThat(end("/v1/terms/" + left.at("/id"), "left-organisation", vacant)
                        .at("/state"))
                .isEqualTo("appointed");
        var body = "{\"jurisdiction\":\"US-XC\",\"teamKey\":\"LEAD-1\",\"startsOn\":\"" + vacant + "\",\"replaces\":\""
                + left.at("/id") + "\"}";
        assertThat(COORDINATOR.post(TERMS, body).at("/endsOn"))
                .isEqualTo(vacant.plusYears(1).toString());
        assertThat(COORDINATOR
                        .post(TERMS, body.replace("US-XC", "US-XD").replace(vacant.toString(), first.toString()))
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-018");
    }

    @Test
    void aMemberHasOneSeatAtATime() {
        seat("US-XA", LEADS, first);
        var refused = seat("US-XA", "EXEC-1", first.plusMonths(11));
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-008");
        assertThat(refused.at("/paragraph")).isEqualTo("composition-and-terms");
        assertThat(seat("US-XA", "EXEC-1", first.minusMonths(6)).values("/findings", "rule"))
                .containsExactly("GOV-R-008");
        assertThat(seat("US-XA", "EXEC-1", first.plusYears(1)).status()).isEqualTo(201);
    }

    @Test
    void gov21_theOfficesOfASeatEndWithIt() {
        var term = seat("US-XA", LEADS, first).at("/id");
        var office = office("US-XA", first, first.plusYears(1)).at("/id");
        assertThat(COORDINATOR
                        .post("/v1/terms/" + term + "/transitions", "{\"to\":\"ended\"}")
                        .values("/findings", "pointer"))
                .containsExactly("/reason");
        assertThat(end("/v1/terms/" + term, "left-committee", first.minusDays(1))
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-016");
        end("/v1/terms/" + term, "left-committee", first.plusMonths(3));
        var ended = Api.as("cedar-lead").get("/v1/offices/" + office);
        assertThat(ended.at("/endsOn")).isEqualTo(first.plusMonths(3).toString());
        assertThat(ended.at("/endReason")).isEqualTo("seat-ended");
        assertThat(seatedOn(first.plusMonths(4))).isEmpty();
    }

    @Test
    void gov24_aThirdCoChairIsRefused() {
        for (String member : List.of("US-XA", "US-XB", "US-XC")) {
            seat(member, LEADS, first);
        }
        var until = first.plusYears(1);
        assertThat(office("US-XA", first, until).status()).isEqualTo(201);
        assertThat(office("US-XB", first.plusMonths(2), until).status()).isEqualTo(201);
        var refused = office("US-XC", first, first.plusMonths(3));
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-009");
        assertThat(refused.at("/paragraph")).isEqualTo("co-chairs");
        assertThat(office("US-XC", first, first.plusMonths(2)).status()).isEqualTo(201);
    }

    @Test
    void gov25_whoLeadsSitsOnTheCommitteeOnAllDays() {
        seat("US-XA", LEADS, first);
        assertThat(office("US-XA", first, first.plusYears(1).plusDays(1)).values("/findings", "rule"))
                .containsExactly("GOV-R-011");
        assertThat(office("US-XB", first, first.plusDays(1)).values("/findings", "rule"))
                .containsExactly("GOV-R-011");
        var made = COORDINATOR.post(
                OFFICES,
                "{\"office\":\"co-chair\",\"jurisdiction\":\"US-XA\",\"teamKey\":\"LEAD-1\",\"startsOn\":\"" + first
                        + "\"}");
        assertThat(made.at("/endsOn")).isEqualTo(first.plusYears(1).toString());
    }

    @Test
    void gov26_aThirdConsecutiveYearOfACoChairIsRefused() {
        for (int year = 0; year < 4; year++) {
            assertThat(seat("US-XA", LEADS, first.plusYears(year)).status()).isEqualTo(201);
        }
        assertThat(office("US-XA", first, first.plusYears(2).plusDays(1)).values("/findings", "rule"))
                .containsExactly("GOV-R-010");
        assertThat(office("US-XA", first, first.plusYears(1)).status()).isEqualTo(201);
        assertThat(office("US-XA", first.plusYears(1), first.plusYears(2)).status())
                .isEqualTo(201);
        var refused = office("US-XA", first.plusYears(2), first.plusYears(2).plusDays(1));
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-010");
        assertThat(refused.at("/detail"))
                .contains(
                        first.toString(),
                        first.plusYears(2).toString(),
                        first.plusYears(3).toString());
        assertThat(office("US-XA", first.plusYears(3), first.plusYears(4)).status())
                .isEqualTo(201);
    }

    @Test
    void gov35_anAdvisorHasNeitherSeatNorOfficeAlsoByASecondRole() {
        seat("US-XA", LEADS, first);
        var asOrganisation = COORDINATOR.post(
                OFFICES,
                "{\"office\":\"co-chair\",\"organisation\":\"bright-water-institute\",\"teamKey\":\"ADV-1\",\"startsOn\":\""
                        + first + "\"}");
        assertThat(asOrganisation.values("/findings", "rule")).containsExactly("GOV-R-012");
        assertThat(asOrganisation.at("/paragraph")).isEqualTo("advisors");
        var key = "/v1/governance-roles/second-" + first.getYear();
        var role =
                "{\"kind\":\"advisor\",\"organisation\":\"some-centre\",\"startsOn\":\"%s\",\"endsOn\":\"%s\",\"decision\":\"EC-2026-009\","
                        + "\"alsoHolds\":[{\"jurisdiction\":\"US-XA\",\"teamKey\":\"%s\"}]}";
        assertThat(COORDINATOR
                        .put(key, role.formatted(first, first.plusMonths(1), LEADS))
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-012");
        assertThat(COORDINATOR
                        .put(key, role.formatted(first.plusYears(1), first.plusYears(3), LEADS))
                        .status())
                .isEqualTo(201);
        assertThat(seat("US-XA", LEADS, first.plusYears(1)).values("/findings", "rule"))
                .containsExactly("GOV-R-012");
        assertThat(seat("US-XA", "EXEC-1", first.plusYears(1)).status()).isEqualTo(201);
    }

    @Test
    void ofSixCoChairsThatAreAppointedAtOnceTwoAreAndOfSixSeatsOfAMemberOne() {
        var members = List.of("US-XA", "US-XB", "US-XC", "US-XD", "US-XE", "US-XF");
        members.forEach(member -> seat(member, LEADS, first));
        assertThat(atOnce(i -> office(members.get(i), first, first.plusYears(1))))
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(2);
        assertThat(COORDINATOR
                        .get(OFFICES + "?on=" + first)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(atOnce(i -> seat("US-XG", i % 2 == 0 ? LEADS : "EXEC-1", first.plusDays(i))))
                .filteredOn(status -> status == 201)
                .hasSize(1);
    }

    private static List<Integer> atOnce(java.util.function.IntFunction<Reply> call) {
        var calls = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i).status()))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void gov22_whoIsNominatedIsLinkedToTheTermThatComesOfIt() {
        var cedar = Api.as("cedar-lead");
        var nomination = cedar.post("/v1/nominations", nomination("nominated", "US-XC"));
        assertThat(nomination.status()).as(nomination.body()).isEqualTo(201);
        assertThat(nomination.at("/nominatedBy")).isEqualTo("US-XA");
        assertThat(cedar.post("/v1/nominations", nomination("volunteered", "US-XC"))
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-015");
        assertThat(COORDINATOR
                        .post("/v1/nominations", nomination("nominated", "US-XC"))
                        .status())
                .isEqualTo(403);
        var path = "/v1/nominations/" + nomination.at("/id");
        assertThat(Api.as("fenwick-lead")
                        .post(path + "/transitions", "{\"to\":\"withdrawn\"}")
                        .code())
                .isEqualTo("not-found");
        var body = "{\"jurisdiction\":\"%s\",\"teamKey\":\"LEAD-1\",\"startsOn\":\"" + first + "\",\"nomination\":\""
                + nomination.at("/id") + "\"}";
        assertThat(COORDINATOR.post(TERMS, body.formatted("US-XD")).values("/findings", "rule"))
                .containsExactly("GOV-R-014");
        var term = COORDINATOR.post(TERMS, body.formatted("US-XC"));
        assertThat(term.status()).as(term.body()).isEqualTo(201);
        var appointed = Api.as("advisor").get(path);
        assertThat(appointed.at("/state")).isEqualTo("appointed");
        assertThat(appointed.at("/termId")).isEqualTo(term.at("/id"));
        assertThat(cedar.post(path + "/transitions", "{\"to\":\"withdrawn\"}").code())
                .isEqualTo("illegal-transition");
    }

    private static String nomination(String kind, String member) {
        return "{\"committee\":\"executive\",\"kind\":\"" + kind + "\",\"jurisdiction\":\"" + member
                + "\",\"teamKey\":\"LEAD-1\"}";
    }

    private static Reply seat(String member, String key, LocalDate from) {
        return COORDINATOR.post(
                TERMS,
                "{\"jurisdiction\":\"" + member + "\",\"teamKey\":\"" + key + "\",\"startsOn\":\"" + from + "\"}");
    }

    private static Reply office(String member, LocalDate from, LocalDate until) {
        return COORDINATOR.post(
                OFFICES,
                "{\"office\":\"co-chair\",\"jurisdiction\":\"" + member + "\",\"teamKey\":\"LEAD-1\",\"startsOn\":\""
                        + from + "\",\"endsOn\":\"" + until + "\"}");
    }

    private static Reply end(String path, String reason, LocalDate on) {
        return COORDINATOR.post(
                path + "/transitions", "{\"to\":\"ended\",\"reason\":\"" + reason + "\",\"endsOn\":\"" + on + "\"}");
    }

    private static List<String> seatedOn(LocalDate day) {
        return Api.as("cedar-lead").get(TERMS + "?on=" + day).values("/items", "jurisdiction");
    }
}
