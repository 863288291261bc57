package org.npcs.repository.server.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What one person found at the gate.
 *
 * @param actor the person or system behind the call
 * @param client with which client
 * @param at when
 * @param answers an answer to each question, as they were given
 */
public record GateReview(String actor, String client, Instant at, ArrayNode answers) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Whether everything is met. */
    public boolean passes() {
        return answers.valueStream()
                .allMatch(one -> one.path("answer").asString("").equals("met"));
    }

    static List<GateReview> of(@Nullable String column) {
        return column == null
                ? List.of()
                : JSON.readTree(column).valueStream().map(GateReview::of).toList();
    }

    private static GateReview of(JsonNode one) {
        return new GateReview(
                one.path("actor").asString(""),
                one.path("client").asString(""),
                Instant.parse(one.path("at").asString("")),
                (ArrayNode) one.path("answers"));
    }

    static String column(List<GateReview> reviews) {
        var all = JSON.createArrayNode();
        reviews.forEach(one -> all.addObject()
                .put("actor", one.actor)
                .put("client", one.client)
                .put("at", one.at.toString())
                .set("answers", one.answers));
        return all.toString();
    }
}
