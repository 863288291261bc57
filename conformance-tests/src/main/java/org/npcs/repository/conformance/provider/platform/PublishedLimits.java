package org.npcs.repository.conformance.provider.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** The published limits are the real ones, on both sides. */
final class PublishedLimits {

    @Requirement(value = "PLT-024", lookFirst = "Limits of the web server that are lower than the published ones.")
    void theLimitsArePublishedAndHold(Server server) {
        JsonNode limits =
                Expect.status(server.as(Persona.ANYBODY).get("/v1/limits"), 200).json();
        for (String name : List.of("bodyBytes", "nestingDepth", "stringCharacters", "pageItems", "requestsPerMinute")) {
            Expect.that(
                    limits.path(name).asInt(0) > 0,
                    "a limit " + name,
                    limits.path(name).toString());
        }
        String list = Paths.incidents(server.first());
        int items = limits.path("pageItems").asInt(0);
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(list + "?limit=" + items), 200);
        Expect.problem(server.as(Persona.FIRST_NIGHTLY).get(list + "?limit=" + (items + 1)), 400, "invalid-parameter");

        String key = server.invented().key();
        String content = server.invented().incident(key).toString();
        int most = limits.path("bodyBytes").asInt(0);
        String padding = " ".repeat(most - content.getBytes(StandardCharsets.UTF_8).length);
        Expect.status(put(server, key, content + padding), 201);
        Expect.problem(put(server, server.invented().key(), content + padding + " "), 413, "body-too-large");

        int depth = limits.path("nestingDepth").asInt(0);
        String deep = "{\"county\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        Expect.problem(put(server, server.invented().key(), deep), 400, "malformed-json");
        String longText = "x".repeat(limits.path("stringCharacters").asInt(0) + 1);
        Expect.problem(
                put(server, server.invented().key(), "{\"county\":\"" + longText + "\"}"), 400, "malformed-json");
    }

    private static Answer put(Server server, String key, String body) {
        return server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.first(), key))
                .body("application/json", body)
                .send();
    }
}
