package org.npcs.repository.conformance.provider.governance;

import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** Roles that checks give. */
final class Roles {

    private Roles() {}

    static ObjectNode advisor(Server server, String organisation) {
        return server.invented()
                .object()
                .put("kind", "advisor")
                .put("organisation", organisation)
                .put("scope", "Advice during a conformance run.")
                .put("decision", "EC-CONF-1");
    }

    static Answer give(Server server, String key, ObjectNode role) {
        return server.as(Persona.OPERATOR)
                .put("/v1/governance-roles/" + key)
                .json(role)
                .send();
    }
}
