package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** A decision brings published rules into force, and what is in force names the decision. */
@ExtendWith(RunningSandbox.class)
class ActivationIntegrationTests {

    private static final Api STEWARD = Api.as("steward");

    @Test
    void gov13_aVersionOfRulesCountsFromItsDecisionOnAndNamesIt() {
        assertThat(standing("/v1/disclosure-rules", "2027-1", "status")).isEqualTo("comment");
        var decision = Adopted.activating("rule-set", "disclosure-rules/2027-1", "2020-01-01");
        try {
            assertThat(standing("/v1/disclosure-rules", "2027-1", "status")).isEqualTo("active");
            assertThat(standing("/v1/disclosure-rules", "2027-1", "decision")).isEqualTo(decision);
            assertThat(standing("/v1/disclosure-rules", "2026-1", "status")).isEqualTo("retired");
            var release = STEWARD.post("/v1/releases", "{\"base\":\"2019Q1\"}");
            assertThat(release.at("/rules")).as(release.body()).isEqualTo("2027-1");
            abandoned(release);
        } finally {
            Adopted.activating("rule-set", "disclosure-rules/2026-1", "");
        }
        assertThat(standing("/v1/disclosure-rules", "2026-1", "status")).isEqualTo("active");
        assertThat(standing("/v1/disclosure-rules", "2027-1", "status")).isEqualTo("retired");
        var later = STEWARD.post("/v1/releases", "{\"base\":\"2019Q1\"}");
        assertThat(later.at("/rules")).isEqualTo("2026-1");
        abandoned(later);
        var told = Seated.as("US-XA").get("/v1/activations?limit=200");
        var at = told.values("/items", "decision").indexOf(decision);
        assertThat(told.values("/items", "reference").get(at)).isEqualTo("disclosure-rules/2027-1");
        assertThat(told.values("/items", "from").get(at))
                .as("no day before the decision")
                .isEqualTo(decided(decision));
    }

    @Test
    void whatIsDecidedForALaterDayDoesNotCountBefore() {
        var decision = Adopted.activating("rule-set", "research-rules/2026-1", "2099-01-01");
        assertThat(standing("/v1/research-rules", "2026-1", "status")).isEqualTo("active");
        assertThat(standing("/v1/research-rules", "2026-1", "decision")).isEmpty();
        assertThat(Seated.as("US-XA").get("/v1/activations?limit=200").values("/items", "decision"))
                .contains(decision);
    }

    @Test
    void aDecisionThatWasNotAdoptedActivatesNothing() {
        var path = Seated.drafted("US-XA", Adopted.proposal("rule-set", "disclosure-rules/2027-1", ""));
        Seated.move("US-XA", path, "submitted");
        Seated.step(path, "consensus-called");
        Seated.position("US-XB", path, "object");
        Seated.step(path, "objection");
        Seated.step(path, "ballot");
        assertThat(Seated.step(path, "not-adopted").at("/state")).isEqualTo("not-adopted");
        assertThat(standing("/v1/disclosure-rules", "2026-1", "status")).isEqualTo("active");
    }

    @Test
    void aProposalThatActivatesWhatIsNotPublishedIsRefusedAndToldWhatIs() {
        for (String kind : new String[] {"rule-set", "agreement-policy"}) {
            var refused = Seated.as("US-XA")
                    .post(
                            "/v1/proposals",
                            Adopted.proposal(kind, "disclosure-rules/2099-1", "")
                                    .toString());
            assertThat(refused.code()).isEqualTo("validation-failed");
            assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-062");
            assertThat(refused.values("/findings", "pointer")).containsExactly("/activates/0/reference");
            assertThat(refused.body()).doesNotContain("2099-1").contains("/2027-1");
        }
        var path = Seated.drafted("US-XA", Adopted.proposal("rule-set", "research-rules/2026-1", ""));
        var changed = Seated.as("US-XA")
                .put(
                        path + "?expectedVersion=1",
                        Adopted.proposal("rule-set", "agreement-policies/2027-1", "")
                                .toString());
        assertThat(changed.values("/findings", "rule")).containsExactly("GOV-R-062");
    }

    private static String standing(String list, String id, String member) {
        var told = Api.anonymous().get(list);
        var at = told.values("/items", "id").indexOf(id);
        return told.at("/items/" + at + "/" + member);
    }

    private static String decided(String decision) {
        return Seated.as("US-XA")
                .get("/v1/decisions/" + decision)
                .at("/decidedAt")
                .substring(0, 10);
    }

    private static void abandoned(Reply release) {
        assertThat(STEWARD.post("/v1/releases/" + release.at("/id") + "/transitions", "{\"to\":\"abandoned\"}")
                        .status())
                .isIn(200, 409);
    }
}
