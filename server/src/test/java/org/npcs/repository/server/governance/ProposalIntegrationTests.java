package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Proposals until the committee decides: who makes them, who sees them, and what is said to them. */
@ExtendWith(RunningSandbox.class)
class ProposalIntegrationTests {

    private static final String PROPOSALS = "/v1/proposals";

    @Test
    void gov13_aProposalServesAGoalOrAnOutcome() {
        var content = Samples.example("proposal");
        content.remove("goals");
        var path = Seated.drafted("US-XA", content);
        var refused = Seated.move("US-XA", path, "submitted");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-050");
        assertThat(refused.at("/paragraph")).isEqualTo("executive-committee");
        content.putArray("outcomes").add("fatality-rate");
        assertThat(Seated.as("US-XA").put(path, content).code()).isEqualTo("precondition-required");
        assertThat(Seated.as("US-XA").put(path + "?expectedVersion=1", content).status())
                .isEqualTo(200);
        var submitted = Seated.move("US-XA", path, "submitted");
        assertThat(submitted.at("/state")).isEqualTo("submitted");
        assertThat(submitted.number("/round")).isOne();
        assertThat(Seated.as("US-XA")
                        .put(path + "?expectedVersion=3", Samples.example("proposal"))
                        .code())
                .as("it stays")
                .isEqualTo("illegal-transition");
        assertThat(Seated.step(path, "feedback").at("/state")).isEqualTo("feedback");
        content.remove("outcomes");
        assertThat(Seated.as("US-XA").put(path + "?expectedVersion=4", content).values("/findings", "rule"))
                .containsExactly("GOV-R-050");
    }

    @Test
    void gov13_aSubcommitteeAdoptsNothing() {
        var path = Seated.submitted();
        for (String step : List.of("adopted-by-consensus", "consensus-called", "not-adopted", "communicated")) {
            var refused = Seated.move("US-XA", path, step);
            assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-051");
            assertThat(refused.at("/state")).isEqualTo("submitted");
            assertThat(refused.texts("/allowed")).containsExactly("withdrawn");
        }
        assertThat(Seated.as("US-XA")
                        .post(path + "/committee-steps", "{\"to\":\"feedback\"}")
                        .code())
                .isEqualTo("insufficient-scope");
        assertThat(Seated.move("US-XA", path, "submitted").code()).isEqualTo("illegal-transition");
        assertThat(Seated.move("US-XA", path, "withdrawn").at("/state")).isEqualTo("withdrawn");
        assertThat(Seated.step(path, "consensus-called").code()).isEqualTo("illegal-transition");
    }

    @Test
    void nobodyElseChangesAProposalAndADraftIsOwn() {
        var path = Seated.drafted("US-XA", Samples.example("proposal"));
        for (var other : List.of(Seated.as("US-XB"), Seated.coordinator(), Api.as("advisor"))) {
            assertThat(other.get(path).code()).isEqualTo("not-found");
        }
        assertThat(Seated.step(path, "consensus-called").code()).isEqualTo("not-found");
        Seated.move("US-XA", path, "submitted");
        assertThat(Seated.as("US-XB").get(path).at("/proposedBy")).isEqualTo("US-XA");
        assertThat(Seated.move("US-XB", path, "withdrawn").code()).isEqualTo("not-found");
        assertThat(Seated.as("US-XB")
                        .header("If-Match", "*")
                        .put(path, Samples.example("proposal"))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void gov17_whatIsOpenExistsForMembersAdvisorsAndTheCoordinatorAlone() {
        var path = Seated.called();
        var id = path.substring(PROPOSALS.length() + 1);
        for (var reader : List.of(Seated.as(Seated.NOT_SEATED), Seated.coordinator(), Api.as("advisor"))) {
            assertThat(reader.get(path).at("/embargoed")).isEqualTo("true");
            assertThat(reader.get(path + "/positions").status()).isEqualTo(200);
        }
        var outside = Api.as("steward");
        for (String address : List.of(path, path + "/feedback", path + "/positions", path + "/ballots")) {
            assertThat(outside.get(address).code()).as(address).isEqualTo("not-found");
        }
        assertThat(outside.get(PROPOSALS + "?limit=500").values("/items", "id")).doesNotContain(id);
        assertThat(Api.as("cedar-lead")
                        .get(PROPOSALS + "?state=consensus-called&limit=500")
                        .values("/items", "id"))
                .contains(id);
        Seated.step(path, "adopted-by-consensus");
        assertThat(outside.get(path).at("/embargoed")).isEqualTo("false");
        assertThat(outside.get(path + "/positions").code()).isEqualTo("not-found");
        assertThat(outside.get(PROPOSALS + "?limit=500").values("/items", "id")).contains(id);
    }

    @Test
    void gov3_aStructuralProposalOpensOneReviewOfTheCharter() {
        var path = Seated.drafted("US-XA", Samples.example("proposal").put("structural", true));
        var review = Seated.move("US-XA", path, "submitted").at("/charterReview");
        var opened = Seated.as("US-XB").get("/v1/charter-reviews/" + review);
        assertThat(opened.at("/trigger")).isEqualTo("structural-proposal");
        assertThat(PROPOSALS + "/" + opened.at("/proposal")).isEqualTo(path);
        Seated.step(path, "feedback");
        var again = Seated.move("US-XA", path, "submitted");
        assertThat(again.at("/charterReview")).isEqualTo(review);
        assertThat(again.number("/round")).isEqualTo(2);
        assertThat(Seated.coordinator()
                        .post(
                                "/v1/charter-reviews/" + review + "/transitions",
                                "{\"to\":\"closed\",\"decision\":\"EC-2025-009\",\"relevance\":\"Yes.\",\"appropriateness\":\"Yes.\",\"outcome\":\"changed\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void gov12_feedbackIsKeptWithItsRoundAndGov35_adviceIsMarked() {
        var path = Seated.submitted();
        var advice = Api.as("advisor").post(path + "/feedback", "{\"text\":\"Please name the measures.\"}");
        assertThat(advice.status()).as(advice.body()).isEqualTo(201);
        assertThat(advice.at("/advice")).isEqualTo("true");
        assertThat(advice.at("/organisation")).isEqualTo("bright-water-institute");
        Seated.step(path, "feedback");
        Seated.move("US-XA", path, "submitted");
        var given = Seated.as(Seated.NOT_SEATED).post(path + "/feedback", "{\"text\":\"Agreed.\"}");
        assertThat(given.at("/jurisdiction")).isEqualTo(Seated.NOT_SEATED);
        assertThat(given.number("/round")).isEqualTo(2);
        assertThat(Seated.as("US-XB").get(path + "/feedback").values("/items", "round"))
                .containsExactly("1", "2");
        var suspected = Seated.as("US-XB").post(path + "/feedback", "{\"text\":\"Call 555-201-3344 about it.\"}");
        assertThat(suspected.values("/findings", "rule")).containsExactly("GOV-R-001");
        assertThat(suspected.body()).doesNotContain("201-3344");
        var balloted = Seated.balloted();
        assertThat(Api.as("advisor")
                        .post(balloted + "/feedback", "{\"text\":\"Too late.\"}")
                        .code())
                .isEqualTo("illegal-transition");
    }

    @Test
    void noTextPointsToAPerson() {
        var content = Samples.example("proposal");
        content.put("summary", "Call 555-201-3344 about it.").put("dissent", "Ask Jennifer Smith at home.");
        content.putArray("interests").add("None.").add("Mail jane.doe@example.org for it.");
        var refused = Seated.as("US-XA").post(PROPOSALS, content);
        assertThat(refused.values("/findings", "pointer"))
                .containsExactlyInAnyOrder("/summary", "/dissent", "/interests/1");
        assertThat(refused.body()).doesNotContain("201-3344", "Jennifer", "jane.doe");
    }

    @Test
    void aProposalComesFromACommitteeThatIsThere() {
        var refused =
                Seated.as("US-XA").post(PROPOSALS, Samples.example("proposal").put("committee", "nowhere"));
        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/committee");
    }
}
