package org.npcs.repository.conformance.provider;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies of one event that both members reported: incidents with one token, which agree in nothing else.
 *
 * @param ours the copy of the first member
 * @param theirs the copy of the second member
 * @param token the token that both gave
 */
public record TwoCopies(Stored ours, Stored theirs, String token) {

    /** Returns two incidents that will be suspected. */
    public static TwoCopies of(Server server) {
        return of(server, server.given().incident());
    }

    /** Returns an incident of the first member and one of the second that will be suspected to be its copy. */
    public static TwoCopies of(Server server, Stored ours) {
        ObjectNode content = server.invented().incident(server.invented().key(), LocalDate.of(2023, 2, 3));
        content.withObject("/child").put("sex", "1").put("ageYears", 11);
        Stored theirs = server.given().incident(Persona.SECOND_NIGHTLY, server.second(), content);
        String token = server.invented().letters(30);
        give(server, Persona.FIRST_NIGHTLY, ours, token);
        give(server, Persona.SECOND_NIGHTLY, theirs, token);
        return new TwoCopies(ours, theirs, token);
    }

    private static void give(Server server, Persona persona, Stored incident, String token) {
        Expect.status(
                server.as(persona)
                        .post(Paths.incident(incident.id()) + "/match-tokens")
                        .json(server.invented().object().put("token", token))
                        .send(),
                201);
    }

    /** Waits until they are suspected, and returns the identifier of the candidate. */
    public String suspected(Server server) {
        return candidate(server, Persona.FIRST_NIGHTLY, server.first(), ours.id(), server.second())
                .path("id")
                .asString("");
    }

    /** Decides on a candidate. */
    public static Answer decide(Server server, Persona persona, String id, String decision) {
        ObjectNode body = server.invented().object().put("decision", decision).put("reason", "new-information");
        return server.as(persona)
                .post("/v1/duplicate-candidates/" + id + "/decisions")
                .json(body)
                .send();
    }

    /** Waits for the candidate with an incident and with another one, or one of another owner. */
    public static JsonNode candidate(Server server, Persona persona, String owner, String incident, String other) {
        int patience = server.configuration().patienceSeconds();
        long end = System.nanoTime() + patience * 1_000_000_000L;
        String path = "/v1/jurisdictions/" + owner + "/duplicate-candidates?state=suspected&limit=500";
        do {
            Optional<JsonNode> found = Pages.items(server.as(persona), path, 500).stream()
                    .filter(item -> concerns(item, incident)
                            && (concerns(item, other)
                                    || item.at("/other/jurisdiction")
                                            .asString("")
                                            .equals(other)))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(100_000_000);
        } while (System.nanoTime() < end);
        throw new Failed("a duplicate candidate", "none after " + patience + " s");
    }

    private static boolean concerns(JsonNode candidate, String incident) {
        return candidate.path("incidentId").asString("").equals(incident)
                || candidate.at("/other/incidentId").asString("").equals(incident);
    }
}
