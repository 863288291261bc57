package org.npcs.repository.conformance.provider.incident;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Three states of a member in a patch, no fourth. */
final class Patches {

    @Requirement(value = "INC-008", lookFirst = "Readers that cannot tell null from absent.")
    void aPatchOfAnIncidentKeepsRemovesAndReplaces(Server server) {
        Stored incident = server.given().incident();
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .patch(incident.path(), "{\"awareDate\":null,\"child\":{\"ageYears\":4,\"inCare\":null}}")
                .ifMatch(incident.etag())
                .send();
        Expect.status(answer, 200);
        ObjectNode expected = incident.content().deepCopy();
        expected.remove("awareDate");
        expected.withObject("/child").put("ageYears", 4).remove("inCare");
        expect(server.as(Persona.FIRST_NIGHTLY).get(incident.path()), expected);
    }

    @Requirement(value = "INC-008", lookFirst = "Whether reviews are patched by the same code.")
    void aPatchOfAReviewKeepsRemovesAndReplaces(Server server) {
        Stored review = server.given().review();
        Answer answer = server.as(Persona.FIRST_REVIEWER)
                .patch(review.path(), "{\"depth\":null,\"lesson\":\"A short lesson.\"}")
                .ifMatch(review.etag())
                .send();
        Expect.status(answer, 200);
        ObjectNode expected = review.content().deepCopy().put("lesson", "A short lesson.");
        expected.remove("depth");
        expect(server.as(Persona.FIRST_REVIEWER).get(Paths.review(review.id())), expected);
    }

    private static void expect(Answer answer, JsonNode expected) {
        Expect.that(
                answer.json().path("content").equals(expected),
                "the content " + expected,
                answer.json().path("content").toString());
    }
}
