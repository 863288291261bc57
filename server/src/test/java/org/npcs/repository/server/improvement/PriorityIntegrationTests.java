package org.npcs.repository.server.improvement;

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
import tools.jackson.databind.node.ObjectNode;

/** Priorities from idea to end, who takes part in them, and cycles that test a change. */
@ExtendWith(RunningSandbox.class)
class PriorityIntegrationTests {

    private static final String PRIORITIES = "/v1/quality-priorities";

    private final NewMember member = NewMember.enter();

    private static String noted(ObjectNode content) {
        var made = Api.as("steward").post(PRIORITIES, content);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.at("/id");
    }

    private static Reply move(String id, String to) {
        return Api.as("steward")
                .post(PRIORITIES + "/" + id + "/transitions", "{\"to\":\"" + to + "\",\"reason\":\"new-information\"}");
    }

    @Test
    void anIdeaExistsForNobodyElse() {
        var id = noted(Samples.example("quality-priority"));
        assertThat(member.api().get(PRIORITIES + "/" + id).code()).isEqualTo("not-found");
        assertThat(member.api().get(PRIORITIES + "?limit=500").values("/items", "id"))
                .doesNotContain(id);
        assertThat(Api.as("steward-second").get(PRIORITIES + "/" + id).at("/state"))
                .isEqualTo("idea");
        assertThat(member.api()
                        .post(PRIORITIES, Samples.example("quality-priority"))
                        .code())
                .isEqualTo("insufficient-scope");
        assertThat(move(id, "retired").status()).isEqualTo(200);
        assertThat(member.api().get(PRIORITIES + "/" + id).code())
                .as("retired unseen")
                .isEqualTo("not-found");
    }

    @Test
    void nothingIsAdoptedWithoutADecision() {
        var content = Samples.example("quality-priority");
        content.remove("decision");
        var id = noted(content);
        assertThat(move(id, "adopted").code()).isEqualTo("illegal-transition");
        assertThat(move(id, "proposed").status()).isEqualTo(200);
        var refused = move(id, "adopted");
        assertThat(refused.values("/findings", "rule")).containsExactly("IMP-R-008");
        var steward = Api.as("steward").header("If-Match", "*");
        steward.put(PRIORITIES + "/" + id, Samples.example("quality-priority"));
        for (String to : List.of("adopted", "piloting", "spreading", "sustained")) {
            assertThat(move(id, to).at("/state")).isEqualTo(to);
        }
        assertThat(steward.put(PRIORITIES + "/" + id, content).values("/findings", "rule"))
                .as("the decision is taken away")
                .containsExactly("IMP-R-008");
        assertThat(move(id, "retired").at("/reason")).isEqualTo("new-information");
        assertThat(member.api().get(PRIORITIES + "/" + id).at("/state")).isEqualTo("retired");
        assertThatThrownBy(() -> Database.asRuntime(connection -> {
                    connection.setAutoCommit(false);
                    try (var statement = connection.createStatement()) {
                        statement.execute("SELECT open_session('OPERATOR', 'test', 'test', 'wrong')");
                        statement.execute("UPDATE quality_priority SET state = 'adopted', content = '{}',"
                                + " version = version + 1 WHERE id = '" + id + "'");
                    }
                    return true;
                }))
                .hasMessageContaining("decided");
    }

    @Test
    void aDecisionThatWasNotAdoptedAdoptsNothing() {
        // The charter of the sandbox has decisions looked up from 2027 on.
        var unknown = Samples.example("quality-priority").put("decision", "EC-2027-999999");
        var refused = Api.as("steward").post(PRIORITIES, unknown);
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-017");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/decision");
        var id = noted(Samples.example("quality-priority"));
        var steward = Api.as("steward").header("If-Match", "*");
        assertThat(steward.put(PRIORITIES + "/" + id, unknown).values("/findings", "rule"))
                .containsExactly("GOV-R-017");
        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT open_session('OPERATOR', 'test', 'test', 'wrong')");
                statement.execute("UPDATE quality_priority SET version = version + 1,"
                        + " content = jsonb_set(content::jsonb, '{decision}', '\"EC-2027-999999\"')::text WHERE id = '"
                        + id + "'");
            }
            connection.commit();
            return true;
        });
        assertThat(move(id, "proposed").status()).isEqualTo(200);
        assertThat(move(id, "adopted").values("/findings", "rule"))
                .as("written before anybody looked")
                .containsExactly("GOV-R-017");
        assertThat(move(id, "retired").status()).isEqualTo(200);
    }

    @Test
    void whatAPriorityRestsOnCanBeRead() {
        var content = Samples.example("quality-priority");
        content.putArray("notices").add("NPCS-SN-2001-01");
        content.putArray("evidence")
                .addObject()
                .put("release", "2019Q1.1")
                .put("table", "opportunity-themes")
                .put("period", "2019");
        var refused = Api.as("steward").post(PRIORITIES, content);
        assertThat(refused.values("/findings", "pointer")).containsExactly("/evidence/0", "/notices/0");
        assertThat(refused.values("/findings", "rule")).containsOnly("IMP-R-006");
    }

    @Test
    void textsPointToNobodyAndHarmIsWatched() {
        var suspected =
                Samples.example("quality-priority").put("aim", "Call 555-201-3344 to learn what is to be better.");
        var refused = Api.as("steward").post(PRIORITIES, suspected);
        assertThat(refused.values("/findings", "pointer")).containsExactly("/aim");
        assertThat(refused.body()).doesNotContain("201-3344");
        var content = Samples.example("quality-priority");
        content.withArray("/measures").remove(1);
        var made = Api.as("steward").post(PRIORITIES, content);
        assertThat(made.values("/warnings", "rule")).containsExactly("IMP-R-005");
        var tangled = Samples.example("quality-priority").put("bundleVersion", "9");
        ((ObjectNode) tangled.at("/drivers/1")).put("within", "home-visits").put("key", "home-visits");
        ((ObjectNode) tangled.at("/measures/1")).put("key", "all-done");
        assertThat(Api.as("steward").post(PRIORITIES, tangled).values("/findings", "pointer"))
                .containsExactly("/bundleVersion", "/drivers/1/within", "/measures/1/key");
    }

    @Test
    void aMemberTakesPartByItsOwnStatement() {
        var id = noted(Samples.example("quality-priority"));
        var path = member.path("priority-participations/" + id);
        var joining = Samples.example("priority-participation");
        assertThat(member.api().put(path, joining).code()).as("an idea").isEqualTo("not-found");
        move(id, "proposed");
        assertThat(member.api().get(path).code()).isEqualTo("not-found");
        assertThat(member.api().put(path, joining).status()).isEqualTo(201);
        assertThat(Api.as("steward").get(path).code()).isEqualTo("not-found");
        assertThat(Api.as("fenwick-analyst").get(path).code()).isEqualTo("not-found");
        move(id, "retired");
        var left = "{\"state\":\"left\",\"on\":\"2026-12-24\"}";
        assertThat(member.api().put(path + "?expectedVersion=1", left).at("/state"))
                .isEqualTo("left");
        assertThat(member.api().put(path + "?expectedVersion=2", joining).code())
                .isEqualTo("illegal-transition");
    }

    @Test
    void noStatementAltersThePredictionOfACycleThatHasBegun() {
        var made = member.api().post(member.path("pdsa-cycles"), Samples.example("pdsa-cycle"));
        var path = member.path("pdsa-cycles/" + made.at("/id"));
        assertThat(predict(made.at("/id"), 21)).as("planned").isOne();
        assertThat(member.api().get(path).number("/expectedValue")).isEqualTo(21);
        assertThat(step(path, "running").status()).isEqualTo(200);
        assertThatThrownBy(() -> predict(made.at("/id"), 22))
                .hasMessageContaining("the plan of a cycle that has begun is not altered");
        assertThat(member.api().get(path).number("/expectedValue")).isEqualTo(21);
    }

    private int predict(String cycle, int value) {
        return Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT open_session('" + member.code() + "', 'test', 'test', 'wrong')");
                int cycles = statement.executeUpdate("UPDATE pdsa_cycle SET version = version + 1,"
                        + " content = jsonb_set(content::jsonb, '{expectedValue}', '" + value + "')::text WHERE id = '"
                        + cycle + "'");
                connection.commit();
                return cycles;
            }
        });
    }

    @Test
    void aCycleKeepsItsPredictionAndIsSharedByChoice() {
        var cycles = member.path("pdsa-cycles");
        var plan = Samples.example("pdsa-cycle");
        var made = member.api().post(cycles, plan);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var path = cycles + "/" + made.at("/id");
        assertThat(step(path, "studied").code()).isEqualTo("illegal-transition");
        assertThat(step(path, "running").at("/state")).isEqualTo("running");
        assertThat(step(path, "studied").values("/findings", "pointer")).containsExactly("/done", "/result");
        var own = member.api().header("If-Match", "*");
        assertThat(own.put(path, plan.deepCopy().put("expectedValue", 17)).values("/findings", "pointer"))
                .containsExactly("/expectedValue");
        var found = plan.deepCopy()
                .put("done", "The card was in every bag for two weeks.")
                .put("result", "More visits looked at the place than predicted.")
                .put("resultValue", 17);
        assertThat(own.put(path, found).status()).isEqualTo(200);
        assertThat(step(path, "studied").at("/state")).isEqualTo("studied");
        assertThat(own.put(path, plan).values("/findings", "rule")).containsOnly("IMP-R-010");
        assertThat(step(path, "acted").values("/findings", "pointer")).containsExactly("/act");
        assertThat(Api.as("fenwick-analyst").get(path).code()).isEqualTo("not-found");
        assertThat(Api.as("fenwick-analyst").get(cycles).code()).isEqualTo("not-found");
        assertThat(own.put(path, found.put("act", "adopt").put("shared", true)).at("/shared"))
                .isEqualTo("true");
        assertThat(step(path, "acted").at("/state")).isEqualTo("acted");
        assertThat(Api.as("fenwick-analyst").get(path).at("/act")).isEqualTo("adopt");
        assertThat(Api.as("fenwick-analyst").get(cycles).values("/items", "id")).containsExactly(made.at("/id"));
        assertThat(Api.as("fenwick-analyst")
                        .header("If-Match", "*")
                        .put(path, found)
                        .code())
                .isEqualTo("not-found");
        assertThat(own.put(path, found.put("shared", false)).code())
                .as("has ended")
                .isEqualTo("illegal-transition");
    }

    private Reply step(String path, String to) {
        return member.api().post(path + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    @Test
    void aCycleNamesNobody() {
        var refused = member.api()
                .post(
                        member.path("pdsa-cycles"),
                        Samples.example("pdsa-cycle").put("question", "Does Ms. Smith call 555-201-3344 more often?"));
        assertThat(refused.values("/findings", "rule")).containsExactly("IMP-R-007");
        assertThat(refused.body()).doesNotContain("201-3344", "Smith");
    }
}
