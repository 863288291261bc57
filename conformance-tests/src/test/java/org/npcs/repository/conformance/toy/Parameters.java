package org.npcs.repository.conformance.toy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.conformance.contract.ContractDocument;
import tools.jackson.databind.JsonNode;

/** Compares parameters with the contract. */
final class Parameters {

    Map<String, String> check(
            ContractDocument contract, JsonNode item, JsonNode operation, Request request, Map<String, String> path) {
        List<JsonNode> declared = declared(contract, item, operation);
        Map<String, String> query = request.parameters();
        for (String name : query.keySet()) {
            if (declared.stream().noneMatch(parameter -> is(parameter, "query", name))) {
                throw Refusal.parameter("unknown-parameter", name);
            }
        }
        for (JsonNode parameter : declared) {
            String name = parameter.path("name").asString("");
            String value =
                    switch (parameter.path("in").asString("")) {
                        case "query" -> query.getOrDefault(name, "");
                        case "path" -> path.getOrDefault(name, "");
                        default -> request.header(name);
                    };
            if (!value.isEmpty() && !fits(parameter.path("schema"), value)) {
                throw Refusal.parameter("invalid-parameter", name);
            }
        }
        return query;
    }

    boolean needsKey(ContractDocument contract, JsonNode operation) {
        return declared(contract, operation, operation).stream()
                .anyMatch(parameter -> is(parameter, "header", "Idempotency-Key"));
    }

    private static List<JsonNode> declared(ContractDocument contract, JsonNode item, JsonNode operation) {
        List<JsonNode> declared = new ArrayList<>();
        for (JsonNode source : List.of(item, operation)) {
            source.path("parameters")
                    .forEach(parameter -> declared.add(
                            parameter.has("$ref")
                                    ? contract.root()
                                            .at(parameter.get("$ref").asString().substring(1))
                                    : parameter));
        }
        return declared;
    }

    private static boolean is(JsonNode parameter, String in, String name) {
        return parameter.path("in").asString("").equals(in)
                && parameter.path("name").asString("").equals(name);
    }

    private static boolean fits(JsonNode schema, String value) {
        if (schema.path("type").asString("").equals("integer")) {
            return value.matches("-?[0-9]{1,9}")
                    && Integer.parseInt(value) >= schema.path("minimum").asInt(Integer.MIN_VALUE)
                    && Integer.parseInt(value) <= schema.path("maximum").asInt(Integer.MAX_VALUE);
        }
        if (schema.has("pattern") && !value.matches(schema.path("pattern").asString())) {
            return false;
        }
        try {
            switch (schema.path("format").asString("")) {
                case "date" -> LocalDate.parse(value);
                case "date-time" -> Instant.parse(value);
                case "uuid" -> UUID.fromString(value);
                default -> {}
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
