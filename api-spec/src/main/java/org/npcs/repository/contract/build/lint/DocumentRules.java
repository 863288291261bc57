package org.npcs.repository.contract.build.lint;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.release.Projection;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on the published documents as a whole. */
final class DocumentRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "document-parses",
                    "The stock Java parser reads the bundle without a message.",
                    "own measurement: a 3.2 document is read as nothing, without a message",
                    (subject, report) -> parse(subject.bundle().text(), "openapi.yaml", report)),
            new LintRule(
                    "projection-parses",
                    "The 3.0 form can be derived, and the stock Java parser reads it without a message.",
                    "github/rest-api-description, which publishes a 3.0 and a 3.1 line",
                    DocumentRules::projection),
            new LintRule(
                    "problem-catalogue",
                    "A problem has a unique kebab-case code, a status, title, why, causes, fix and retryable.",
                    "RFC 9457; Nessie ErrorCode",
                    DocumentRules::problems));

    private static final Set<String> PROBLEM_MEMBERS =
            Set.of("code", "status", "title", "why", "causes", "fix", "retryable");

    private DocumentRules() {}

    /** A repeated operationId is left to the rule operation-id-unique. */
    private static void parse(String text, String name, LintRule.Report report) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
        if (result == null || result.getOpenAPI() == null) {
            report.at(name, "the parser gives nothing");
        }
        if (result != null && result.getMessages() != null) {
            result.getMessages().stream()
                    .filter(message -> !message.endsWith("is repeated"))
                    .forEach(message -> report.at(name, message));
        }
    }

    private static void projection(Subject subject, LintRule.Report report) {
        if (KeywordRules.isOutsideSubset(subject)) {
            return;
        }
        try {
            parse(Yaml.write(Projection.of(subject.bundle().document())), "openapi-3.0.yaml", report);
        } catch (IllegalArgumentException e) {
            report.at("openapi-3.0.yaml", Yaml.text(e.getMessage()));
        }
    }

    private static void problems(Subject subject, LintRule.Report report) {
        Set<String> seen = new HashSet<>();
        Map<String, Object> catalogue = Yaml.map(Yaml.read(subject.tree().root().resolve(ContractTree.ERRORS)));
        for (Object item : Yaml.list(catalogue.get("problems"))) {
            Map<String, Object> problem = Yaml.map(item);
            String code = Yaml.text(problem.get("code"));
            String place = ContractTree.ERRORS + " " + code;
            if (!code.matches("[a-z]+(-[a-z0-9]+)*") || !seen.add(code)) {
                report.at(place, "code is used before or not in kebab case");
            }
            if (!(problem.get("status") instanceof Integer status) || status < 400 || status > 599) {
                report.at(place, "status " + problem.get("status"));
            }
            PROBLEM_MEMBERS.stream()
                    .filter(member -> Yaml.text(problem.get(member)).isBlank())
                    .sorted()
                    .forEach(member -> report.at(place, "no " + member));
        }
    }
}
