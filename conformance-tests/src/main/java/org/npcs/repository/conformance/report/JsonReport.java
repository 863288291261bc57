package org.npcs.repository.conformance.report;

import java.util.Map;
import org.npcs.repository.conformance.http.Exchange;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.requirement.RequirementEntry;
import org.npcs.repository.conformance.run.CheckResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report for programs; its schema is {@code report.schema.json} beside this class. */
public final class JsonReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    /** Returns the report as JSON. */
    public static String of(Report report, RequirementCatalogue catalogue) {
        ObjectNode root = JSON.createObjectNode();
        root.put("suiteVersion", report.suiteVersion());
        root.put("contractVersion", report.contractVersion());
        root.put("contractDigest", report.contractDigest());
        root.put("profile", report.run().profile());
        root.put("target", report.run().target());
        root.put("seed", report.run().seed());
        root.put("strict", report.strict());
        root.put("startedAt", report.run().startedAt().toString());
        root.put("exitCode", report.exitCode());
        report.expectedFailures().forEach(root.putArray("expectedFailures")::add);
        report.stale().forEach(root.putArray("stale")::add);
        ObjectNode counts = root.putObject("counts");
        report.run().counts().forEach((verdict, count) -> counts.put(verdict.code(), count));
        ArrayNode requirements = root.putArray("requirements");
        report.run().byRequirement().forEach((id, verdict) -> {
            RequirementEntry entry = catalogue.get(id);
            requirements
                    .addObject()
                    .put("id", id)
                    .put("level", entry.level().name())
                    .put("sentence", entry.sentence())
                    .put("verdict", verdict.code());
        });
        ArrayNode checks = root.putArray("checks");
        report.run().checks().forEach(check -> checks.add(check(check)));
        return JSON.writeValueAsString(root);
    }

    private static ObjectNode check(CheckResult check) {
        ObjectNode node = JSON.createObjectNode();
        node.put("check", check.check());
        check.requirements().forEach(node.putArray("requirements")::add);
        node.put("verdict", check.verdict().code());
        if (check.reason() != null) {
            node.put("reason", check.reason());
        }
        if (check.expected() != null) {
            node.put("expected", check.expected());
        }
        if (check.found() != null) {
            node.put("found", check.found());
        }
        node.put("lookFirst", check.lookFirst());
        node.put("millis", check.millis());
        ArrayNode exchanges = node.putArray("exchanges");
        check.exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
        return node;
    }

    private static ObjectNode exchange(Exchange exchange) {
        ObjectNode node = JSON.createObjectNode();
        node.put("caller", exchange.caller());
        node.put("method", exchange.method());
        node.put("path", exchange.path());
        headers(node.putObject("requestHeaders"), exchange.requestHeaders());
        node.put("requestBody", exchange.requestBody());
        node.put("status", exchange.status());
        headers(node.putObject("answerHeaders"), exchange.answerHeaders());
        return node.put("answerBody", exchange.answerBody());
    }

    private static void headers(ObjectNode node, Map<String, String> headers) {
        headers.forEach(node::put);
    }
}
