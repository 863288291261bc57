package org.npcs.repository.conformance.provider.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keys of clients rotate without a gap. */
final class Keys {

    @Requirement(value = "MEM-010", lookFirst = "Whether the state follows from the days at the time of reading.")
    void aKeyIsShownWithTheStateOfItsDays(Server server) {
        withAClient(server, client -> {
            Instant now = server.now();
            Expect.equal(
                    "the state",
                    "active",
                    published(server, client, "now", OneKey.body(server)).text("/state"));
            ObjectNode later = OneKey.body(server)
                    .put("activeFrom", now.plus(Duration.ofDays(2)).toString());
            Expect.equal(
                    "the state",
                    "published",
                    published(server, client, "later", later).text("/state"));
            ObjectNode ending = OneKey.body(server)
                    .put("retiresAt", now.plus(Duration.ofDays(2)).toString());
            Expect.equal(
                    "the state",
                    "retiring",
                    published(server, client, "ending", ending).text("/state"));
            List<String> ids = Pages.all(server.as(Persona.FIRST_ADMIN), client + "/keys?limit=500", 500, "/keyId");
            Expect.equal("the keys", List.of("now", "later", "ending"), ids);
        });
    }

    @Requirement(value = "MEM-010", lookFirst = "Whether another key under a known identifier is refused.")
    void aPublishedKeyStaysWhatItIs(Server server) {
        withAClient(server, client -> {
            Answer first = published(server, client, "one", OneKey.body(server));
            Expect.refused(server.as(Persona.FIRST_ADMIN)
                    .put(client + "/keys/one")
                    .header("If-Match", "*")
                    .json(OneKey.body(server))
                    .send());
            Answer read = Expect.status(server.as(Persona.FIRST_ADMIN).get(client + "/keys/one"), 200);
            Expect.equal("the key", first.json().path("publicKey"), read.json().path("publicKey"));
        });
    }

    @Requirement(value = "MEM-011", lookFirst = "Whether the owner of the client is compared with the caller.")
    void nobodyElsePublishesAKey(Server server) {
        withAClient(server, client -> {
            String path = client + "/keys/stranger";
            Expect.problem(
                    server.as(Persona.SECOND_ADMIN)
                            .put(path)
                            .json(OneKey.body(server))
                            .send(),
                    404,
                    "not-found");
            Expect.status(
                    server.as(Persona.FIRST_NIGHTLY)
                            .put(path)
                            .json(OneKey.body(server))
                            .send(),
                    403);
            Expect.problem(server.as(Persona.FIRST_ADMIN).get(path), 404, "not-found");
        });
    }

    @Requirement(value = "MEM-012", lookFirst = "Whether the set is made anew for each request.")
    void theKeySetHoldsWhatSignsNow(Server server) {
        withAClient(server, client -> {
            published(server, client, "old", OneKey.body(server));
            published(server, client, "new", OneKey.body(server));
            Expect.equal("both during the overlap,", List.of("old", "new"), keySet(server, client));
            move(server, client, "old", "retired");
            Expect.equal("what is left,", List.of("new"), keySet(server, client));
            move(server, client, "new", "revoked");
            Expect.equal("what is left,", List.of(), keySet(server, client));
            Answer again = server.as(Persona.FIRST_ADMIN)
                    .post(client + "/keys/new/transitions")
                    .json(server.invented().object().put("to", "active"))
                    .send();
            Expect.problem(again, 409, "illegal-transition");
        });
    }

    private static void withAClient(Server server, Consumer<String> steps) {
        ObjectNode client = Clients.invented(server, "member", server.first());
        Answer made =
                server.as(Persona.FIRST_ADMIN).post("/v1/clients").json(client).send();
        if (made.status() != 201) {
            throw new Inconclusive("a client was needed and answered " + Expect.described(made));
        }
        String path = "/v1/clients/" + made.text("/clientId");
        try {
            steps.accept(path);
        } finally {
            server.as(Persona.FIRST_ADMIN)
                    .post(path + "/transitions")
                    .json(server.invented().object().put("to", "closed"))
                    .send();
        }
    }

    private static Answer published(Server server, String client, String keyId, ObjectNode body) {
        return Expect.status(
                server.as(Persona.FIRST_ADMIN)
                        .put(client + "/keys/" + keyId)
                        .json(body)
                        .send(),
                201);
    }

    private static void move(Server server, String client, String keyId, String to) {
        Answer moved = server.as(Persona.FIRST_ADMIN)
                .post(client + "/keys/" + keyId + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
        Expect.equal("the state", to, Expect.status(moved, 200).text("/state"));
    }

    private static List<String> keySet(Server server, String client) {
        JsonNode set = Expect.status(server.as(Persona.ANYBODY).get(client + "/jwks"), 200)
                .json();
        return set.path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString(""))
                .toList();
    }
}
