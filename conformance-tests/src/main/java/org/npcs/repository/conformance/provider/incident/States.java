package org.npcs.repository.conformance.provider.incident;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;

/** The state machine of incidents. */
final class States {

    @Requirement(value = "INC-013", lookFirst = "Whether the refusal tells state and allowed states.")
    void aStepThatIsNotAllowedTellsWhatIs(Server server) {
        Stored incident = server.given().incident();
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.incident(incident.id()) + "/transitions")
                .json(server.invented().object().put("to", "finalised"))
                .send();
        JsonNode problem = Expect.problem(answer, 409, "illegal-transition");
        Expect.equal("the state", "provisional", problem.path("state").asString(""));
        String allowed = problem.path("allowed").toString();
        Expect.that(
                allowed.contains("\"accepted\"") && allowed.contains("\"screened-out\""),
                "allowed with accepted and screened-out",
                allowed);
        Answer stored = server.as(Persona.FIRST_NIGHTLY).get(incident.path());
        Expect.equal("the state", "provisional", stored.text("/state"));
    }
}
