package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** What is told of a round of learning. */
final class CohortResults {

    private static OneCohort counted(Server server, OneCurriculum one, int answers, int right) {
        OneCohort cohort = OneCohort.planned(server, one, 20);
        cohort.run();
        Expect.status(cohort.put("/counts", cohort.counts(answers, right)), 201);
        return cohort;
    }

    @Requirement(value = "LRN-032", lookFirst = "Whether totals are made of what is told alone.")
    void nothingIsToldOfFew(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        OneCohort cohort = counted(server, one, 4, 3);
        Expect.status(cohort.move("closed"), 200);
        Answer results = Expect.status(cohort.read("/results"), 200);
        Expect.equal("the share of enough learners", "15", results.text("/questions/0/first/n"));
        Expect.equal("the status of four learners", "too-few", results.text("/questions/1/firstStatus"));
        Expect.that(results.json().at("/questions/1/first").isMissingNode(), "no share of four learners", "one");
        Expect.equal("the total", "24", results.text("/first/denominator"));
        Expect.equal(
                "the statements",
                1,
                Expect.status(cohort.read("/statements"), 200)
                        .json()
                        .path("statements")
                        .size());
        one.move("retired");
    }

    @Requirement(value = "LRN-033", lookFirst = "Whether the state of the cohort is asked before shares are told.")
    void nothingIsToldBeforeTheEnd(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        OneCohort cohort = counted(server, one, 22, 20);
        Answer open = Expect.status(cohort.read("/results"), 200);
        Expect.equal("the status", "not-closed", open.text("/firstStatus"));
        Expect.that(
                open.json().path("first").isMissingNode()
                        && open.json().at("/questions/0/first").isMissingNode()
                        && open.json().path("finished").isMissingNode(),
                "no share",
                "one");
        Expect.that(
                Expect.status(cohort.read("/statements"), 200)
                        .json()
                        .path("statements")
                        .isEmpty(),
                "no statement",
                "one");
        Expect.status(cohort.move("closed"), 200);
        Expect.equal(
                "the share", "20", Expect.status(cohort.read("/results"), 200).text("/questions/1/first/n"));
        one.move("retired");
    }

    @Requirement(value = "LRN-034", lookFirst = "Whether identifiers follow from cohort, version and item.")
    void statementsAreTheSameEachTimeAndVoidThoseBefore(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        OneCohort cohort = counted(server, one, 22, 20);
        Expect.status(cohort.move("closed"), 200);
        JsonNode first = statements(cohort);
        Expect.equal("the statements", 2, first.size());
        for (JsonNode statement : first) {
            Expect.equal("the actor", "Group", statement.at("/actor/objectType").asString(""));
            Expect.that(!statement.path("actor").has("member"), "a group without members", "members");
        }
        Expect.equal("the identifiers", ids(first, "/id"), ids(statements(cohort), "/id"));
        Expect.status(cohort.again("/counts", cohort.counts(23, 20)), 200);
        JsonNode second = statements(cohort);
        List<String> voided = second.valueStream()
                .filter(each -> each.at("/verb/id").asString("").equals("http://adlnet.gov/expapi/verbs/voided"))
                .map(each -> each.at("/object/id").asString(""))
                .sorted()
                .toList();
        Expect.equal("what is voided", ids(first, "/id"), voided);
        Expect.equal("the statements", 4, second.size());
        one.move("retired");
    }

    private static JsonNode statements(OneCohort cohort) {
        return Expect.status(cohort.read("/statements"), 200).json().path("statements");
    }

    private static List<String> ids(JsonNode statements, String pointer) {
        return statements
                .valueStream()
                .map(one -> one.at(pointer).asString(""))
                .sorted()
                .toList();
    }
}
