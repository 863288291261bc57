package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.notice.OneNotice;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RunningSandbox.class)
class LoopIntegrationTests {

    private static final Api STEWARD = Api.as("steward");

    private final NewMember member = NewMember.enter();

    @Test
    void aLoopIsWholeOnceFiveMembersTakePartAndItIsMeasured() {
        var priority = noted(Samples.example("quality-priority"));
        assertThat(loop(member.api(), priority).isMissingNode()).as("an idea").isTrue();
        move(priority, "proposed");
        assertThat(brokenAt(priority)).isEqualTo("finding");
        var grounded = content("EC-LOOP-1");
        grounded.putArray("notices").add(OneNotice.issuedNumber());
        rewrite(priority, grounded);
        assertThat(brokenAt(priority)).isEqualTo("response");
        move(priority, "adopted");
        move(priority, "piloting");
        var members = new ArrayList<NewMember>();
        for (int i = 0; i < 5; i++) {
            assertThat(brokenAt(priority)).as("%d members", i).isEqualTo("adoption");
            members.add(NewMember.enter());
            join(members.get(i), priority);
        }
        assertThat(brokenAt(priority)).isEqualTo("measure");
        ((ObjectNode) grounded.at("/measures/0")).put("measure", "repeat-maltreatment-12m");
        rewrite(priority, grounded);
        assertThat(brokenAt(priority)).as("whole").isEmpty();

        assertThat(loop(member.api(), priority).path("own").has("response")).isFalse();
        var own = loop(members.get(0).api(), priority).path("own");
        assertThat(own.path("response").asString("")).isEqualTo("joined");
        assertThat(own.path("observed").asBoolean(true)).isFalse();
        var notice = loop(member.api(), grounded.at("/notices/0").asString(""));
        assertThat(notice.at("/followedBy/0/reference").asString("")).isEqualTo(priority);
        assertThat(notice.path("measures").toString()).contains("repeat-maltreatment-12m");
        assertThat(notice.path("brokenAt").asString("")).isEqualTo("finding");
    }

    @Test
    void aCurriculumThatRestsOnANoticeFollowsItOnceItIsPublished() {
        var notice = OneNotice.issuedNumber();
        var content = Samples.example("curriculum");
        content.putArray("notices").add(notice);
        var made = STEWARD.put(Curriculums.path("of-a-notice"), content);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(loop(member.api(), notice).path("followedBy")).isEmpty();
        Curriculums.move("of-a-notice", "published");
        var followed = loop(member.api(), notice);
        assertThat(followed.at("/followedBy/0/kind").asString("")).isEqualTo("curriculum");
        assertThat(followed.at("/followedBy/0/reference").asString("")).isEqualTo("of-a-notice");
        assertThat(followed.at("/followedBy/0/title").asString(""))
                .isEqualTo(content.path("title").asString());
        assertThat(followed.path("response").asString("")).isEqualTo("there");
    }

    @Test
    void aMeasureThatIsNotPublishedIsRefused() {
        var content = content("EC-LOOP-2");
        ((ObjectNode) content.at("/measures/0")).put("measure", "happiness");
        var refused = STEWARD.post("/v1/quality-priorities", content);
        assertThat(refused.values("/findings", "rule")).containsExactly("IMP-R-012");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/measures/0/measure");
        assertThat(member.api().get("/v1/learning-loops?brokenAt=nowhere").code())
                .isEqualTo("invalid-parameter");
    }

    private static ObjectNode content(String decision) {
        return Samples.example("quality-priority").put("decision", decision);
    }

    private static String noted(ObjectNode content) {
        var made = STEWARD.post("/v1/quality-priorities", content);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.at("/id");
    }

    private static void rewrite(String priority, ObjectNode content) {
        var written = STEWARD.header("If-Match", "*").put("/v1/quality-priorities/" + priority, content);
        assertThat(written.status()).as(written.body()).isEqualTo(200);
    }

    private static void move(String priority, String to) {
        var moved = STEWARD.post("/v1/quality-priorities/" + priority + "/transitions", "{\"to\":\"" + to + "\"}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    private static void join(NewMember one, String priority) {
        var joined = one.api()
                .put(one.path("priority-participations/" + priority), "{\"state\":\"joined\",\"on\":\"2026-12-01\"}");
        assertThat(joined.status()).as(joined.body()).isEqualTo(201);
    }

    private String brokenAt(String priority) {
        return loop(member.api(), priority).path("brokenAt").asString("");
    }

    private static JsonNode loop(Api api, String reference) {
        return api.get("/v1/learning-loops?limit=500")
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("reference").asString("").equals(reference))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
