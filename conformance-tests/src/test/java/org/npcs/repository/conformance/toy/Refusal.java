package org.npcs.repository.conformance.toy;

import java.util.List;
import java.util.function.Consumer;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
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

    /** A refusal of what breaks rules. */
    static Refusal of(List<Finding> findings) {
        return new Refusal(
                "validation-failed",
                details ->
                        findings.forEach(one -> details.withArray("/findings").add(one.toJson())));
    }

    static Refusal of(String rule, String pointer) {
        return of(List.of(finding(rule, pointer)));
    }

    static Finding finding(String rule, String pointer) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
    }

    /** Refuses when there is anything to refuse. */
    static void unlessSound(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw of(findings);
        }
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
