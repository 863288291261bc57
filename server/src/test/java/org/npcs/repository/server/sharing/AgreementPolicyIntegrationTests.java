package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.governance.Adopted;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;

/** What agreements keep to when they are approved is decided by the Executive Committee. */
@ExtendWith(RunningSandbox.class)
class AgreementPolicyIntegrationTests {

    private static final String TOO_SMALL = "AGR-R-001";
    private static final String NO_END = "AGR-R-002";

    @Test
    void anAgreementThatDoesNotKeepToTheDecidedPolicyIsNotApproved() {
        var owner = NewMember.enter();
        var before = Agreed.approved(owner, "");
        assertThat(owner.api().get(owner.path("agreements/" + before)).at("/policy"))
                .isEqualTo("2026-1");
        Adopted.activating("agreement-policy", "agreement-policies/2027-1", "");
        try {
            var id = Agreed.draft(owner, "").at("/id");
            Agreed.move(owner, id, "in-review", "");
            var refused = Agreed.move(owner, id, "approved", "");
            assertThat(refused.code()).isEqualTo("validation-failed");
            assertThat(refused.values("/findings", "rule")).containsExactlyInAnyOrder(TOO_SMALL, NO_END);
            assertThat(refused.values("/findings", "pointer"))
                    .containsExactlyInAnyOrder("/minimumCell", "/effectiveTo");
            assertThat(owner.api().get(owner.path("agreements/" + id)).at("/state"))
                    .as("nothing is half done")
                    .isEqualTo("in-review");
            var later = Agreed.approved(owner, ",\"minimumCell\":11,\"effectiveTo\":\"2030-12-31\"");
            assertThat(owner.api().get(owner.path("agreements/" + later)).at("/policy"))
                    .isEqualTo("2027-1");
            assertThat(owner.api().get(owner.path("agreements/" + before)).at("/state"))
                    .as("what is approved stays so")
                    .isEqualTo("approved");
            assertThat(owner.api().get(owner.path("agreements/" + before)).at("/policy"))
                    .isEqualTo("2026-1");
        } finally {
            Adopted.activating("agreement-policy", "agreement-policies/2026-1", "");
        }
        var told = Api.anonymous().get("/v1/agreement-policies");
        assertThat(told.values("/items", "status")).containsExactly("active", "retired");
        assertThat(told.at("/items/0/decision")).startsWith("EC-");
    }

    @Test
    void theLastDayMayBeTheLastThatThePolicyAllows() {
        var owner = NewMember.enter();
        Adopted.activating("agreement-policy", "agreement-policies/2027-1", "");
        try {
            Agreed.approved(owner, ",\"minimumCell\":11,\"effectiveTo\":\"2030-12-31\"");
            var id = Agreed.draft(owner, ",\"minimumCell\":11,\"effectiveTo\":\"2031-01-01\"")
                    .at("/id");
            Agreed.move(owner, id, "in-review", "");
            assertThat(Agreed.move(owner, id, "approved", "").values("/findings", "rule"))
                    .containsExactly(NO_END);
        } finally {
            Adopted.activating("agreement-policy", "agreement-policies/2026-1", "");
        }
    }
}
