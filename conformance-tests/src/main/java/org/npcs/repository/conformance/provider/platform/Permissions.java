package org.npcs.repository.conformance.provider.platform;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.node.ObjectNode;

/** Scopes, and that permission comes before everything else. */
final class Permissions {

    @Requirement(value = "SEC-003", lookFirst = "Whether the scope of each operation is taken from the contract.")
    void aMissingScopeIsNamed(Server server) {
        String key = server.invented().key();
        Answer put = server.as(Persona.FIRST_REVIEWER)
                .put(Paths.incident(server.first(), key))
                .json(server.invented().incident(key))
                .send();
        lacks(put, "incident:write");
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(server.first(), key)), 404);
    }

    @Requirement(value = "SEC-003", lookFirst = "Whether the scopes of the token count, or only those of the client.")
    void aTokenWithFewerScopesGivesFewerRights(Server server) {
        String token = server.tokens().of(Persona.FIRST_NIGHTLY, "review:read");
        Answer list = server.as(Persona.ANYBODY)
                .call("GET", Paths.incidents(server.first()))
                .header("Authorization", "Bearer " + token)
                .send();
        lacks(list, "incident:read");
    }

    @Requirement(value = "SEC-005", lookFirst = "The order of the steps: permission, then the body.")
    void permissionIsDecidedBeforeTheBody(Server server) {
        Stored incident = server.given().accepted();
        ObjectNode faulty = server.invented().object().put("no", "sense");
        String own = Paths.incident(server.first(), server.invented().key());
        String review = Paths.review(server.first(), incident.key(), 1);
        List<Answer> answers = List.of(
                server.as(Persona.FIRST_REVIEWER).put(own).json(faulty).send(),
                server.as(Persona.FIRST_REVIEWER)
                        .put(own)
                        .body("application/json", "{")
                        .send(),
                server.as(Persona.FIRST_ADMIN).put(review).json(faulty).send(),
                server.as(Persona.FIRST_ADMIN)
                        .put(review)
                        .body("application/json", "{")
                        .send());
        answers.forEach(answer -> Expect.problem(answer, 403, "insufficient-scope"));
        Answer foreign = server.as(Persona.SECOND_NIGHTLY)
                .put(Paths.incident(server.first(), incident.key()))
                .json(faulty)
                .send();
        Expect.problem(foreign, 404, "not-found");
    }

    private static void lacks(Answer answer, String scope) {
        String allowed = Expect.problem(answer, 403, "insufficient-scope")
                .path("allowed")
                .toString();
        Expect.that(allowed.contains("\"" + scope + "\""), "allowed with " + scope, allowed);
    }
}
