package org.npcs.repository.conformance.provider.membership;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Door;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.VendorGrant;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.node.ObjectNode;

/** A member's client sends for another member. */
final class Relays {

    @Alone(Ground.VENDOR)
    @Requirement(
            value = "MEM-013",
            lookFirst = "Whether writes whose answer shows what is stored ask for the right to read, too.")
    void aRelaySendsAndIsNotShownWhatIsStored(Server server) {
        String key = server.invented().key();
        String path = Paths.incident(server.first(), key);
        Expect.status(send(server, path, key), 403);
        VendorGrant grant = VendorGrant.make(server, Persona.SECOND_NIGHTLY, List.of("incident:write"));
        try {
            Answer sent = Expect.status(send(server, path, key), 201);
            Expect.equal("the owner", server.first(), sent.text("/jurisdiction"));
            Expect.problem(acting(server, "GET", path).send(), 403, "insufficient-scope");
            Expect.problem(
                    acting(server, "PATCH", path + "?expectedVersion=1")
                            .body("application/merge-patch+json", "{}")
                            .send(),
                    403,
                    "insufficient-scope");
            Expect.status(server.as(Persona.SECOND_NIGHTLY).get(Paths.incident(sent.text("/id"))), 404);
            Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 200);
        } finally {
            grant.revoke();
        }
        Expect.problem(send(server, path, key), 403, "delegation-revoked");
    }

    private static Answer send(Server server, String path, String key) {
        ObjectNode content = server.invented().incident(key);
        return acting(server, "PUT", path).json(content).send();
    }

    private static Call acting(Server server, String method, String path) {
        Door relay = server.as(Persona.SECOND_NIGHTLY);
        return relay.call(method, path).header("Acting-For", server.first());
    }
}
