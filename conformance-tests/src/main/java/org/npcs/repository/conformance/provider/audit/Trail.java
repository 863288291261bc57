package org.npcs.repository.conformance.provider.audit;

import java.util.List;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Door;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** The trail of the first member, as its administrator reads it. */
final class Trail {

    private static final int LIMIT = 500;

    private final Server server;

    Trail(Server server) {
        this.server = server;
    }

    Door door() {
        return server.as(Persona.FIRST_ADMIN);
    }

    String path(String rest) {
        return "/v1/jurisdictions/" + server.first() + "/" + rest;
    }

    /** All entries that a filter chooses, with their places. */
    List<JsonNode> links(String filter) {
        return Pages.items(door(), path("audit-entries?limit=" + LIMIT + filter), LIMIT);
    }

    List<JsonNode> entries(String filter) {
        return links(filter).stream().map(link -> link.path("entry")).toList();
    }

    /** The entry of a request among those that a filter chooses. */
    JsonNode of(Answer answer, String filter) {
        String request = request(answer);
        return entries(filter).stream()
                .filter(entry -> entry.path("requestId").asString("").equals(request))
                .findFirst()
                .orElseThrow(() -> new org.npcs.repository.conformance.check.Failed(
                        "an entry of the request in the trail", "none"));
    }

    /** The identifier of a request, as the body tells it. */
    static String request(Answer answer) {
        String problem = answer.text("/requestId");
        return problem.isEmpty() ? answer.text("/meta/requestId") : problem;
    }

    Answer head() {
        return Expect.status(door().get(path("audit-head")), 200);
    }

    Answer verified(String statement) {
        return door().post(path("audit-verifications"))
                .json(server.invented().object().put("head", statement))
                .send();
    }
}
