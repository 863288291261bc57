package org.npcs.repository.conformance.provider.notice;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was not issued warns nobody. */
final class Drafts {

    private static final String PHONE = "Families were told to call 555-201-3344 at night, and nobody answered.";

    @Requirement(value = "NTC-001", lookFirst = "Whether reading asks if the notice was issued.")
    void aDraftExistsForNobodyElse(Server server) {
        try (OneNotice notice = OneNotice.drafted(server, OneNotice.content(server))) {
            existsForNobody(server, notice);
            Expect.status(notice.read(Persona.STEWARD), 200);
            Expect.status(notice.move("gate"), 200);
            existsForNobody(server, notice);
            Expect.status(notice.end("withdrawn"), 200);
            existsForNobody(server, notice);
        }
    }

    private static void existsForNobody(Server server, OneNotice notice) {
        for (String view : List.of("", "/versions", "/responses")) {
            JsonNode missing = Expect.problem(
                    server.as(Persona.FIRST_ANALYST)
                            .get(OneNotice.COLLECTION + "/" + server.invented().identifier() + view),
                    404,
                    "not-found");
            JsonNode refused =
                    Expect.problem(server.as(Persona.FIRST_ANALYST).get(notice.path() + view), 404, "not-found");
            for (String member : List.of("title", "detail")) {
                Expect.equal("the " + member + " of a draft", missing.path(member), refused.path(member));
            }
        }
        Expect.that(
                !Pages.all(server.as(Persona.FIRST_ANALYST), OneNotice.COLLECTION + "?limit=100", 100, "/id")
                        .contains(notice.id()),
                "no draft in the list of a member",
                "one");
    }

    @Requirement(value = "NTC-006", lookFirst = "Whether texts are screened before the gate.")
    void aSuspectedTextWaitsForAnotherPerson(Server server) {
        ObjectNode content = OneNotice.content(server).put("hazard", PHONE);
        try (OneNotice notice = OneNotice.drafted(server, content)) {
            Answer refused = notice.move("gate");
            Expect.problem(refused, 422, "validation-failed");
            Expect.equal("the place", "/hazard", refused.text("/findings/0/pointer"));
            Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
            Expect.problem(decide(server, notice, Persona.OPERATOR), 409, "second-person-needed");
            Expect.status(decide(server, notice, Persona.STEWARD), 201);
            Expect.status(notice.move("gate"), 200);
        }
    }

    private static Answer decide(Server server, OneNotice notice, Persona persona) {
        return server.as(persona)
                .post(notice.path() + "/redaction-decisions")
                .json(server.invented()
                        .object()
                        .put("pointer", "/hazard")
                        .put("version", 1)
                        .put("reason", "public-service"))
                .send();
    }

    @Requirement(value = "NTC-018", lookFirst = "Whether warnings of the rules for notices are told.")
    void whatDoesNotHinderIsWarnedOf(Server server) {
        ObjectNode content = OneNotice.content(server)
                .put("hazard", "Visits failed to look at the place where infants sleep, and infants died.");
        content.remove("balancingMeasure");
        Answer draft = Expect.status(OneNotice.asked(server, content), 201);
        List<String> pointers = draft.json()
                .path("warnings")
                .valueStream()
                .map(one -> one.path("pointer").asString(""))
                .toList();
        Expect.that(
                pointers.containsAll(List.of("/balancingMeasure", "/hazard")),
                "warnings of the balancing measure and of the wording",
                pointers.toString());
    }
}
