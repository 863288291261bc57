package org.npcs.repository.server.platform.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Compares the parameters of a request with the contract. Problems name the parameter, never its value. */
final class ParameterCheck {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private ParameterCheck() {}

    /** Refuses a request with effects that carries no key; judged after all that is wrong with the request itself. */
    static void requireIdempotencyKey(Operation operation, ServerHttpRequest request) {
        var needed = operation.parameters().stream()
                .anyMatch(rule -> rule.in().equals("header") && rule.name().equals(IDEMPOTENCY_KEY));
        if (needed && !request.getHeaders().containsHeader(IDEMPOTENCY_KEY)) {
            throw ProblemException.of(ProblemCode.MISSING_IDEMPOTENCY_KEY, d -> d.parameter(IDEMPOTENCY_KEY));
        }
    }

    static void check(Operation operation, ServerHttpRequest request) {
        var query = request.getQueryParams();
        var known = operation.parameters().stream()
                .filter(rule -> rule.in().equals("query"))
                .collect(Collectors.toMap(ParameterRule::name, rule -> rule));
        for (Map.Entry<String, List<String>> entry : query.entrySet()) {
            var rule = known.get(entry.getKey());
            if (rule == null) {
                throw unknown(entry.getKey(), known.keySet().stream().sorted().toList());
            }
            if (entry.getValue().size() > 1) {
                throw invalid(rule, "Send the parameter once.");
            }
            require(rule, entry.getValue().get(0));
        }
        var path = operation.path().matchAndExtract(request.getPath().pathWithinApplication());
        for (ParameterRule rule : operation.parameters()) {
            switch (rule.in()) {
                case "path" ->
                    require(rule, path == null ? null : path.getUriVariables().get(rule.name()));
                case "header" -> header(rule, request);
                default -> {}
            }
        }
    }

    private static void header(ParameterRule rule, ServerHttpRequest request) {
        var raw = request.getHeaders().getFirst(rule.name());
        if (raw == null) {
            if (rule.required() && !rule.name().equals(IDEMPOTENCY_KEY)) {
                throw invalid(rule, "Send the header.");
            }
            return;
        }
        if (request.getHeaders().getOrEmpty(rule.name()).size() > 1
                && !rule.name().equals("Prefer")) {
            throw invalid(rule, "Send the header once.");
        }
        require(rule, raw);
    }

    private static void require(ParameterRule rule, @org.jspecify.annotations.Nullable String value) {
        if (value == null || !rule.allows(value)) {
            throw invalid(rule, "Compare the value with the contract.");
        }
    }

    private static ProblemException invalid(ParameterRule rule, String detail) {
        return ProblemException.of(
                ProblemCode.INVALID_PARAMETER, d -> d.parameter(rule.name()).detail(detail));
    }

    private static ProblemException unknown(String name, List<String> known) {
        // A name is shown only when it looks like one: the place could carry anything else.
        var shown = name.matches("[A-Za-z][A-Za-z0-9_.-]{0,39}") ? name : "(not a parameter name)";
        return ProblemException.of(
                ProblemCode.UNKNOWN_PARAMETER, d -> d.parameter(shown).allowed(known));
    }
}
