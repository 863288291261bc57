package org.npcs.repository.conformance.provider.incident;

import java.util.List;
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

/** All faults at once, and nothing stored. */
final class DryRuns {

    private static final List<String> PLACES =
            List.of("/awareDate", "/categories", "/child/ageYears", "/child/sex", "/shoeColour");

    @Requirement(value = "INC-009", lookFirst = "Whether the transaction of the check is rolled back.")
    void aCheckOfAnIncidentStoresNothing(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        Answer report = validate(server, content);
        Expect.equal("accepted", true, report.json().path("accepted").asBoolean(false));
        String path = Paths.incident(server.first(), content.path("localKey").asString(""));
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 404);
    }

    @Requirement(value = "INC-009", lookFirst = "Whether the check of a review is rolled back, too.")
    void aCheckOfAReviewStoresNothing(Server server) {
        Stored incident = server.given().accepted();
        ObjectNode content = server.given()
                .reviewContent(incident.key(), 1, server.instrument().rated());
        Answer report = server.as(Persona.FIRST_REVIEWER)
                .call("POST", Paths.reviews(server.first()) + "/validate")
                .json(content)
                .send();
        Expect.equal(
                "accepted",
                true,
                Expect.status(report, 200).json().path("accepted").asBoolean(false));
        Expect.status(server.as(Persona.FIRST_REVIEWER).get(Paths.review(server.first(), incident.key(), 1)), 404);
    }

    @Requirement(
            value = "INC-010",
            lookFirst = "Checks that stop at the first fault, or run rules only on sound documents.")
    void allFaultsAreReportedAtOnce(Server server) {
        ObjectNode faulty = server.invented().incident(server.invented().key());
        faulty.put("awareDate", "2024-03-01").put("shoeColour", "green");
        faulty.putArray("categories").add("NEG").add("NEG");
        faulty.withObject("/child").put("sex", "none").put("ageYears", 99);
        Answer report = validate(server, faulty);
        Expect.equal("accepted", false, report.json().path("accepted").asBoolean(true));
        complete(report.json().path("findings"));
        Answer refusal = server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.first(), faulty.path("localKey").asString("")))
                .json(faulty)
                .send();
        complete(Expect.problem(refusal, 422, "validation-failed").path("findings"));
    }

    private static void complete(JsonNode findings) {
        PLACES.forEach(place -> Findings.at(findings, place));
        for (JsonNode finding : findings) {
            for (String member : List.of("pointer", "rule", "class", "origin", "message", "fix")) {
                Expect.that(finding.path(member).isString(), member + " in each finding", finding.toString());
            }
        }
    }

    private static Answer validate(Server server, ObjectNode content) {
        return Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .call("POST", Paths.incidents(server.first()) + "/validate")
                        .json(content)
                        .send(),
                200);
    }
}
