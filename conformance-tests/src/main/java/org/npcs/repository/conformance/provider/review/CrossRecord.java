package org.npcs.repository.conformance.provider.review;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults between a review, its incident and its instrument. */
final class CrossRecord {

    @Requirement(value = "REV-008", lookFirst = "Whether numbers are looked up in the same document.")
    void aRecommendationAnswersOpportunitiesOfItsReview(Server server) {
        Stored incident = server.given().accepted();
        ObjectNode content = server.given()
                .reviewContent(incident.key(), 1, server.instrument().unrated());
        content.putArray("opportunities").addObject().put("number", 1).put("theme", "IO-TEAM");
        ObjectNode recommendation =
                content.putArray("recommendations").addObject().put("number", 1).put("status", "ACCEPTED");
        recommendation.putArray("opportunities").add(2);
        Answer answer = server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(server.first(), incident.key(), 1))
                .json(content)
                .send();
        Findings.refusedAt(answer, "/recommendations/0/opportunities");
    }

    @Requirement(value = "REV-012", lookFirst = "Whether the check without storing reads instrument and incident.")
    void theCheckKnowsInstrumentAndIncident(Server server) {
        Stored incident = server.given().accepted();
        ObjectNode content = server.given()
                .reviewContent(incident.key(), 1, server.instrument().unrated());
        content.put("openedOn", "2024-03-01");
        content.putArray("ratings").add(server.instrument().rating("NO-SUCH-ITEM", "agreed"));
        Answer answer = server.as(Persona.FIRST_REVIEWER)
                .call("POST", Paths.reviews(server.first()) + "/validate")
                .json(content)
                .send();
        JsonNode findings = Expect.status(answer, 200).json().path("findings");
        Findings.at(findings, "/ratings/0");
        JsonNode crossed = Findings.at(findings, "/openedOn");
        Expect.equal("the class", "cross-record", crossed.path("class").asString(""));
    }
}
