package org.npcs.repository.conformance.provider.sharing;

import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A withdrawal that a check asks for. */
final class OneWithdrawal {

    private static final int PATIENCE_SECONDS = 60;

    private final Server server;
    private final Answer asked;

    private OneWithdrawal(Server server, Answer asked) {
        this.server = server;
        this.asked = asked;
    }

    static OneWithdrawal ofIncident(Server server, String id) {
        return ask(server, "incident", "incidentId", id);
    }

    static OneWithdrawal ofElement(Server server, String element) {
        return ask(server, "element", "element", element);
    }

    static OneWithdrawal ofEverything(Server server) {
        return ask(server, "member", "", "");
    }

    private static OneWithdrawal ask(Server server, String scope, String name, String value) {
        ObjectNode request = server.invented().object().put("scope", scope).put("reason", "family-request");
        if (!name.isEmpty()) {
            request.put(name, value);
        }
        return new OneWithdrawal(
                server,
                Expect.status(
                        server.as(Persona.FIRST_ADMIN)
                                .post(path(server))
                                .json(request)
                                .send(),
                        201));
    }

    static String path(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/withdrawals";
    }

    /** What was answered when it was asked for. */
    Answer asked() {
        return asked;
    }

    String address() {
        return path(server) + "/" + asked.text("/id");
    }

    Answer move(String to) {
        return server.as(Persona.FIRST_ADMIN)
                .post(address() + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    /** Confirms it and waits for its certificate. */
    Answer carriedOut() {
        Expect.status(move("confirmed"), 200);
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        Answer now = read();
        while (!now.text("/state").equals("certified")) {
            Expect.that(
                    System.nanoTime() < end,
                    "a certificate within " + PATIENCE_SECONDS + " s",
                    "the state " + now.text("/state"));
            OneShared.pause();
            now = read();
        }
        return now;
    }

    private Answer read() {
        return Expect.status(server.as(Persona.FIRST_ADMIN).get(address()), 200);
    }
}
