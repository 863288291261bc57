package org.npcs.repository.conformance.provider.learning;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rounds of learning and their counts. */
final class Cohorts {

    @Requirement(value = "LRN-029", lookFirst = "Whether a cohort is asked for in the name of its owner.")
    void aCohortExistsForItsOwnerAlone(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        OneCohort cohort = OneCohort.planned(server, one, 20);
        cohort.run();
        Expect.status(cohort.put("/counts", cohort.counts(22, 20)), 201);
        for (String below : List.of("", "/schedule", "/counts", "/results", "/statements")) {
            Expect.status(cohort.read(below), 200);
            for (Persona other : List.of(Persona.SECOND_ANALYST, Persona.STEWARD)) {
                Expect.problem(server.as(other).get(cohort.path() + below), 404, "not-found");
            }
        }
        Expect.problem(server.as(Persona.SECOND_ANALYST).get(OneCohort.collection(server)), 404, "not-found");
        Expect.problem(
                server.as(Persona.SECOND_ANALYST)
                        .put(cohort.path())
                        .ifMatch("*")
                        .json(cohort.content())
                        .send(),
                404,
                "not-found");
        one.move("retired");
    }

    @Requirement(value = "LRN-039", lookFirst = "Whether the key is screened as texts are.")
    void aKeyPointsToNobody(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        OneCohort cohort = OneCohort.planned(server, one, 1);
        String path = OneCohort.collection(server) + "/call-555-201-3344";
        Answer refused = server.as(Persona.FIRST_ANALYST)
                .put(path)
                .json(cohort.content())
                .send();
        Expect.problem(refused, 422, "validation-failed");
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the key", "the key in it");
        Expect.problem(server.as(Persona.FIRST_ANALYST).get(path), 404, "not-found");
        one.move("retired");
    }

    @Requirement(value = "LRN-030", lookFirst = "Whether the state is asked before a cohort is changed.")
    void aCohortThatRunsKeepsWhatItAsks(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        OneCohort cohort = OneCohort.planned(server, one, 20);
        Expect.problem(cohort.move("running"), 409, "illegal-transition");
        cohort.run();
        LocalDate start = LocalDate.parse(cohort.content().path("startsOn").asString(""));
        ObjectNode earlier = cohort.content().put("startsOn", start.minusDays(7).toString());
        Expect.problem(cohort.again("", earlier), 409, "illegal-transition");
        Expect.problem(cohort.move("results-published"), 409, "illegal-transition");
        Expect.status(cohort.move("on-hold"), 200);
        Expect.problem(cohort.move("closed"), 409, "illegal-transition");
        Expect.status(cohort.move("running"), 200);
        Expect.status(cohort.move("closed"), 200);
        Expect.equal(
                "the first day",
                start.toString(),
                Expect.status(cohort.read(""), 200).text("/startsOn"));
        one.move("retired");
    }

    @Requirement(value = "LRN-031", lookFirst = "Whether counts are compared with each other and with what was asked.")
    void countsThatCannotBeAreRefused(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        OneCohort cohort = OneCohort.planned(server, one, 10);
        cohort.run();
        Expect.status(cohort.put("/counts", cohort.counts(22, 20)), 201);
        refused(cohort, cohort.counts(22, 23), "/rows/1/firstCorrect");
        refused(cohort, cohort.counts(27, 20), "/rows/1/firstAnswers");
        refused(cohort, cohort.counts(22, 20).put("started", 41), "/started");
        refused(cohort, changed(cohort, "week", 3), "/rows/1/week");
        refused(cohort, changed(cohort, "week", 1), "/rows/1/week");
        refused(cohort, changed(cohort, "itemVersion", 2), "/rows/1/item");
        one.move("retired");
    }

    private static ObjectNode changed(OneCohort cohort, String member, int number) {
        ObjectNode counts = cohort.counts(22, 20);
        ((ObjectNode) counts.at("/rows/1")).put(member, number);
        return counts;
    }

    private static void refused(OneCohort cohort, ObjectNode counts, String pointer) {
        JsonNode problem = Expect.problem(cohort.again("/counts", counts), 422, "validation-failed");
        Expect.equal("the place", pointer, problem.at("/findings/0/pointer").asString(""));
    }
}
