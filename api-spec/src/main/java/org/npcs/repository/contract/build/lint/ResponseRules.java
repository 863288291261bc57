package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on the answers: the failures that every client must be ready for are declared everywhere and look alike. */
final class ResponseRules {

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "standard-responses",
                    "An operation declares 400, 406, 429, 500 and 503, and unless it is open 401 and 403 or 404.",
                    "Zalando 151; digitalocean/openapi responses present in every operation",
                    ResponseRules::standard),
            new LintRule(
                    "shared-responses",
                    "A response of 400 or above is a shared component.",
                    "digitalocean/openapi shared/responses",
                    ResponseRules::shared),
            new LintRule(
                    "conditional-responses",
                    "If-Match brings 412 (on PUT and PATCH 428 too), Idempotency-Key 409 and 422, a request body 413 and 415.",
                    "RFC 9110, RFC 6585, draft-ietf-httpapi-idempotency-key-header",
                    ResponseRules::conditional),
            new LintRule(
                    "success-response",
                    "An operation declares at least one response below 400.",
                    "OpenAPI 3.1.1, Responses Object",
                    ResponseRules::success),
            new LintRule(
                    "problem-media-type",
                    "A response of 400 or above is application/problem+json with the schema Problem; no other one is.",
                    "RFC 9457; Zalando 176",
                    ResponseRules::problemMediaType),
            new LintRule(
                    "retry-after",
                    "The responses 429 and 503 have the header Retry-After.",
                    "RFC 6585 section 4, RFC 9110 section 15.6.4; Zalando 153",
                    ResponseRules::retryAfter));

    private static final String PROBLEM = "application/problem+json";

    private ResponseRules() {}

    private static void standard(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            Set<String> declared = operation.responses().keySet();
            List<String> expected = new ArrayList<>(List.of("400", "406", "429", "500", "503"));
            if (!operation.isOpen()) {
                expected.add("401");
                expected.add(declared.contains("404") ? "404" : "403");
            }
            expected.removeAll(declared);
            if (!expected.isEmpty()) {
                report.at(operation.pointer(), "lacks " + expected);
            }
        }
    }

    private static void shared(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            operation.responses().forEach((status, response) -> {
                String reference = Yaml.text(Yaml.map(response).get("$ref"));
                String source = subject.bundle().sources().getOrDefault(reference.replace("#", ""), "");
                if (isFailure(status) && !source.startsWith("shared/responses/")) {
                    report.at(operation.pointer(), status + " does not refer to shared/responses/");
                }
            });
        }
    }

    private static void conditional(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            List<String> expected = new ArrayList<>();
            if (operation.hasParameter("If-Match", "header")) {
                expected.add("412");
                if (!operation.method().equals("post")) {
                    expected.add("428");
                }
            }
            if (operation.hasParameter("Idempotency-Key", "header")) {
                expected.addAll(List.of("409", "422"));
            }
            if (operation.body().containsKey("requestBody")) {
                expected.addAll(List.of("413", "415"));
            }
            expected.removeAll(operation.responses().keySet());
            if (!expected.isEmpty()) {
                report.at(operation.pointer(), "lacks " + expected);
            }
        }
    }

    private static void success(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            if (operation.responses().keySet().stream().allMatch(ResponseRules::isFailure)) {
                report.at(operation.pointer(), "no response below 400");
            }
        }
    }

    private static void problemMediaType(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            operation.responses().forEach((status, response) -> {
                Map<String, Object> content = Yaml.map(subject.resolve(response).get("content"));
                String place = Pointers.child(Pointers.child(operation.pointer(), "responses"), status);
                Object schema =
                        Yaml.map(Yaml.map(content.get(PROBLEM)).get("schema")).get("$ref");
                if (!isFailure(status) && content.containsKey(PROBLEM)) {
                    report.at(place, "a success as " + PROBLEM);
                } else if (isFailure(status)
                        && !(content.keySet().equals(Set.of(PROBLEM))
                                && "#/components/schemas/Problem".equals(schema))) {
                    report.at(place, "media types " + content.keySet() + " with schema " + schema);
                }
            });
        }
    }

    private static void retryAfter(Subject subject, LintRule.Report report) {
        for (Operation operation : subject.operations()) {
            operation.responses().forEach((status, response) -> {
                Map<String, Object> headers = Yaml.map(subject.resolve(response).get("headers"));
                if (Set.of("429", "503").contains(status) && !headers.containsKey("Retry-After")) {
                    report.at(operation.pointer(), status + " without Retry-After");
                }
            });
        }
    }

    private static boolean isFailure(String status) {
        return !status.matches("[123]..");
    }
}
