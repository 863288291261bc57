package org.npcs.repository.contract.build.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on the operations: names, tags, security, since. */
final class OperationRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "tag-is-folder",
                    "An operation has exactly one tag: the folder of its path file, listed in the index.",
                    "own: one noun names the folder, the tag, the package and the facade",
                    OperationRules::tagIsFolder),
            new LintRule(
                    "operation-text",
                    "An operation has a summary without a full stop and a description.",
                    "Google AIP-192; digitalocean/openapi",
                    OperationRules::text),
            new LintRule(
                    "operation-id-unique",
                    "An operationId occurs once.",
                    "OpenAPI 3.1.1, Operation Object",
                    OperationRules::idUnique),
            new LintRule(
                    "operation-id-verb",
                    "An operationId is lowerCamelCase and starts with a verb of the list.",
                    "digitalocean/openapi operation-id-naming; Google AIP-130",
                    OperationRules::idIsVerb),
            new LintRule(
                    "operation-security",
                    "An operation names its own security: a declared scheme with declared scopes, or an empty list for anyone.",
                    "Zalando 104 and 105",
                    OperationRules::security));

    private static final Set<String> VERBS = Set.of(
            "accept",
            "acknowledge",
            "add",
            "answer",
            "assign",
            "attest",
            "build",
            "cancel",
            "close",
            "complete",
            "confirm",
            "correct",
            "create",
            "decide",
            "delete",
            "download",
            "enrol",
            "explain",
            "export",
            "finalise",
            "get",
            "grant",
            "import",
            "issue",
            "link",
            "list",
            "merge",
            "patch",
            "poll",
            "preview",
            "propose",
            "publish",
            "put",
            "record",
            "register",
            "release",
            "remove",
            "renew",
            "reopen",
            "replace",
            "request",
            "retract",
            "revoke",
            "rotate",
            "schedule",
            "search",
            "sign",
            "simulate",
            "split",
            "start",
            "submit",
            "transition",
            "unlink",
            "update",
            "upload",
            "validate",
            "verify",
            "vote",
            "withdraw");

    private OperationRules() {}

    private static void tagIsFolder(Subject subject, LintRule.Report report) {
        Set<String> listed = Yaml.list(subject.bundle().document().get("tags")).stream()
                .map(tag -> Yaml.text(Yaml.map(tag).get("name")))
                .collect(Collectors.toSet());
        for (Operation operation : subject.operations()) {
            String folder = operation.file().split("/", 2)[0];
            List<Object> tags = Yaml.list(operation.body().get("tags"));
            if (!tags.equals(List.of(folder)) || !listed.contains(folder)) {
                report.at(operation.pointer(), "tags " + tags + " (expected: the listed tag " + folder + ")");
            }
        }
    }

    private static void text(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            String summary = Yaml.text(operation.body().get("summary"));
            if (summary.isBlank() || summary.endsWith(".")) {
                report.at(operation.pointer(), "summary \"" + summary + "\"");
            }
            if (Yaml.text(operation.body().get("description")).isBlank()) {
                report.at(operation.pointer(), "no description");
            }
        }
    }

    private static void idUnique(Subject subject, LintRule.Report report) {
        Set<String> seen = new HashSet<>();
        for (Operation operation : subject.operations()) {
            if (!seen.add(operation.id())) {
                report.at(operation.pointer(), "operationId " + operation.id() + " is used before");
            }
        }
    }

    private static void idIsVerb(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            String verb = operation.id().split("(?=[A-Z0-9])", 2)[0];
            if (!operation.id().matches("[a-z]+([A-Z][a-z0-9]*)+") || !VERBS.contains(verb)) {
                report.at(operation.pointer(), "operationId \"" + operation.id() + "\"");
            }
        }
    }

    private static void security(Subject subject, LintRule.Report report) {
        Map<String, Object> schemes = subject.components("securitySchemes");
        for (Operation operation : subject.operations()) {
            if (!(operation.body().get("security") instanceof List)) {
                report.at(operation.pointer(), "no security");
            }
            Yaml.list(operation.body().get("security"))
                    .forEach(requirement -> Yaml.map(requirement).forEach((scheme, scopes) -> {
                        Set<String> declared = scopesOf(schemes.get(scheme));
                        Yaml.list(scopes).stream()
                                .filter(scope -> !declared.contains(Yaml.text(scope)))
                                .forEach(scope -> report.at(operation.pointer(), "undeclared scope " + scope));
                        if (!schemes.containsKey(scheme)) {
                            report.at(operation.pointer(), "undeclared scheme " + scheme);
                        }
                    }));
        }
    }

    private static Set<String> scopesOf(@Nullable Object scheme) {
        return Yaml.map(Yaml.map(scheme).get("flows")).values().stream()
                .flatMap(flow -> Yaml.map(Yaml.map(flow).get("scopes")).keySet().stream())
                .collect(Collectors.toSet());
    }
}
