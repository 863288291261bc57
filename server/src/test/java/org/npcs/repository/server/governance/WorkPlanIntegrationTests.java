package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** The work plan as of any instant and in three forms, and goals with counts of the day. */
@ExtendWith(RunningSandbox.class)
class WorkPlanIntegrationTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Api coordinator = Api.as("coordinator");
    private final Api reader = Api.as("fenwick-lead");

    private String item(String activity) {
        var path = "/v1/work-plan/item-" + NEXT.incrementAndGet();
        var made = coordinator.put(path, Samples.example("work-plan-item").put("activity", activity));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return path;
    }

    private Reply move(String path, String to) {
        return coordinator.post(path + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    @Test
    void act20_theStatusMovesByDatedStepsAlone() {
        var path = item("safety-notices");
        assertThat(move(path, "done").code()).isEqualTo("illegal-transition");
        for (String to : List.of("in-progress", "at-risk", "in-progress", "done")) {
            assertThat(move(path, to).at("/status")).isEqualTo(to);
        }
        var read = reader.get(path);
        assertThat(read.values("/steps", "status"))
                .containsExactly("not-started", "in-progress", "at-risk", "in-progress", "done");
        assertThat(read.values("/steps", "on")).hasSize(5);
        assertThat(read.at("/flags/0")).isEqualTo("no-evidence");
        assertThat(move(path, "in-progress").code()).isEqualTo("illegal-transition");
        assertThat(reader.put(path, Samples.example("work-plan-item")).code()).isEqualTo("insufficient-scope");
        assertThat(reader.get("/v1/work-plan/nothing").code()).isEqualTo("not-found");
        var other = item("safety-notices");
        assertThat(coordinator
                        .post(other + "/transitions", "{\"to\":\"in-progress\",\"on\":\"2999-01-01\"}")
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-074");
        assertThat(coordinator
                        .post(other + "/transitions", "{\"to\":\"in-progress\",\"on\":\"2020-01-01\"}")
                        .values("/findings", "pointer"))
                .containsExactly("/on");
    }

    @Test
    void co11_thePlanTellsWhatWasBelievedThen() {
        var path = item("quality-priorities");
        var key = path.substring("/v1/work-plan/".length());
        var then = Instant.now();
        move(path, "in-progress");
        var later = item("quality-priorities").substring("/v1/work-plan/".length());
        var past = reader.get("/v1/work-plan?asOf=" + then);
        assertThat(past.status()).as(past.body()).isEqualTo(200);
        assertThat(past.at("/asOf")).isEqualTo(then.toString());
        assertThat(past.body()).contains(key).doesNotContain("\"" + later + "\"");
        var activity = past.values("/activities", "activity").indexOf("quality-priorities");
        var items = past.values("/activities/" + activity + "/items", "item");
        assertThat(past.at("/activities/" + activity + "/items/" + items.indexOf(key) + "/status"))
                .isEqualTo("not-started");
        assertThat(Api.as("advisor").get("/v1/work-plan").body()).contains(key, later);
    }

    @Test
    void act20_everyActivityIsOnThePlanAndTheEmptyOnesAreNamed() {
        item("spaced-education");
        var plan = reader.get("/v1/work-plan");
        assertThat(plan.values("/activities", "activity")).hasSize(6).contains("core-data-set");
        assertThat(plan.body()).contains("\"withoutItem\"");
        var early = reader.get("/v1/work-plan?asOf=2020-01-01T00:00:00Z");
        assertThat(early.at("/withoutItem/5")).as("all of them").isNotEmpty();
        assertThat(plan.at("/withoutItem/5")).isEmpty();
    }

    @Test
    void theAppendixIsAPageAndADocument() {
        var path = item("safety-culture-assessment");
        var key = path.substring("/v1/work-plan/".length());
        var page = reader.header("Accept", "text/html").get("/v1/work-plan");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("Appendix 1.1 Work Plan", key, "Not started");
        var print = reader.header("Accept", "application/pdf").get("/v1/work-plan?format=pdf");
        assertThat(print.status()).isEqualTo(200);
        assertThat(print.body()).startsWith("%PDF");
    }

    @Test
    void gov9_goalsHaveCountsAndTheLastLook() {
        var goals = reader.get("/v1/goals?limit=50");
        assertThat(goals.status()).as(goals.body()).isEqualTo(200);
        assertThat(goals.values("/items", "goal")).hasSize(11).contains("leader-support");
        assertThat(goals.values("/items", "horizon")).containsOnly("long-term", "short-term", "outcome");
        var path = "/v1/goals/definitions-and-repository";
        var goal = reader.get(path);
        assertThat(goal.values("/figures", "figure"))
                .containsExactly(
                        "definitions-approved",
                        "members-active",
                        "members-sharing",
                        "incidents-held",
                        "work-items-open");
        assertThat(goal.at("/figures/3/untold")).isEqualTo("releases-alone");
        assertThat(Integer.parseInt(goal.at("/figures/1/value").replaceAll("\\..*", "")))
                .isGreaterThanOrEqualTo(14);
        assertThat(goal.at("/flags/0")).isEqualTo("not-looked-at");
        assertThat(coordinator.post(path + "/looks", "{\"on\":\"2999-01-01\"}").values("/findings", "rule"))
                .containsExactly("GOV-R-074");
        assertThat(reader.post(path + "/looks", "{}").code()).isEqualTo("insufficient-scope");
        var looked = coordinator.post(path + "/looks", "{\"note\":\"Sharing grows.\"}");
        assertThat(looked.at("/lastLook/note")).isEqualTo("Sharing grows.");
        assertThat(reader.get(path).at("/flags/0")).isEmpty();
        assertThat(coordinator
                        .header("If-Match", "*")
                        .put(path, Samples.example("goal"))
                        .at("/standing"))
                .isEqualTo("progressing");
        assertThat(reader.get(path).at("/lastLook/note")).isEqualTo("Sharing grows.");
        assertThat(reader.get("/v1/goals/nothing").code()).isEqualTo("not-found");
    }

    @Test
    void textsPointToNobody() {
        var refused = coordinator.put(
                "/v1/work-plan/of-nobody", Samples.example("work-plan-item").put("nextStep", "Call 555-201-3344."));
        assertThat(refused.values("/findings", "pointer")).containsExactly("/nextStep");
        assertThat(refused.body()).doesNotContain("201-3344");
        assertThat(coordinator
                        .put(
                                "/v1/goals/leader-support",
                                "{\"standing\":\"progressing\",\"note\":\"Call 555-201-3344.\",\"measures\":[\"no-measure\"]}")
                        .values("/findings", "pointer"))
                .containsExactly("/measures/0", "/note");
    }
}
