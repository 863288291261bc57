package org.npcs.repository.conformance.provider.sharing;

import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A hold on one incident, set by the administrator and released by counsel. */
final class OneHold implements AutoCloseable {

    private final Server server;
    private final Answer set;

    private OneHold(Server server, Answer set) {
        this.server = server;
        this.set = set;
    }

    static OneHold on(Server server, String incident) {
        ObjectNode hold = server.invented()
                .object()
                .put("scope", "incidents")
                .put("reason", "litigation")
                .put("reference", "LH-" + server.invented().letters(6))
                .put("orderedOn", "2024-05-06");
        hold.putArray("incidentIds").add(incident);
        return new OneHold(
                server,
                Expect.status(
                        server.as(Persona.FIRST_ADMIN)
                                .post(path(server))
                                .json(hold)
                                .send(),
                        201));
    }

    static String path(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/holds";
    }

    String id() {
        return set.text("/id");
    }

    String address() {
        return path(server) + "/" + id();
    }

    Answer release(Persona persona) {
        return server.as(persona)
                .post(address() + "/transitions")
                .json(server.invented().object().put("to", "released").put("reason", "legal"))
                .send();
    }

    /** Leaves nothing on hold that the kit stored; releasing twice changes nothing. */
    @Override
    public void close() {
        release(Persona.FIRST_COUNSEL);
    }
}
