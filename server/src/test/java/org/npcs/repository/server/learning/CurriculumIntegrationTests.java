package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** Curricula from draft to end, what is mailed of them, and schedules that keep nothing. */
@ExtendWith(RunningSandbox.class)
class CurriculumIntegrationTests {

    private final NewMember member = NewMember.enter();

    private static Api writer() {
        return Api.as("steward").header("If-Match", "*");
    }

    @Test
    void aDraftExistsForNobodyElse() {
        var key = Curriculums.drafted();
        var path = Curriculums.path(key);
        assertThat(member.api().get(path).code()).isEqualTo("not-found");
        assertThat(member.api().get(path + "/versions/1").code()).isEqualTo("not-found");
        assertThat(member.api().get("/v1/curricula?limit=500").values("/items", "curriculum"))
                .doesNotContain(key);
        assertThat(Api.as("steward-second").get(path).at("/state")).isEqualTo("draft");
        assertThat(member.api().put(path, Samples.example("curriculum")).code()).isEqualTo("insufficient-scope");
        assertThat(Curriculums.move(key, "retired").code()).isEqualTo("illegal-transition");
    }

    @Test
    void whatWasPublishedStaysAndItemsCountUpWhenTheyChange() {
        var key = Curriculums.published();
        var path = Curriculums.path(key);
        var first = member.api().get(path + "/versions/1");
        var hashed = ((ObjectNode) first.json()).retain("content", "itemVersions");
        assertThat(first.at("/contentHash")).isEqualTo(StrictJson.sha256(hashed));
        assertThat(writer().put(path, Samples.example("curriculum")).code()).isEqualTo("illegal-transition");
        assertThat(Curriculums.move(key, "draft").at("/state")).isEqualTo("draft");
        var changed = Samples.example("curriculum").put("title", "Safe sleep, corrected");
        ((ObjectNode) changed.at("/items/1")).put("explanation", "Look each time.");
        assertThat(writer().put(path, changed).at("/version")).isEqualTo("4");
        assertThat(member.api().get(path).at("/content/title"))
                .as("the draft is not seen")
                .isEqualTo("Safe sleep in two questions");
        assertThat(Curriculums.move(key, "published").at("/publishedVersion")).isEqualTo("2");
        var second = member.api().get(path + "/versions/2");
        assertThat(second.values("/itemVersions", "itemVersion")).containsExactly("1", "2");
        assertThat(member.api().get(path + "/versions/1").at("/contentHash")).isEqualTo(first.at("/contentHash"));
        assertThat(member.api().get(path + "/versions/1").at("/state")).isEqualTo("replaced");
        assertThat(member.api().get(path).at("/publishedVersion")).isEqualTo("2");
        assertThat(member.api().get("/v1/curricula?limit=500").values("/items", "curriculum"))
                .containsOnlyOnce(key);
        assertThat(Curriculums.move(key, "retired").at("/reason")).isEqualTo("new-information");
        assertThat(member.api().get(path).at("/state")).isEqualTo("retired");
        assertThat(member.api()
                        .put(
                                member.path("learning-cohorts/late"),
                                Samples.example("learning-cohort").put("curriculum", key))
                        .values("/findings", "rule"))
                .containsExactly("LRN-R-030");
        assertThatThrownBy(() -> Database.asRuntime(connection -> {
                    connection.setAutoCommit(false);
                    try (var statement = connection.createStatement()) {
                        statement.execute("SELECT open_session('OPERATOR', 'test', 'test', 'wrong')");
                        statement.execute("UPDATE curriculum_edition SET content = '{}', version = version + 1"
                                + " WHERE curriculum = '" + key + "'");
                    }
                    return true;
                }))
                .hasMessageContaining("not altered");
    }

    @Test
    void aCurriculumThatTeachesNothingIsRefusedAndNothingIsRepeated() {
        var content = Samples.example("curriculum");
        ((ObjectNode) content.at("/items/1")).put("key", "own-place");
        ((ObjectNode) content.at("/items/0")).put("explanation", "Ask at 555-201-3344.");
        content.putArray("notices").add("NPCS-SN-2001-01");
        content.putArray("evidence")
                .addObject()
                .put("release", "2019Q1.1")
                .put("table", "opportunity-themes")
                .put("period", "2019");
        var refused = Api.as("steward").put("/v1/curricula/refused", content);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.values("/findings", "pointer"))
                .containsExactly("/evidence/0", "/items/0/explanation", "/items/1/key", "/notices/0");
        assertThat(refused.values("/findings", "rule"))
                .containsExactly("LRN-R-026", "LRN-R-025", "LRN-R-020", "LRN-R-026");
        assertThat(refused.body()).doesNotContain("3344");
        var unknown = Samples.example("curriculum");
        ((ObjectNode) unknown.at("/pattern")).put("kind", "hourly");
        assertThat(Api.as("steward").put("/v1/curricula/refused", unknown).status())
                .as("an unknown pattern")
                .isEqualTo(422);
    }

    @Test
    void theQuestionOfAMailGivesNothingAway() {
        var path = Curriculums.path(Curriculums.published()) + "/versions/1";
        var mail = member.api().get(path + "/mails/own-place");
        assertThat(mail.at("/questionText")).contains("In a cot of its own.").doesNotContain("Right", "firm");
        assertThat(mail.at("/feedbackText"))
                .contains("Right:\na) In a cot of its own.")
                .contains("firm");
        var page = member.api().get(path + "/mails/own-place?format=html");
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.body()).contains("Choose one").doesNotContain("firm", "http", "src");
        var text = member.api().header("Accept", "text/plain").get(path + "/mails/own-place?part=feedback");
        assertThat(text.header("content-type")).startsWith("text/plain");
        assertThat(text.body()).isEqualTo(mail.at("/feedbackText"));
        assertThat(member.api().get(path + "/mails/missing").code()).isEqualTo("not-found");
        var definitions = member.api().get(path + "/xapi");
        assertThat(definitions.at("/activities/0/definition/interactionType")).isEqualTo("choice");
        assertThat(definitions.texts("/activities/1/definition/correctResponsesPattern"))
                .containsExactly("false");
    }

    @Test
    void aScheduleIsComputedFromWhatIsAskedAlone() {
        var key = Curriculums.published();
        var asked = Samples.example("learning-schedule-request").put("curriculum", key);
        var told = member.api().post("/v1/learning-schedule", asked);
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.texts("/due")).containsExactly("look");
        assertThat(told.values("/questions", "status")).containsExactly("retired", "due");
        assertThat(told.at("/questions/1/nextDue")).isEqualTo("2026-12-10");
        asked.withArray("/holds").addObject().put("from", "2026-12-06");
        ((ObjectNode) asked.at("/answers/0")).put("item", "missing");
        assertThat(member.api().post("/v1/learning-schedule", asked).values("/findings", "pointer"))
                .containsExactly("/answers/0", "/holds");
        assertThat(member.api()
                        .post("/v1/learning-schedule", asked.put("curriculumVersion", 9))
                        .values("/findings", "rule"))
                .containsExactly("LRN-R-030");
    }
}
