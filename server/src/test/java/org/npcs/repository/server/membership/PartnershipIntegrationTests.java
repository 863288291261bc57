package org.npcs.repository.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Teams, the way of a jurisdiction through the partnership, relations, participants and own reports. */
@ExtendWith(RunningSandbox.class)
class PartnershipIntegrationTests {

    private static final String TEAM = """
            {"positions":[{"key":"LEAD-1","roles":["leader"]},{"key":"EXEC-1","roles":["executive","data"],"since":"2025-03-01"}]}""";
    private static final String LEADER = "{\"positions\":[{\"key\":\"LEAD-1\",\"roles\":[\"leader\"]}]}";

    private final NewMember member = NewMember.enter();
    private final Api coordinator = Api.as("coordinator");

    private Reply step(String code, String step) {
        return coordinator.post("/v1/jurisdictions/" + code + "/membership/transitions", step);
    }

    private Reply to(String state) {
        return step(member.code(), "{\"to\":\"" + state + "\",\"decision\":\"EC-2025-002\"}");
    }

    private void active() {
        member.api().put(member.path("team"), TEAM);
        assertThat(to("onboarding").status()).isEqualTo(200);
        var moved = to("active");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    @Test
    void mem2_aTeamIsStatedByItsMemberAndReadByAll() {
        var path = member.path("team");
        assertThat(member.api().get(path).at("/version")).isEqualTo("0");
        assertThat(member.api().put(path, TEAM).status()).isEqualTo(201);
        assertThat(NewMember.enter().api().put(path, TEAM).code()).isEqualTo("not-found");
        assertThat(coordinator.put(path, TEAM).code()).isEqualTo("insufficient-scope");
        for (Api reader : List.of(NewMember.enter().api(), coordinator, Api.as("advisor"), Api.as("fenwick-lead"))) {
            assertThat(reader.get(path).values("/positions", "key")).containsExactly("LEAD-1", "EXEC-1");
        }
        assertThat(member.api().get("/v1/jurisdictions/US-QQ/team").code()).isEqualTo("not-found");
    }

    @Test
    void rolesFollowTheTeamByDay() {
        active();
        assertThat(Database.texts(
                        "SELECT key || ' ' || role || ' ' || (until IS NULL) FROM team_position WHERE jurisdiction = ? ORDER BY 1",
                        member.code()))
                .containsExactly("EXEC-1 data true", "EXEC-1 executive true", "LEAD-1 leader true");
        assertThat(Database.texts(
                        "SELECT since::text FROM team_position WHERE key = 'EXEC-1' AND role = 'data' AND jurisdiction = ?",
                        member.code()))
                .containsExactly("2025-03-01");
        var own = member.api().header("If-Match", "*");
        assertThat(own.put(member.path("team"), LEADER).status()).isEqualTo(200);
        assertThat(Database.texts(
                        "SELECT DISTINCT key FROM team_position WHERE jurisdiction = ? AND until IS NULL",
                        member.code()))
                .containsExactly("LEAD-1");
        assertThat(own.put(member.path("team"), TEAM).status()).isEqualTo(200);
        assertThat(Database.texts(
                        "SELECT DISTINCT key FROM team_position WHERE jurisdiction = ? AND until IS NULL ORDER BY 1",
                        member.code()))
                .containsExactly("EXEC-1", "LEAD-1");
    }

    @Test
    void mem3_nobodyIsActiveWithoutALeaderAndAnExecutive() {
        assertThat(member.api().get(member.path("membership")).at("/state")).isEqualTo("applicant");
        assertThat(to("active").code()).isEqualTo("illegal-transition");
        assertThat(to("observer").at("/state")).isEqualTo("observer");
        assertThat(to("onboarding").at("/state")).isEqualTo("onboarding");
        var refused = to("active");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-070");
        assertThat(refused.at("/state")).isEqualTo("onboarding");
        assertThat(refused.at("/detail")).contains("no leader", "no executive", "putTeam");
        member.api().put(member.path("team"), LEADER);
        assertThat(to("active").at("/detail")).contains("no executive").doesNotContain("no leader");
        member.api().header("If-Match", "*").put(member.path("team"), TEAM);
        var moved = to("active");
        assertThat(moved.at("/state")).isEqualTo("active");
        assertThat(moved.values("/steps", "state")).containsExactly("observer", "onboarding", "active");
        assertThat(moved.values("/steps", "decision")).containsOnly("EC-2025-002");
        assertThat(moved.at("/since")).isNotEmpty();
    }

    @Test
    void mem3_losingTheLastExecutiveIsFlaggedAndBlocksNothing() {
        active();
        assertThat(member.api()
                        .header("If-Match", "*")
                        .put(member.path("team"), LEADER)
                        .status())
                .isEqualTo(200);
        var still = member.api().get(member.path("membership"));
        assertThat(still.at("/state")).isEqualTo("active");
        assertThat(still.body()).contains("\"no-executive\"").doesNotContain("\"no-leader\"");
        assertThat(member.stored(Samples.localKey())).isNotEmpty();
    }

    @Test
    void mem12_stepsAreTheOperatorsSideAndHaveTheirDays() {
        var path = member.path("membership/transitions");
        assertThat(member.api().post(path, "{\"to\":\"onboarding\"}").code()).isEqualTo("insufficient-scope");
        assertThat(step(member.code(), "{\"to\":\"onboarding\",\"on\":\"2999-01-01\"}")
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-074");
        assertThat(step(member.code(), "{\"to\":\"onboarding\",\"on\":\"2025-05-05\"}")
                        .status())
                .isEqualTo(200);
        member.api().put(member.path("team"), TEAM);
        assertThat(step(member.code(), "{\"to\":\"active\",\"on\":\"2025-05-04\"}")
                        .values("/findings", "pointer"))
                .containsExactly("/on");
        assertThat(step(member.code(), "{\"to\":\"active\",\"on\":\"2025-06-01\",\"founding\":true}")
                        .at("/since"))
                .isEqualTo("2025-06-01");
        var read = Api.as("advisor").get(member.path("membership"));
        assertThat(read.at("/founding")).isEqualTo("true");
        assertThat(step("US-QQ", "{\"to\":\"observer\"}").code()).isEqualTo("not-found");
        assertThat(Api.as("fenwick-lead")
                        .get("/v1/jurisdictions/US-XB/membership")
                        .at("/state"))
                .as("one of the first members")
                .isEqualTo("active");
    }

    @Test
    void aMemberThatMergesIsSucceededByAnother() {
        active();
        var other = NewMember.enter();
        for (String nobody : List.of(member.code(), "US-QQ")) {
            assertThat(step(member.code(), "{\"to\":\"succeeded\",\"successor\":\"" + nobody + "\"}")
                            .values("/findings", "rule"))
                    .as(nobody)
                    .containsExactly("GOV-R-072");
        }
        assertThat(to("succeeded").values("/findings", "pointer")).containsExactly("/successor");
        var merged = step(member.code(), "{\"to\":\"succeeded\",\"successor\":\"" + other.code() + "\"}");
        assertThat(merged.at("/successor")).isEqualTo(other.code());
        assertThat(merged.at("/until")).isNotEmpty();
        assertThat(step(other.code(), "{\"to\":\"left\"}").status()).isEqualTo(200);
        assertThat(step(other.code(), "{\"to\":\"succeeded\",\"successor\":\"" + member.code() + "\"}")
                        .values("/findings", "rule"))
                .as("in a circle")
                .containsExactly("GOV-R-072");
    }

    @Test
    void twoStepsAtOnceEndInOneState() {
        member.api().put(member.path("team"), TEAM);
        to("onboarding");
        var path = member.path("membership/transitions");
        var left = coordinator.key(Samples.idempotencyKey()).sendLater("POST", path, "{\"to\":\"left\"}");
        var active = coordinator.key(Samples.idempotencyKey()).sendLater("POST", path, "{\"to\":\"active\"}");
        assertThat(left.join().status()).isEqualTo(200);
        assertThat(active.join().status()).isIn(200, 409);
        var read = member.api().get(member.path("membership"));
        assertThat(read.at("/state")).as(read.body()).isEqualTo("left");
    }

    @Test
    void onboardingTellsTenStepsToTheJurisdictionAndTheOperatorsSide() {
        var path = member.path("onboarding");
        var way = member.api().get(path);
        assertThat(way.values("/steps", "id"))
                .containsExactly(
                        "client",
                        "key",
                        "profile",
                        "team",
                        "conformance",
                        "sharing-profile",
                        "agreement",
                        "records",
                        "decision",
                        "membership");
        assertThat(way.values("/steps", "operation")).doesNotContain("");
        assertThat(way.at("/steps/0/done")).isEqualTo("true");
        assertThat(way.at("/steps/3/done")).isEqualTo("false");
        assertThat(way.at("/missing")).isEqualTo("9");
        member.api().put(member.path("team"), TEAM);
        assertThat(coordinator.get(path).at("/missing")).isEqualTo("8");
        for (Api other : List.of(NewMember.enter().api(), Api.as("advisor"))) {
            assertThat(other.get(path).code()).isEqualTo("not-found");
        }
    }

    @Test
    void relationsLeadToOthersAndWithinStays() {
        var path = "/v1/jurisdictions/US-XB-ALD/relations";
        assertThat(member.api().get(path).at("/within")).isEqualTo("US-XB");
        var own = member.path("relations");
        for (String nobody : List.of(member.code(), "US-QQ")) {
            assertThat(member.api()
                            .put(own, "{\"relations\":[{\"kind\":\"neighbours\",\"with\":\"" + nobody + "\"}]}")
                            .values("/findings", "pointer"))
                    .containsExactly("/relations/0/with");
        }
        assertThat(member.api()
                        .put(own, Samples.example("jurisdiction-relations"))
                        .status())
                .isEqualTo(201);
        assertThat(Api.as("advisor").get(own).values("/relations", "with")).containsExactly("US-XA");
        assertThat(NewMember.enter()
                        .api()
                        .put(own, Samples.example("jurisdiction-relations"))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void mem13_aParticipantTakesPartByADecision() {
        var key = "institute-" + member.client();
        var path = "/v1/participants/" + key;
        assertThat(coordinator.put(path, Samples.example("participant")).at("/state"))
                .isEqualTo("proposed");
        assertThat(member.api().put(path, Samples.example("participant")).code())
                .isEqualTo("insufficient-scope");
        var refused = coordinator.post(path + "/transitions", "{\"to\":\"active\"}");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-071");
        var decided = coordinator.post(path + "/transitions", Samples.example("participant-step"));
        assertThat(decided.at("/decision")).isEqualTo("EC-2026-021");
        assertThat(member.api().get(path).values("/interests", "subject")).containsExactly("spaced-education");
        assertThat(member.api().get("/v1/participants?limit=500&state=active").values("/items", "participant"))
                .contains(key);
        assertThat(coordinator
                        .post(path + "/transitions", "{\"to\":\"ended\",\"on\":\"2020-01-01\"}")
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-074");
        assertThat(coordinator.post(path + "/transitions", "{\"to\":\"ended\"}").at("/endedOn"))
                .isNotEmpty();
        assertThat(coordinator
                        .header("If-Match", "*")
                        .put(path, Samples.example("participant").put("name", "Another name"))
                        .code())
                .isEqualTo("illegal-transition");
        assertThatThrownBy(() -> Database.asRuntime(connection -> {
                    connection.setAutoCommit(false);
                    try (var statement = connection.createStatement()) {
                        statement.execute("SELECT open_session('OPERATOR', 'test', 'test', 'wrong')");
                        statement.execute("UPDATE participant SET state = 'active', decision = NULL, ended_on = NULL,"
                                + " version = version + 1 WHERE natural_key = '" + key + "'");
                    }
                    return true;
                }))
                .hasMessageContaining("decided");
    }

    @Test
    void mem8_anOwnReportIsReadByTheMemberAndTheCoordinatorAlone() {
        var path = member.path("activity-statements/core-data-set");
        assertThat(member.api().get(path).code()).isEqualTo("not-found");
        var core = Samples.example("activity-statement").put("committedOn", "2026-01-01");
        core.putArray("elements").add("incident.county").add("incident.nothing");
        assertThat(member.api().put(path, core).values("/findings", "pointer")).containsExactly("/elements/1");
        core.withArray("/elements").remove(1);
        var made = member.api().put(path, core);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(coordinator.get(path).at("/effort")).isEqualTo("steady");
        for (Api other : List.of(NewMember.enter().api(), Api.as("advisor"), Api.as("fenwick-lead"))) {
            assertThat(other.get(path).code()).isEqualTo("not-found");
        }
        assertThat(coordinator.put(path, core).code()).isEqualTo("insufficient-scope");
        assertThat(member.api()
                        .put(member.path("activity-statements/gardening"), core)
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void textsPointToNobodyAndKeysAreDistinct() {
        var team = Samples.example("team").put("context", "Call 555-201-3344.");
        var refused = member.api().put(member.path("team"), team);
        assertThat(refused.values("/findings", "pointer")).containsExactly("/context");
        assertThat(refused.body()).doesNotContain("201-3344");
        assertThat(member.api()
                        .put(member.path("team"), TEAM.replace("EXEC-1", "LEAD-1"))
                        .values("/findings", "rule"))
                .containsExactly("STR-DUPLICATE");
        var participant = Samples.example("participant").put("purpose", "Write to nobody@example.org.");
        assertThat(coordinator
                        .put("/v1/participants/nobodys-institute", participant)
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-001");
        assertThat(member.api()
                        .put(
                                member.path("activity-statements/safety-notices"),
                                Samples.example("activity-statement").put("statement", "Call 555-201-3344."))
                        .values("/findings", "pointer"))
                .containsExactly("/statement");
    }

    @Test
    void gov19_whatOpensGovernanceOpensNoCase() {
        var id = member.stored(Samples.localKey());
        for (Api reader : List.of(coordinator, Api.as("advisor"))) {
            for (String path : List.of("/v1/incidents/" + id, member.path("incidents"), "/v1/shared-records")) {
                assertThat(reader.get(path).status()).as(path).isIn(403, 404);
            }
        }
    }
}
