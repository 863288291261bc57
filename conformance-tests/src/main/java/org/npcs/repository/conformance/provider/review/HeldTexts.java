package org.npcs.repository.conformance.provider.review;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts that are suspected to point to a person; all names and numbers are invented. */
final class HeldTexts {

    private static final String NAME = "Quintessa";
    private static final String SUSPECT = "Ask " + NAME + " Ferrowhistle at 555-010-0199.";
    private static final String PLAIN = "A shared hand-off sheet helps.";
    private static final String BLAME = "The team failed to plan the visit.";

    @Requirement(value = "REV-061", lookFirst = "Whether texts are screened on every way in.")
    void aSuspectedTextIsStoredAndHeld(Server server) {
        ObjectNode content = content(server, PLAIN);
        Answer stored = put(server, Persona.FIRST_REVIEWER, content, "");
        Expect.status(stored, 201);
        Expect.that(!stored.json().has("redaction"), "nothing to be held of a plain text", "that it is");
        held(patch(server, content, stored, SUSPECT));
        Answer read = Expect.status(server.as(Persona.FIRST_REVIEWER).get(path(server, content)), 200);
        held(read);
        Expect.equal("the stored text", SUSPECT, read.text("/content/lesson"));
        ObjectNode other = content(server, SUSPECT);
        held(put(server, Persona.FIRST_REVIEWER, other, ""));
    }

    private static void held(Answer answer) {
        JsonNode redaction = Expect.status(answer, 200, 201).json().path("redaction");
        Expect.equal("the state", "needs-redaction", redaction.path("state").asString(""));
        Expect.equal("the place", "/lesson", redaction.at("/texts/0/pointer").asString(""));
        List<String> kinds = redaction
                .at("/texts/0/kinds")
                .valueStream()
                .map(kind -> kind.asString(""))
                .toList();
        Expect.that(kinds.containsAll(List.of("person-name", "phone-number")), "a name and a number", "kinds " + kinds);
    }

    @Requirement(
            value = {"REV-062", "REV-066"},
            lookFirst = "Messages that quote what was found.")
    void noWordIsToldOfWhatIsHeld(Server server) {
        ObjectNode content = content(server, SUSPECT);
        JsonNode stored = Expect.status(put(server, Persona.FIRST_REVIEWER, content, ""), 201)
                .json();
        JsonNode listed = listed(server, stored.path("id").asString(""));
        Expect.equal(
                "the place", "/lesson", listed.at("/redaction/texts/0/pointer").asString(""));
        Expect.that(!listed.at("/redaction/texts/0/kinds").isEmpty(), "the kinds", "none");
        for (JsonNode told : List.of(stored.path("redaction"), stored.path("warnings"), listed)) {
            Expect.that(!told.toString().contains(NAME), "no word of the text", "the planted name");
        }
    }

    private static JsonNode listed(Server server, String id) {
        String path = "/v1/jurisdictions/" + server.first() + "/held-texts?limit=500";
        String cursor = "";
        while (true) {
            JsonNode page = Expect.status(server.as(Persona.FIRST_REVIEWER).get(path + cursor), 200)
                    .json();
            for (JsonNode one : page.path("items")) {
                if (one.path("reviewId").asString("").equals(id)) {
                    return one;
                }
            }
            Expect.that(!page.path("complete").asBoolean(true), "the review in the list", "that it is not");
            cursor = "&cursor=" + page.path("nextCursor").asString("");
        }
    }

    @Requirement(value = "REV-063", lookFirst = "Whether the holding is judged anew with each version.")
    void rewritingEndsTheHolding(Server server) {
        ObjectNode content = content(server, SUSPECT);
        Answer stored = Expect.status(put(server, Persona.FIRST_REVIEWER, content, ""), 201);
        Answer rewritten = Expect.status(patch(server, content, stored, PLAIN), 200);
        Expect.that(!rewritten.json().has("redaction"), "nothing to be held", "that it is");
    }

    @Requirement(value = "REV-064", lookFirst = "Whether it is kept who wrote the text.")
    void theWriterDoesNotDecide(Server server) {
        Answer owner = server.as(Persona.FIRST_LEAD).get("/v1/jurisdictions/" + server.first());
        if (owner.json().path("onePersonFinalisation").asBoolean(false)) {
            throw new Inconclusive("the profile of the first member allows one person; configure another member");
        }
        Answer own = Expect.status(put(server, Persona.FIRST_LEAD, content(server, SUSPECT), ""), 201);
        Expect.problem(decide(server, own), 409, "second-person-needed");
        Answer other = Expect.status(put(server, Persona.FIRST_REVIEWER, content(server, SUSPECT), ""), 201);
        Answer decided = Expect.status(decide(server, other), 201);
        Expect.equal("the state", "clear", decided.text("/redaction/state"));
    }

    @Requirement(value = "REV-065", lookFirst = "Decisions that are bound to the place instead of the text.")
    void aDecisionIsForTheVeryText(Server server) {
        ObjectNode content = content(server, SUSPECT);
        Answer stored = Expect.status(put(server, Persona.FIRST_REVIEWER, content, ""), 201);
        Expect.status(decide(server, stored), 201);
        Answer cleared = Expect.status(server.as(Persona.FIRST_REVIEWER).get(path(server, content)), 200);
        Expect.that(!cleared.json().has("redaction"), "nothing to be held after the decision", "that it is");
        Answer changed = patch(server, content, cleared, SUSPECT.replace("Ask", "Call"));
        Expect.status(changed, 200);
        Expect.equal("the state of another text", "needs-redaction", changed.text("/redaction/state"));
    }

    @Requirement(
            value = {"REV-068", "REV-069"},
            lookFirst = "Whether check and storing run one screening.")
    void aCheckTellsWhatStoringWouldHold(Server server) {
        JsonNode suspected = validated(server, content(server, SUSPECT));
        Expect.equal("accepted", true, suspected.path("accepted").asBoolean(false));
        Expect.equal(
                "the warnings on the text", List.of("REV-R-120", "REV-R-121"), warnings(suspected.path("findings")));
        ObjectNode blaming = content(server, BLAME);
        Expect.equal(
                "the warnings on blame",
                List.of("REV-R-130"),
                warnings(validated(server, blaming).path("findings")));
        Answer stored = Expect.status(put(server, Persona.FIRST_REVIEWER, blaming, ""), 201);
        Expect.equal(
                "the warnings of storing",
                List.of("REV-R-130"),
                warnings(stored.json().path("warnings")));
        Expect.that(!stored.json().has("redaction"), "nothing to be held for its wording", "that it is");
    }

    private static JsonNode validated(Server server, ObjectNode content) {
        return Expect.status(
                        server.as(Persona.FIRST_REVIEWER)
                                .call("POST", Paths.reviews(server.first()) + "/validate")
                                .json(content)
                                .send(),
                        200)
                .json();
    }

    private static List<String> warnings(JsonNode findings) {
        return findings.valueStream()
                .filter(one -> one.path("pointer").asString("").equals("/lesson")
                        && one.path("severity").asString("").equals("warning"))
                .map(one -> one.path("rule").asString(""))
                .toList();
    }

    private static ObjectNode content(Server server, String lesson) {
        Stored incident = server.given().accepted();
        return server.given()
                .reviewContent(incident.key(), 1, server.instrument().unrated())
                .put("lesson", lesson);
    }

    private static String path(Server server, ObjectNode content) {
        return Paths.review(server.first(), content.path("incidentLocalKey").asString(""), 1);
    }

    private static Answer put(Server server, Persona by, ObjectNode content, String query) {
        return server.as(by).put(path(server, content) + query).json(content).send();
    }

    private static Answer patch(Server server, ObjectNode content, Answer before, String lesson) {
        return server.as(Persona.FIRST_REVIEWER)
                .call("PATCH", path(server, content) + "?reason=entry-error&expectedVersion=" + before.text("/version"))
                .body(
                        "application/merge-patch+json",
                        server.invented().object().put("lesson", lesson).toString())
                .send();
    }

    private static Answer decide(Server server, Answer stored) {
        ObjectNode decision =
                server.invented().object().put("pointer", "/lesson").put("reason", "no-person");
        return server.as(Persona.FIRST_LEAD)
                .post(Paths.review(stored.text("/id")) + "/redaction-decisions")
                .json(decision.put("version", stored.json().path("version").asInt(0)))
                .send();
    }
}
