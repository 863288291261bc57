package org.npcs.repository.server.platform.problem;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a problem as the document of the contract. */
final class ProblemDocument {

    private final ProblemCatalogue catalogue;
    private final JsonMapper json;

    ProblemDocument(ProblemCatalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    byte[] bytes(ProblemException problem, String requestId, @Nullable Long retryAfterSeconds) {
        var code = problem.code();
        var details = problem.details();
        var document = JsonNodeFactory.instance.objectNode();
        document.put("type", "/v1/errors/" + code.code());
        document.put("title", catalogue.title(code));
        document.put("status", code.status());
        document.put("code", code.code());
        if (details.detail != null) {
            document.put("detail", details.detail);
        }
        document.put("instance", "urn:npcs:request:" + requestId);
        document.put("requestId", requestId);
        document.put("retryable", code.retryable());
        if (retryAfterSeconds != null) {
            document.put("retryAfterSeconds", retryAfterSeconds);
        }
        if (details.fault != null) {
            document.put("fault", details.fault.code());
        }
        if (details.parameter != null) {
            document.put("parameter", details.parameter);
        }
        if (!details.findings.isEmpty()) {
            var findings = document.putArray("findings");
            details.findings.forEach(finding -> findings.add(finding.toJson()));
        }
        if (details.currentVersion != null) {
            document.put("currentVersion", details.currentVersion);
        }
        texts(document, "differingMembers", details.differingMembers);
        if (details.lastWriter != null) {
            document.put("lastWriter", details.lastWriter);
        }
        if (details.currentKey != null) {
            document.put("currentKey", details.currentKey);
        }
        if (details.mergedInto != null) {
            document.put("mergedInto", details.mergedInto.toString());
        }
        if (details.state != null) {
            document.put("state", details.state);
        }
        texts(document, "allowed", details.allowed);
        if (details.charterVersion != null) {
            document.put("charterVersion", details.charterVersion);
        }
        if (details.paragraph != null) {
            document.put("paragraph", details.paragraph);
        }
        texts(document, "holds", details.holds.stream().map(UUID::toString).toList());
        if (details.index != null) {
            document.put("index", details.index);
        }
        if (details.line != null) {
            document.put("line", details.line);
        }
        return json.writeValueAsBytes(document);
    }

    private static void texts(ObjectNode document, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            var array = document.putArray(name);
            values.forEach(array::add);
        }
    }
}
