package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Curricula while they are written. */
final class Curricula {

    @Requirement(value = "LRN-020", lookFirst = "Whether members read the working draft or what was published.")
    void aDraftExistsForNobodyElse(Server server) {
        OneCurriculum one = new OneCurriculum(server);
        Expect.status(one.write(one.content()), 201);
        Expect.problem(one.read(""), 404, "not-found");
        Expect.that(!listed(server).contains(one.key()), "no draft in the list of a member", "one");
        Expect.status(one.move("published"), 200);
        Expect.that(listed(server).contains(one.key()), "what was published in the list", "that it is not there");
        Expect.status(one.move("draft"), 200);
        Expect.status(one.rewrite(one.content().put("title", "Another title")), 200);
        Expect.equal(
                "the title that a member reads",
                one.content().path("title").asString(""),
                Expect.status(one.read(""), 200).text("/content/title"));
        one.move("published");
        one.move("retired");
    }

    private static List<String> listed(Server server) {
        return Pages.all(server.as(Persona.FIRST_ANALYST), "/v1/curricula?limit=100", 100, "/curriculum");
    }

    @Requirement(value = "LRN-023", lookFirst = "Whether right answers are looked for among the options.")
    void aQuestionCanBeAnswered(Server server) {
        OneCurriculum one = new OneCurriculum(server);
        ObjectNode twice = one.content();
        ((ObjectNode) twice.at("/items/1")).put("key", "place");
        refused(one, twice, "/items/1/key");
        ObjectNode missing = one.content();
        ((ArrayNode) missing.at("/items/0/correct")).set(0, "c");
        refused(one, missing, "/items/0/correct/0");
        ObjectNode both = one.content();
        ((ArrayNode) both.at("/items/1/correct")).add("true");
        refused(one, both, "/items/1/correct");
        ObjectNode all = one.content();
        ((ArrayNode) all.at("/items/0/correct")).add("b");
        refused(one, all, "/items/0/correct");
    }

    private static JsonNode refused(OneCurriculum one, ObjectNode content, String... pointers) {
        JsonNode problem = Expect.problem(one.write(content), 422, "validation-failed");
        List<String> found = problem.path("findings")
                .valueStream()
                .map(finding -> finding.path("pointer").asString(""))
                .toList();
        Expect.equal("the places", List.of(pointers), found);
        return problem;
    }

    @Requirement(value = "LRN-024", lookFirst = "Whether texts of questions are screened before they are stored.")
    void textsPointToNobody(Server server) {
        OneCurriculum one = new OneCurriculum(server);
        ObjectNode content = one.content();
        ((ObjectNode) content.at("/items/0")).put("explanation", "Call 555-201-3344 to learn why.");
        JsonNode problem = refused(one, content, "/items/0/explanation");
        Expect.that(!problem.toString().contains("201-3344"), "a refusal without the text", "the text in it");
    }

    @Requirement(value = "LRN-025", lookFirst = "Whether releases and notices that are named are looked up.")
    void whatACurriculumRestsOnCanBeRead(Server server) {
        OneCurriculum one = new OneCurriculum(server);
        ObjectNode content = one.content();
        content.putArray("notices").add("NPCS-SN-2001-01");
        content.putArray("evidence")
                .addObject()
                .put("release", "2001Q1.1")
                .put("table", "incidents")
                .put("period", "2001");
        refused(one, content, "/evidence/0", "/notices/0");
    }

    @Requirement(
            value = "LRN-026",
            lookFirst = "Whether the question is written from the options without what is right.")
    void theQuestionOfAMailGivesNothingAway(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        Answer mail = Expect.status(one.read("/versions/1/mails/place?format=json"), 200);
        Expect.that(
                mail.text("/questionText").contains("On a sofa.")
                        && !mail.text("/questionText").contains("A firm place"),
                "the options without the reason",
                "something else");
        int first = mail.text("/questionText").indexOf("In a cot of its own.");
        Expect.that(
                first >= 0 && mail.text("/questionText").indexOf("In a cot of its own.", first + 1) < 0,
                "that the right answer stands there once, like any other",
                "something else");
        Expect.that(mail.text("/feedbackText").contains("A firm place"), "the reason in the feedback", "nothing");
        Answer page = Expect.status(one.read("/versions/1/mails/place?format=html&part=question"), 200);
        for (String outside : List.of("src=", "href=", "url(", "<script", "A firm place")) {
            Expect.that(!page.text().contains(outside), "a page without " + outside, outside);
        }
        one.move("retired");
    }

    @Requirement(value = "LRN-035", lookFirst = "Whether definitions are written from the kind of the question.")
    void definitionsNameTheCorrectResponses(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        JsonNode activities =
                Expect.status(one.read("/versions/1/xapi"), 200).json().path("activities");
        Expect.equal(
                "the types",
                "choice true-false",
                activities.at("/0/definition/interactionType").asString("") + " "
                        + activities.at("/1/definition/interactionType").asString(""));
        Expect.equal(
                "the responses",
                "[\"a\"] [\"false\"]",
                activities.at("/0/definition/correctResponsesPattern") + " "
                        + activities.at("/1/definition/correctResponsesPattern"));
        one.move("retired");
    }
}
