package org.npcs.repository.conformance.provider.platform;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;

/** Media types of what is sent and of what comes back. */
final class Negotiation {

    @Requirement(value = "PLT-021", lookFirst = "PATCH with application/json, which many frameworks accept.")
    void anotherMediaTypeIsRefusedWithTheAcceptedOnes(Server server) {
        Stored incident = server.given().incident();
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Answer patch = nightly.call("PATCH", incident.path())
                .ifMatch(incident.etag())
                .body("application/json", "{\"child\":{\"ageYears\":5}}")
                .send();
        allowed(patch, "application/merge-patch+json");
        Answer put = nightly.put(
                        Paths.incident(server.first(), server.invented().key()))
                .body("text/plain", incident.content().toString())
                .send();
        allowed(put, "application/json");
    }

    @Requirement(value = "PLT-022", lookFirst = "Servers that answer JSON whatever was asked for.")
    void anAcceptHeaderThatCannotBeMetIsRefused(Server server) {
        Stored incident = server.given().incident();
        for (String path : List.of(Paths.incident(incident.id()), "/v1")) {
            Answer answer = server.as(Persona.FIRST_NIGHTLY)
                    .call("GET", path)
                    .header("Accept", "application/pdf")
                    .send();
            Expect.problem(answer, 406, "not-acceptable");
        }
    }

    private static void allowed(Answer answer, String type) {
        String allowed = Expect.problem(answer, 415, "unsupported-media-type")
                .path("allowed")
                .toString();
        Expect.that(allowed.contains("\"" + type + "\""), "allowed with " + type, allowed);
    }
}
