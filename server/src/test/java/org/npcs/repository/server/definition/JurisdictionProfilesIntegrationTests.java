package org.npcs.repository.server.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RunningSandbox.class)
class JurisdictionProfilesIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String key = Samples.localKey();

    @Test
    void aForbiddenElementIsRefusedFromTheNextRequestOnAndItsValueIsKeptNowhere() {
        put(profile("2026-10-01T09:00:00Z", "\"notPermittedElements\": [\"incident.county\"]"), "");

        var incident = Samples.incident(key).put("county", "387");
        ((ObjectNode) incident.get("absences")).remove("county");
        var refused = member.api().put(member.path("incidents/" + key), incident);

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("PRF-NOT-PERMITTED", "/county");
        assertThat(refused.at("/detail") + refused.json().path("findings")).doesNotContain("387");
        incident.remove("county");
        ((ObjectNode) incident.get("absences")).put("county", "not-permitted");
        assertThat(member.api().put(member.path("incidents/" + key), incident).status())
                .isEqualTo(201);
    }

    @Test
    void aCheckPatchAndReviewAreJudgedByTheProfileToo() {
        member.stored(key);
        var set = put(
                profile(
                        "2026-10-01T09:00:00Z",
                        "\"notPermittedElements\": [\"incident.child.sex\"], \"requiredElements\": [\"review.triggers\"]"),
                "");
        assertThat(set.status()).as(set.body()).isEqualTo(201);

        var checked = member.api().post(member.path("incidents/validate"), Samples.incident(key));
        assertThat(checked.body()).contains("PRF-NOT-PERMITTED");
        var patched = member.api()
                .header("Content-Type", "application/merge-patch+json")
                .send("PATCH", member.path("incidents/" + key) + "?expectedVersion=1", "{\"child\": {\"sex\": \"1\"}}");
        assertThat(patched.code()).isEqualTo("validation-failed");
        var review = Samples.review(key);
        review.remove("triggers");
        var reviewed = member.api().put(member.path("incidents/" + key + "/reviews/1"), review);
        assertThat(reviewed.body()).contains("PRF-REQUIRED", "/triggers");
    }

    @Test
    void everyCallerMayReadEveryProfile() {
        put(profile("2026-10-01T09:00:00Z", "\"requiredElements\": [\"incident.awareDate\"]"), "");

        for (String client : new String[] {"cedar-nightly", "lantern", "operator"}) {
            var read = Api.as(client).get(member.path("profile"));
            assertThat(read.status()).as(client).isEqualTo(200);
            assertThat(read.texts("/content/requiredElements")).containsExactly("incident.awareDate");
        }
        assertThat(Api.as("cedar-nightly")
                        .get("/v1/jurisdictions/US-XA/profile")
                        .code())
                .isEqualTo("not-found");
        var listed = Api.as("lantern").get("/v1/jurisdiction-profiles?limit=500");
        assertThat(listed.json().get("items").valueStream().map(item -> item.get("jurisdiction")
                        .asString()))
                .contains(member.code())
                .isSorted();
        assertThat(Api.anonymous().get(member.path("profile")).status()).isEqualTo(401);
    }

    @Test
    void onlyTheMemberItselfSetsItsProfile() {
        var profile = profile("2026-10-01T09:00:00Z", "\"requiredElements\": [\"incident.awareDate\"]");

        assertThat(Api.as("cedar-admin").put(member.path("profile"), profile).code())
                .isEqualTo("not-found");
        assertThat(Api.as("fenwick-nightly")
                        .put("/v1/jurisdictions/US-XB/profile", profile)
                        .code())
                .isEqualTo("insufficient-scope");
    }

    @Test
    void anOlderTextIsRefusedAndAnEqualOneLeavesTheVersion() {
        var first = profile("2026-10-02T09:00:00Z", "\"requiredElements\": [\"incident.awareDate\"]");
        assertThat(put(first, "").status()).isEqualTo(201);
        assertThat(put(first, "").at("/outcome")).isEqualTo("unchanged");

        var older = profile("2026-10-01T09:00:00Z", "\"requiredElements\": [\"incident.eventDate\"]");
        assertThat(put(older, "?expectedVersion=1").code()).isEqualTo("profile-outdated");
        assertThat(put(older, "").code()).isEqualTo("precondition-required");
        assertThat(member.api().get(member.path("profile")).number("/version")).isEqualTo(1);

        var newer = profile("2026-10-03T09:00:00Z", "\"requiredElements\": [\"incident.eventDate\"]");
        assertThat(put(newer, "?expectedVersion=1").number("/version")).isEqualTo(2);
    }

    @Test
    void aFaultyProfileIsRefusedWithAllFindingsAndNothingIsStored() {
        var refused = put(
                profile(
                        "2026-10-01T09:00:00Z",
                        "\"requiredElements\": [\"incident.shoeSize\"],"
                                + "\"severities\": [{\"rule\": \"INC-R-001\", \"severity\": \"warning\"}]"),
                "");

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.body()).contains("STR-REFERENCE", "PRF-LOWERED");
        assertThat(member.api().get(member.path("profile")).code()).isEqualTo("not-found");
    }

    @Test
    void thePreviewCountsStoredRecordsThatWouldFailAndStoresNothing() {
        member.stored(key);
        member.stored(Samples.localKey());

        var impact = member.api()
                .post(
                        member.path("profile/impact"),
                        profile("2030-01-01T09:00:00Z", "\"notPermittedElements\": [\"incident.child.sex\"]"));

        assertThat(impact.status()).as(impact.body()).isEqualTo(200);
        assertThat(impact.number("/records")).isEqualTo(2);
        assertThat(impact.number("/failingNow")).isZero();
        assertThat(impact.number("/failingThen")).isEqualTo(2);
        assertThat(impact.at("/rules/0/rule")).isEqualTo("PRF-NOT-PERMITTED");
        assertThat(impact.at("/rules/0/element")).isEqualTo("incident.child.sex");
        assertThat(impact.number("/rules/0/recordsThen")).isEqualTo(2);
        assertThat(impact.at("/rules/0/exampleKey")).isEqualTo(key);
        assertThat(member.api().get(member.path("profile")).code()).isEqualTo("not-found");
    }

    @Test
    void theImpactOfAnnouncedRulesIsToldOfWhatIsStored() {
        member.stored(Samples.localKey());
        var key = Samples.localKey();
        var breaking = "{\"localKey\":\"" + key + "\",\"eventDate\":\"2026-09-14\",\"determinations\":[{\"sequence\":1,"
                + "\"kind\":\"near-fatality\",\"status\":\"confirmed\",\"determinedOn\":\"2026-09-20\"}]}";
        assertThat(member.api().put(member.path("incidents/" + key), breaking).status())
                .isEqualTo(201);

        var impact = member.api().get(member.path("rule-impact"));

        assertThat(impact.status()).as(impact.body()).isEqualTo(200);
        assertThat(impact.number("/records")).isEqualTo(2);
        assertThat(impact.number("/failingNow")).isZero();
        assertThat(impact.number("/failingThen")).isEqualTo(1);
        assertThat(impact.at("/rules/0/rule")).isEqualTo("INC-R-055");
        assertThat(impact.at("/rules/0/effectiveFrom")).isEqualTo("2027-01-01");
        assertThat(impact.at("/rules/0/exampleKey")).isEqualTo(key);
        assertThat(NewMember.enter().api().get(member.path("rule-impact")).status())
                .isEqualTo(404);
    }

    private Reply put(String profile, String query) {
        return member.api().put(member.path("profile") + query, profile);
    }

    private static String profile(String issuedAt, String members) {
        return "{\"issuedAt\": \"" + issuedAt + "\", \"effectiveFrom\": \"2026-07-01\", " + members + "}";
    }
}
