package org.npcs.repository.conformance.provider.membership;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client is a key to data. */
final class Clients {

    @Requirement(value = "MEM-006", lookFirst = "Whether the list and the single read ask for the owner.")
    void aMemberSeesItsOwnClients(Server server) {
        var admin = server.as(Persona.FIRST_ADMIN);
        for (JsonNode client : Pages.items(admin, "/v1/clients?limit=500", 500)) {
            Expect.equal(
                    "the owner of each client",
                    server.first(),
                    client.path("jurisdiction").asString(""));
        }
        String own = server.configuration().clientId(Persona.FIRST_NIGHTLY);
        String foreign = server.configuration().clientId(Persona.SECOND_NIGHTLY);
        Expect.status(admin.get("/v1/clients/" + own), 200);
        Expect.problem(admin.get("/v1/clients/" + foreign), 404, "not-found");
    }

    @Requirement(value = "MEM-006", lookFirst = "Whether owner and kind of a new client come from the caller.")
    void aMemberRegistersItsOwnClients(Server server) {
        var admin = server.as(Persona.FIRST_ADMIN);
        Answer own = Expect.status(
                admin.post("/v1/clients")
                        .json(invented(server, "member", server.first()))
                        .send(),
                201);
        Expect.equal("the owner", server.first(), own.text("/jurisdiction"));
        close(server, own);
        Expect.refused(
                admin.post("/v1/clients").json(invented(server, "vendor", "")).send());
        Answer foreign = admin.post("/v1/clients")
                .json(invented(server, "member", server.second()))
                .send();
        if (foreign.status() == 201) {
            close(server, foreign);
            Expect.equal("the owner", server.first(), foreign.text("/jurisdiction"));
        }
        Expect.that(foreign.status() == 201 || foreign.status() < 500, "a refusal", Expect.described(foreign));
    }

    @Requirement(value = "MEM-007", lookFirst = "Whether the state of the client is read for each request.")
    void aSuspendedClientIsRefusedAtOnce(Server server) {
        String path = "/v1/clients/" + server.configuration().clientId(Persona.SECOND_LEAD) + "/transitions";
        String token = server.tokens().of(Persona.SECOND_LEAD);
        Expect.status(me(server, token), 200);
        Answer suspended = server.as(Persona.SECOND_ADMIN)
                .post(path)
                .json(step(server, "suspended"))
                .send();
        try {
            Expect.status(suspended, 200);
            Expect.problem(me(server, token), 403, "client-unknown");
        } finally {
            server.as(Persona.SECOND_ADMIN)
                    .post(path)
                    .json(step(server, "active"))
                    .send();
        }
        Expect.status(me(server, token), 200);
    }

    @Requirement(value = "MEM-007", lookFirst = "Whether closed is an end of the state machine.")
    void aClosedClientStaysClosed(Server server) {
        Answer made = server.as(Persona.FIRST_ADMIN)
                .post("/v1/clients")
                .json(invented(server, "member", server.first()))
                .send();
        Expect.status(close(server, Expect.status(made, 201)), 200);
        String path = "/v1/clients/" + made.text("/clientId");
        Answer again = server.as(Persona.FIRST_ADMIN)
                .post(path + "/transitions")
                .json(step(server, "active"))
                .send();
        Expect.problem(again, 409, "illegal-transition");
        Expect.equal(
                "the state", "closed", server.as(Persona.FIRST_ADMIN).get(path).text("/state"));
    }

    static ObjectNode invented(Server server, String kind, String owner) {
        ObjectNode client = server.invented().object();
        client.put("clientId", "conf-" + server.invented().letters(14).toLowerCase(java.util.Locale.ROOT));
        client.put("name", "Invented by the conformance kit").put("kind", kind);
        if (!owner.isEmpty()) {
            client.put("jurisdiction", owner);
        }
        client.putArray("scopes").add("incident:read");
        return client;
    }

    private static Answer close(Server server, Answer made) {
        return server.as(Persona.FIRST_ADMIN)
                .post("/v1/clients/" + made.text("/clientId") + "/transitions")
                .json(step(server, "closed"))
                .send();
    }

    private static ObjectNode step(Server server, String to) {
        return server.invented().object().put("to", to);
    }

    private static Answer me(Server server, String token) {
        return server.as(Persona.ANYBODY)
                .call("GET", "/v1/me")
                .header("Authorization", "Bearer " + token)
                .send();
    }
}
