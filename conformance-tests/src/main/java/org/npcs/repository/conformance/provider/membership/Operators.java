package org.npcs.repository.conformance.provider.membership;

import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** What the operator's side is asked for, and jurisdictions that the checks enter for themselves. */
final class Operators {

    private Operators() {}

    static Persona needed(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        return Persona.OPERATOR;
    }

    /** Enters a jurisdiction that has no client and no team; entered before, it stays as it is. */
    static String entered(Server server, String code) {
        Expect.status(
                server.as(needed(server))
                        .put("/v1/jurisdictions/" + code)
                        .json(server.invented()
                                .object()
                                .put("code", code)
                                .put("name", "Invented by the conformance kit")
                                .put("kind", "state"))
                        .send(),
                200,
                201);
        return "/v1/jurisdictions/" + code + "/membership";
    }

    static Answer step(Server server, String membership, String to) {
        return step(server, membership, server.invented().object().put("to", to).put("decision", "EC-CONF-1"));
    }

    static Answer step(Server server, String membership, ObjectNode step) {
        return server.as(needed(server))
                .post(membership + "/transitions")
                .json(step)
                .send();
    }

    static String state(Server server, String membership) {
        return Expect.status(server.as(Persona.FIRST_LEAD).get(membership), 200).text("/state");
    }

    /** Brings a jurisdiction that never became active into one of its first two states. */
    static void bring(Server server, String membership, String to) {
        if (!state(server, membership).equals(to)) {
            Expect.status(step(server, membership, to), 200);
        }
    }
}
