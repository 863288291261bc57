package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** Consensus first, then two-thirds of thirteen seats. */
@ExtendWith(RunningSandbox.class)
class DecisionIntegrationTests {

    @Test
    void gov14_aBallotWithoutACallIsRefused() {
        var path = Seated.submitted();
        var refused = Seated.step(path, "ballot");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-052");
        assertThat(refused.at("/paragraph")).isEqualTo("decisions");
        assertThat(refused.at("/charterVersion")).isEqualTo("1");
        assertThat(refused.at("/state")).isEqualTo("submitted");
        assertThat(refused.texts("/allowed")).containsExactly("feedback", "consensus-called");
        Seated.step(path, "consensus-called");
        assertThat(Seated.step(path, "ballot").values("/findings", "rule")).containsExactly("GOV-R-052");
        assertThat(Seated.step(path, "objection").values("/findings", "rule")).containsExactly("GOV-R-054");
        assertThat(Seated.step(path, "not-adopted").code()).isEqualTo("illegal-transition");
    }

    @Test
    void gov14_noConsensusStandsAgainstAnObjection() {
        var path = Seated.called();
        assertThat(Seated.as("US-XC")
                        .put(path + "/positions/US-XC", "{\"position\":\"object\"}")
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-058");
        Seated.position("US-XC", path, "object");
        assertThat(Seated.step(path, "adopted-by-consensus").values("/findings", "rule"))
                .containsExactly("GOV-R-053");
        Seated.position("US-XD", path, "agree");
        assertThat(Seated.position("US-XC", path, "stand-aside").status()).isEqualTo(200);
        assertThat(Seated.step(path, "adopted-by-consensus").at("/state")).isEqualTo("adopted-by-consensus");
        var decision = Seated.decision(Api.as("fenwick-lead"), path);
        assertThat(decision.at("/rule")).isEqualTo("consensus");
        assertThat(decision.number("/votes/agree")).isOne();
        assertThat(decision.values("/dissent", "jurisdiction")).containsExactly("US-XC");
        assertThat(decision.at("/paragraph")).isEqualTo("decisions");
        assertThat(Seated.position("US-XE", path, "object").code()).isEqualTo("illegal-transition");
    }

    @Test
    void gov15_eightOfThirteenAreNotEnoughAndNineAre() {
        var path = Seated.balloted();
        for (String member : Seated.MEMBERS.subList(0, 8)) {
            assertThat(Seated.paper(member, path, "yes").status()).isEqualTo(201);
        }
        Seated.paper("US-XK", path, "abstain");
        var refused = Seated.step(path, "adopted-by-two-thirds");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-055");
        assertThat(refused.at("/detail")).isEqualTo("8 of 13 agree, and 9 are needed.");
        assertThat(refused.texts("/allowed")).containsExactly("not-adopted");
        Seated.paper(Seated.MEMBERS.get(8), path, "yes");
        assertThat(Seated.step(path, "not-adopted").texts("/allowed")).containsExactly("adopted-by-two-thirds");
        Seated.paper("US-XJ", path, "no");
        assertThat(Seated.step(path, "adopted-by-two-thirds").at("/embargoed")).isEqualTo("false");
        var decision = Seated.decision(Seated.as("US-XL"), path);
        assertThat(List.of(
                        decision.number("/numerator"),
                        decision.number("/denominator"),
                        decision.number("/needed"),
                        decision.number("/votes/no"),
                        decision.number("/votes/abstain"),
                        decision.number("/votes/notGiven")))
                .containsExactly(9, 13, 9, 1, 1, 2);
        assertThat(decision.at("/twoThirdsOf")).isEqualTo("sitting-seats");
        assertThat(decision.at("/charterVersion")).isEqualTo("1");
        assertThat(decision.values("/dissent", "jurisdiction")).containsExactly("US-XJ");
        assertThat(decision.values("/activates", "reference")).containsExactly("infants-first");
        assertThat(Seated.decision(Api.as("steward"), path).body()).doesNotContain("dissent", "US-XJ");
    }

    @Test
    void gov16_anotherPaperReplacesTheFirstAndBothAreKept() {
        var path = Seated.balloted();
        Seated.paper("US-XA", path, "no");
        assertThat(Seated.paper("US-XA", path, "yes").status()).isEqualTo(200);
        var read = Seated.as("US-XB").get(path + "/ballots/US-XA");
        assertThat(read.at("/vote")).isEqualTo("yes");
        assertThat(read.values("/history", "vote")).containsExactly("no", "yes");
        assertThat(Seated.as("US-XA")
                        .put(path + "/ballots/US-XA?expectedVersion=1", "{\"vote\":\"abstain\"}")
                        .code())
                .isEqualTo("version-mismatch");
        assertThat(Seated.as("US-XB").get(path + "/ballots").values("/items", "vote"))
                .containsExactly("yes");
        assertThat(Database.number(
                        "SELECT count(*) FROM audit_entry WHERE record_id = (SELECT id FROM seat_voice WHERE stage = 'ballot'"
                                + " AND proposal = ?::uuid) AND client_id = 'seat-us-xa'",
                        path.substring(14)))
                .as("who did it is in the audit trail")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void gov35_advisorsDoNotVoteAndNobodyVotesForAnotherSeat() {
        var path = Seated.balloted();
        var refused = Api.as("advisor").put(path + "/ballots/US-XA", "{\"vote\":\"yes\"}");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-057");
        assertThat(refused.at("/paragraph")).isEqualTo("advisors");
        assertThat(Seated.paper(Seated.NOT_SEATED, path, "yes").values("/findings", "rule"))
                .containsExactly("GOV-R-056");
        assertThat(Seated.as("US-XB")
                        .put(path + "/ballots/US-XA", "{\"vote\":\"yes\"}")
                        .code())
                .isEqualTo("not-found");
        assertThat(Seated.as("US-XA")
                        .put(path + "/ballots/US-XA?teamKey=OTHER-1", "{\"vote\":\"yes\"}")
                        .code())
                .isEqualTo("charter-rule");
        assertThat(Seated.coordinator()
                        .put(path + "/ballots/US-XA", "{\"vote\":\"yes\"}")
                        .code())
                .isEqualTo("insufficient-scope");
        assertThat(Seated.as("US-XA").get(path + "/ballots/US-XA").code()).isEqualTo("not-found");
        assertThat(Seated.position("US-XA", path, "agree").code()).isEqualTo("illegal-transition");
    }

    @Test
    void papersAtOnceAreOnePaperAndClosingsAtOnceOneDecision() {
        var path = Seated.balloted();
        assertThat(atOnce(i -> Seated.paper("US-XA", path, i % 2 == 0 ? "yes" : "no")))
                .containsOnly(200, 201)
                .filteredOn(status -> status == 201)
                .hasSize(1);
        assertThat(Seated.as("US-XA").get(path + "/ballots").values("/items", "jurisdiction"))
                .containsExactly("US-XA");
        var second = Seated.called();
        assertThat(atOnce(i ->
                        Seated.step(i % 2 == 0 ? path : second, i % 2 == 0 ? "not-adopted" : "adopted-by-consensus")))
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(2);
        var references = Api.as("steward").get("/v1/decisions?limit=500").values("/items", "reference");
        var year = references.get(references.size() - 1).substring(0, 8);
        var numbers = references.stream()
                .filter(one -> one.startsWith(year))
                .map(one -> Integer.parseInt(one.substring(8)))
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    private static List<Integer> atOnce(IntFunction<Reply> call) {
        return IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void gov17_whatMayBeToldFollowsAnAdoption() {
        var path = Seated.called();
        Seated.step(path, "adopted-by-consensus");
        var address = "/v1/decisions/" + Seated.coordinator().get(path).at("/decision") + "/release-note";
        var note = "{\"what\":\"Infants come first.\",\"toWhom\":\"Press offices\",\"asked\":[\"US-XA\"]}";
        assertThat(Seated.as("US-XA").put(address, note).code()).isEqualTo("insufficient-scope");
        assertThat(Seated.coordinator().put(address, note).at("/releaseNote/toWhom"))
                .isEqualTo("Press offices");
        var lost = Seated.balloted();
        Seated.step(lost, "not-adopted");
        var refused = Seated.coordinator()
                .put("/v1/decisions/" + Seated.coordinator().get(lost).at("/decision") + "/release-note", note);
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-059");
    }

    @Test
    void gov30_aDecisionIsCommunicatedOnceAllMembersWereTold() {
        var path = Seated.called();
        assertThat(Seated.step(path, "communicated").code()).isEqualTo("illegal-transition");
        Seated.step(path, "adopted-by-consensus");
        assertThat(Seated.decision(Seated.coordinator(), path).at("/state")).isEqualTo("decided");
        var told = Seated.step(path, "communicated");
        var decision = Seated.decision(Seated.coordinator(), path);
        if (told.status() == 200) {
            assertThat(decision.at("/state")).isEqualTo("communicated");
            assertThat(decision.json().has("communicatedAt")).isTrue();
        } else {
            assertThat(told.values("/findings", "rule")).containsExactly("GOV-R-061");
            assertThat(decision.at("/state")).isEqualTo("decided");
        }
    }

    @Test
    void theDatabaseKeepsWhatWasDecidedAndTakesNoLatePaper() {
        var path = Seated.balloted();
        Seated.paper("US-XA", path, "no");
        Seated.step(path, "not-adopted");
        var id = path.substring(14);
        for (String change : List.of(
                "UPDATE seat_voice SET said = 'yes', version = version + 1 WHERE stage = 'ballot' AND proposal = '" + id
                        + "'",
                "UPDATE decision SET numerator = 12, version = version + 1 WHERE proposal = '" + id + "'",
                "UPDATE decision SET content = '{}', version = version + 1 WHERE proposal = '" + id + "'",
                "UPDATE proposal SET state = 'submitted', version = version + 1 WHERE id = '" + id + "'",
                "UPDATE proposal SET content = '{\"goals\":[\"x\"]}', version = version + 1 WHERE id = '" + id + "'")) {
            assertThatThrownBy(() -> Database.asRuntime(connection -> {
                        connection.setAutoCommit(false);
                        try (var statement = connection.createStatement()) {
                            statement.execute("SELECT open_session('OPERATOR', 'test', 'test', 'wrong')");
                            statement.execute(change);
                        }
                        return true;
                    }))
                    .as(change)
                    .hasMessageMatching("(?s).*(stage is not open|two_thirds|does not change|decided).*");
        }
    }
}
