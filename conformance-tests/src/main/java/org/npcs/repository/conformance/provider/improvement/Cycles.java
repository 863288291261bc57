package org.npcs.repository.conformance.provider.improvement;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cycles of the first member. */
final class Cycles {

    static ObjectNode content(Server server) {
        return server.invented()
                .object()
                .put("question", "Do more visits look at it when a card asks for it?")
                .put("measure", "Visits in which it was seen.")
                .put("expected", "rises")
                .put("expectedValue", 16)
                .put("startsOn", "2026-12-01");
    }

    static String collection(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/pdsa-cycles";
    }

    private static String planned(Server server) {
        Answer made = server.as(Persona.FIRST_ANALYST)
                .post(collection(server))
                .json(content(server))
                .send();
        return collection(server) + "/" + Expect.status(made, 201).text("/id");
    }

    private static Answer move(Server server, String path, String to) {
        return server.as(Persona.FIRST_ANALYST)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    private static Answer put(Server server, String path, ObjectNode content) {
        return server.as(Persona.FIRST_ANALYST)
                .put(path)
                .ifMatch("*")
                .json(content)
                .send();
    }

    @Requirement(value = "IMP-011", lookFirst = "Whether a plan is compared with the one before once the cycle runs.")
    void aPredictionStays(Server server) {
        String path = planned(server);
        Expect.problem(move(server, path, "studied"), 409, "illegal-transition");
        Expect.status(move(server, path, "running"), 200);
        Expect.problem(move(server, path, "studied"), 422, "validation-failed");
        JsonNode refused =
                Expect.problem(put(server, path, content(server).put("expectedValue", 17)), 422, "validation-failed");
        Expect.equal(
                "the place", "/expectedValue", refused.at("/findings/0/pointer").asString(""));
        ObjectNode found = content(server)
                .put("done", "The card was there for two weeks.")
                .put("result", "It was seen in more visits.");
        Expect.status(put(server, path, found), 200);
        Expect.status(move(server, path, "studied"), 200);
        Expect.problem(move(server, path, "acted"), 422, "validation-failed");
        Expect.status(put(server, path, found.put("act", "adapt")), 200);
        Expect.equal("the state", "acted", move(server, path, "acted").text("/state"));
    }

    @Requirement(value = "IMP-012", lookFirst = "Whether reading asks if the owner shares the cycle.")
    void whatIsNotSharedExistsForNobodyElse(Server server) {
        String path = planned(server);
        String id = path.substring(path.lastIndexOf('/') + 1);
        Expect.problem(server.as(Persona.SECOND_ANALYST).get(path), 404, "not-found");
        Expect.that(!listed(server, id), "no cycle of others in the list", "one");
        Expect.status(put(server, path, content(server).put("shared", true)), 200);
        Expect.status(server.as(Persona.SECOND_ANALYST).get(path), 200);
        Expect.that(listed(server, id), "a shared cycle in the list", "that it is not there");
        Expect.status(put(server, path, content(server).put("shared", false)), 200);
        Expect.problem(server.as(Persona.SECOND_ANALYST).get(path), 404, "not-found");
    }

    /** Another's collection is missing while nothing is shared of it. */
    private static boolean listed(Server server, String id) {
        String path = collection(server) + "?limit=100";
        return server.as(Persona.SECOND_ANALYST).get(path).status() != 404
                && Pages.all(server.as(Persona.SECOND_ANALYST), path, 100, "/id")
                        .contains(id);
    }
}
