package org.npcs.repository.conformance.toy;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A refusal with a code of the catalogue. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Consumer<ObjectNode> details;

    Refusal(String code) {
        this(code, details -> {});
    }

    Refusal(String code, Consumer<ObjectNode> details) {
        super(code, null, false, false);
        this.code = code;
        this.details = details;
    }

    String code() {
        return code;
    }

    static Refusal parameter(String code, String name) {
        return new Refusal(code, details -> details.put("parameter", name));
    }

    static Refusal allowed(String code, List<String> allowed) {
        return new Refusal(code, details -> allowed.forEach(details.withArray("/allowed")::add));
    }

    Reply reply(Catalogue catalogue, String requestId) {
        JsonNode entry = catalogue.entry(code);
        ObjectNode problem = Reply.JSON.createObjectNode();
        problem.put("type", "/v1/errors/" + code);
        problem.put("title", entry.path("title").asString(""));
        problem.put("status", entry.path("status").asInt(500));
        problem.put("code", code);
        problem.put("requestId", requestId);
        problem.put("retryable", entry.path("retryable").asBoolean(false));
        details.accept(problem);
        Reply reply =
                Reply.json(entry.path("status").asInt(500), problem).header("Content-Type", "application/problem+json");
        if (entry.path("status").asInt(0) == 401) {
            reply.header("WWW-Authenticate", "Bearer resource_metadata=\"/.well-known/oauth-protected-resource\"");
        }
        return reply;
    }
}
