package org.npcs.repository.contract.build.lint;

import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on what a caller sends beside the body. */
final class ParameterRules {

    static final int LARGEST_PAGE = 500;

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "query-camel-case",
                    "Query and path parameters are lowerCamelCase.",
                    "own, in place of Zalando 130: parameters are spelt like body members",
                    ParameterRules::camelCase),
            new LintRule(
                    "parameter-text",
                    "A parameter has a description and an example.",
                    "digitalocean/openapi examples present",
                    ParameterRules::text),
            new LintRule(
                    "list-is-paged",
                    "An operation whose answer is a list has the query parameters limit and cursor.",
                    "Zalando 159 and 160; Google AIP-158",
                    ParameterRules::listIsPaged),
            new LintRule(
                    "limit-is-bounded",
                    "The parameter limit has a default, minimum 1 and maximum " + LARGEST_PAGE + ".",
                    "Google AIP-158",
                    ParameterRules::limitIsBounded),
            new LintRule(
                    "post-is-repeatable",
                    "A POST has the required header Idempotency-Key unless it is marked x-safe: true.",
                    "Zalando 230; Azure guidelines; draft-ietf-httpapi-idempotency-key-header",
                    ParameterRules::postIsRepeatable));

    private ParameterRules() {}

    private static void camelCase(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            for (Map<String, Object> parameter : operation.parameters()) {
                String name = Yaml.text(parameter.get("name"));
                boolean isNamedByUs = List.of("query", "path").contains(Yaml.text(parameter.get("in")));
                if (isNamedByUs && !name.matches("[a-z]+([A-Z0-9][a-z0-9]*)*")) {
                    report.at(operation.pointer(), "parameter " + name);
                }
            }
        }
    }

    private static void text(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            for (Map<String, Object> parameter : operation.parameters()) {
                boolean hasExample = parameter.containsKey("example")
                        || parameter.containsKey("examples")
                        || Yaml.map(parameter.get("schema")).containsKey("example");
                if (Yaml.text(parameter.get("description")).isBlank() || !hasExample) {
                    report.at(
                            operation.pointer(),
                            "parameter " + parameter.get("name") + " lacks description or example");
                }
            }
        }
    }

    private static void listIsPaged(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            boolean isList = operation.id().startsWith("list") || answersWithItems(subject, operation);
            if (isList && !(operation.hasParameter("limit", "query") && operation.hasParameter("cursor", "query"))) {
                report.at(operation.pointer(), operation.id() + " lacks limit or cursor");
            }
        }
    }

    /** A page is an object with the member {@code items}. */
    private static boolean answersWithItems(Subject subject, Operation operation) {
        Map<String, Object> content =
                Yaml.map(subject.resolve(operation.responses().get("200")).get("content"));
        Map<String, Object> schema =
                subject.resolve(Yaml.map(content.get("application/json")).get("schema"));
        Map<String, Object> items = Yaml.map(Yaml.map(schema.get("properties")).get("items"));
        return operation.method().equals("get") && "array".equals(items.get("type"));
    }

    private static void limitIsBounded(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            for (Map<String, Object> parameter : operation.parameters()) {
                Map<String, Object> schema = subject.resolve(parameter.get("schema"));
                boolean isBounded = schema.containsKey("default")
                        && Integer.valueOf(1).equals(schema.get("minimum"))
                        && Integer.valueOf(LARGEST_PAGE).equals(schema.get("maximum"));
                if ("limit".equals(parameter.get("name")) && !isBounded) {
                    report.at(Pointers.child(operation.pointer(), "parameters"), "limit is " + schema);
                }
            }
        }
    }

    private static void postIsRepeatable(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            boolean hasKey = operation.parameters().stream()
                    .anyMatch(p -> "Idempotency-Key".equals(p.get("name")) && Boolean.TRUE.equals(p.get("required")));
            boolean isSafe = Boolean.TRUE.equals(operation.body().get("x-safe"));
            if (operation.method().equals("post") && !hasKey && !isSafe) {
                report.at(operation.pointer(), operation.id() + " has no required Idempotency-Key");
            }
        }
    }
}
