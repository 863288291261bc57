package org.npcs.repository.conformance.provider.membership;

import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** That a jurisdiction takes part is known, and decided elsewhere. */
final class Directory {

    private static final String OURS = "/v1/jurisdictions/ZZ-CONF";

    @Requirement(value = "MEM-002", lookFirst = "Vendors and reviewers, who need no scope for it.")
    void everyCallerReadsAllJurisdictions(Server server) {
        Map<Persona, String> callers =
                Map.of(Persona.FIRST_REVIEWER, "", Persona.SECOND_NIGHTLY, "", Persona.FIRST_ADMIN, "");
        for (Persona persona : callers.keySet()) {
            List<String> codes = Pages.all(server.as(persona), "/v1/jurisdictions?limit=500", 500, "/code");
            Expect.that(codes.containsAll(List.of(server.first(), server.second())), "all members", codes.toString());
            for (String code : List.of(server.first(), server.second())) {
                Answer one = Expect.status(server.as(persona).get("/v1/jurisdictions/" + code), 200);
                Expect.equal("the code", code, one.text("/code"));
            }
        }
    }

    @Requirement(
            value = "MEM-008",
            lookFirst = "The scope membership:manage, which administrators of members have, too.")
    void aMemberEntersNoJurisdiction(Server server) {
        Answer answer =
                server.as(Persona.FIRST_ADMIN).put(OURS).json(entry(server)).send();
        Expect.that(answer.status() == 403 || answer.status() == 404, "a refusal", Expect.described(answer));
    }

    @Requirement(value = "MEM-008", lookFirst = "Whether the operator needs a jurisdiction of its own.")
    void theOperatorEntersAJurisdiction(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        Answer answer =
                server.as(Persona.OPERATOR).put(OURS).json(entry(server)).send();
        Expect.status(answer, 200, 201);
        Answer read = Expect.status(server.as(Persona.FIRST_ADMIN).get(OURS), 200);
        Expect.equal("the code", "ZZ-CONF", read.text("/code"));
    }

    private static ObjectNode entry(Server server) {
        return server.invented()
                .object()
                .put("code", "ZZ-CONF")
                .put("name", "Invented by the conformance kit")
                .put("kind", "state");
    }
}
