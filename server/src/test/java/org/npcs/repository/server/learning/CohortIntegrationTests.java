package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** Rounds of learning, their counts, and what is told of them and when. */
@ExtendWith(RunningSandbox.class)
class CohortIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String cohort = member.path("learning-cohorts/autumn");
    private final LocalDate start = LocalDate.ofInstant(
                    RunningSandbox.bean(RepositoryClock.class).now(), ZoneOffset.UTC)
            .minusDays(20);

    private ObjectNode plan() {
        return Samples.example("learning-cohort")
                .put("curriculum", Curriculums.published())
                .put("startsOn", start.toString());
    }

    private Reply step(String to) {
        return member.api().post(cohort + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    private void running() {
        var made = member.api().put(cohort, plan());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        step("enrolling");
        assertThat(step("running").at("/state")).isEqualTo("running");
    }

    private static ObjectNode counts(int first, int right) {
        var counts = Samples.example("learning-counts");
        ((ObjectNode) counts.at("/rows/1")).put("firstAnswers", first).put("firstCorrect", right);
        return counts.put("finished", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call-555-201-3344", "ssn-219-09-9999"})
    void aKeyPointsToNobody(String key) {
        var refused = member.api().put(member.path("learning-cohorts/" + key), plan());
        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.values("/findings", "rule")).containsExactly("LRN-R-025");
        assertThat(refused.body()).doesNotContain(key);
        assertThat(member.api().get(member.path("learning-cohorts")).json().path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"autumn-2026", "winter-2026-27", "north-west-2", "round-17"})
    void aKeyNamesARoundOfLearning(String key) {
        var made = member.api().put(member.path("learning-cohorts/" + key), plan());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    @Test
    void aCohortTakesItsStepsAndKeepsWhatItAsks() {
        var plan = plan();
        assertThat(member.api()
                        .put(cohort, plan.deepCopy().put("curriculumVersion", 2))
                        .values("/findings", "pointer"))
                .containsExactly("/curriculumVersion");
        assertThat(member.api().put(cohort, plan).at("/state")).isEqualTo("planned");
        assertThat(member.api().put(cohort + "/counts", counts(22, 20)).code()).isEqualTo("illegal-transition");
        assertThat(step("running").code()).isEqualTo("illegal-transition");
        step("enrolling");
        var own = member.api().header("If-Match", "*");
        assertThat(own.put(cohort, plan.put("startsOn", start.minusDays(1).toString()))
                        .at("/startsOn"))
                .isEqualTo(start.minusDays(1).toString());
        step("running");
        assertThat(own.put(cohort, plan.put("startsOn", start.toString())).code())
                .isEqualTo("illegal-transition");
        assertThat(step("on-hold").at("/holds/0/until")).isEmpty();
        var held = member.api().get(cohort + "/schedule");
        assertThat(held.values("/questions", "status")).containsExactly("past", "past");
        assertThat(step("closed").code()).isEqualTo("illegal-transition");
        assertThat(step("running").json().path("holds").size())
                .as("a hold within a day holds nothing")
                .isZero();
        assertThat(step("closed").at("/closedAt")).isNotEmpty();
        assertThat(step("results-published").at("/state")).isEqualTo("results-published");
        assertThat(member.api().get(member.path("learning-cohorts")).values("/items", "cohort"))
                .containsExactly("autumn");
    }

    @Test
    void theDaysOfACohortAreTold() {
        running();
        var schedule = member.api().get(cohort + "/schedule");
        assertThat(schedule.values("/questions", "day"))
                .containsExactly(start.toString(), start.plusDays(7).toString());
        assertThat(schedule.values("/questions", "status")).containsExactly("past", "due");
        assertThat(schedule.values("/questions", "week")).containsExactly("1", "2");
    }

    @Test
    void countsThatCannotBeAreRefusedInTheirPlace() {
        running();
        var wrong = counts(22, 23);
        ((ObjectNode) wrong.at("/rows/0")).put("week", 4);
        assertThat(member.api().put(cohort + "/counts", wrong).values("/findings", "pointer"))
                .containsExactly("/rows/0/week", "/rows/1/firstCorrect");
        assertThat(member.api()
                        .put(cohort + "/counts", counts(22, 20).put("started", 41))
                        .values("/findings", "rule"))
                .containsExactly("LRN-R-027");
        assertThat(member.api().put(cohort + "/counts", counts(22, 20)).status())
                .isEqualTo(201);
        assertThat(member.api().get(cohort + "/counts").at("/rows/1/firstCorrect"))
                .isEqualTo("20");
    }

    @Test
    void nothingIsToldBeforeTheEndOrOfFew() {
        running();
        member.api().put(cohort + "/counts", counts(4, 4));
        var open = member.api().get(cohort + "/results");
        assertThat(open.at("/firstStatus")).isEqualTo("not-closed");
        assertThat(open.body()).doesNotContain("denominator");
        assertThat(member.api()
                        .get(cohort + "/statements")
                        .json()
                        .path("statements")
                        .size())
                .isZero();
        step("closed");
        var told = member.api().get(cohort + "/results");
        assertThat(told.values("/questions", "firstStatus")).containsExactly("told", "too-few");
        assertThat(told.at("/first/denominator"))
                .as("the total of what is told")
                .isEqualTo("24");
        assertThat(told.at("/first/value")).isEqualTo("0.625");
        assertThat(told.at("/laterStatus")).isEqualTo("too-few");
        assertThat(told.at("/finished/denominator")).isEqualTo("26");
    }

    @Test
    void statementsAreTheSameEachTimeAndThoseBeforeAreVoided() {
        running();
        member.api().put(cohort + "/counts", counts(10, 4));
        var own = member.api().header("If-Match", "*");
        own.put(cohort + "/counts", counts(22, 20));
        step("closed");
        var first = member.api().get(cohort + "/statements");
        assertThat(first.values("/statements", "id")).hasSize(2);
        assertThat(first.at("/statements/0/actor/objectType")).isEqualTo("Group");
        assertThat(member.api().get(cohort + "/statements").values("/statements", "id"))
                .isEqualTo(first.values("/statements", "id"));
        own.put(cohort + "/counts", counts(23, 20));
        var second = member.api().get(cohort + "/statements");
        assertThat(List.of(second.at("/statements/0/object/id"), second.at("/statements/1/object/id")))
                .isEqualTo(first.values("/statements", "id"));
        assertThat(second.at("/statements/0/verb/id")).endsWith("voided");
        assertThat(second.values("/statements", "id"))
                .hasSize(4)
                .doesNotContainAnyElementsOf(first.values("/statements", "id"));
    }

    @Test
    void aCohortExistsForItsOwnerAlone() {
        running();
        member.api().put(cohort + "/counts", counts(22, 20));
        for (String persona : List.of("fenwick-analyst", "steward")) {
            for (String below : List.of("", "/schedule", "/counts", "/results", "/statements")) {
                assertThat(Api.as(persona).get(cohort + below).code())
                        .as(persona + below)
                        .isEqualTo("not-found");
            }
            assertThat(Api.as(persona).get(member.path("learning-cohorts")).code())
                    .isEqualTo("not-found");
        }
        assertThat(Api.as("fenwick-analyst").put(cohort, plan()).code()).isEqualTo("not-found");
    }
}
