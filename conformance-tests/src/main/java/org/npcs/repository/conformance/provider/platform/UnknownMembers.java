package org.npcs.repository.conformance.provider.platform;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.node.ObjectNode;

/** Members that the contract does not know are findings, or warnings where the client asked for that. */
final class UnknownMembers {

    @Requirement(value = "PLT-005", lookFirst = "Whether the reader is set to ignore unknown properties.")
    void anUnknownMemberOfAnIncidentIsAFinding(Server server) {
        ObjectNode content = incident(server);
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .put(path(server, content))
                .json(content)
                .send();
        Findings.refusedAt(answer, "/shoeColour");
        Findings.refusedAt(answer, "/child/shoeSize");
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path(server, content)), 404);
    }

    @Requirement(value = "PLT-005", lookFirst = "Whether reviews are checked as incidents are.")
    void anUnknownMemberOfAReviewIsAFinding(Server server) {
        Stored incident = server.given().accepted();
        ObjectNode content = server.given()
                .reviewContent(incident.key(), 1, server.instrument().unrated());
        content.put("mood", "good");
        Answer answer = server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(server.first(), incident.key(), 1))
                .json(content)
                .send();
        Findings.refusedAt(answer, "/mood");
    }

    @Requirement(value = "PLT-006", lookFirst = "The header Prefer on the PUT of an incident.")
    void aLenientPutOfAnIncidentWarns(Server server) {
        ObjectNode content = incident(server);
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .put(path(server, content))
                .header("Prefer", "handling=lenient")
                .json(content)
                .send();
        warned(Expect.status(answer, 201), "/shoeColour");
    }

    @Requirement(value = "PLT-006", lookFirst = "The header Prefer on the PUT of a review.")
    void aLenientPutOfAReviewWarns(Server server) {
        Stored incident = server.given().accepted();
        ObjectNode content = server.given()
                .reviewContent(incident.key(), 1, server.instrument().unrated());
        content.put("mood", "good");
        Answer answer = server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(server.first(), incident.key(), 1))
                .header("Prefer", "handling=lenient")
                .json(content)
                .send();
        warned(Expect.status(answer, 201), "/mood");
    }

    private static void warned(Answer answer, String pointer) {
        var finding = Findings.at(answer.json().path("warnings"), pointer);
        Expect.equal("the severity", "warning", finding.path("severity").asString(""));
        Expect.that(
                answer.headers("Preference-Applied").contains("handling=lenient"),
                "Preference-Applied with handling=lenient",
                "'" + answer.headers("Preference-Applied") + "'");
    }

    private static ObjectNode incident(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        content.put("shoeColour", "green").withObject("/child").put("shoeSize", 9);
        return content;
    }

    private static String path(Server server, ObjectNode content) {
        return Paths.incident(server.first(), content.path("localKey").asString(""));
    }
}
