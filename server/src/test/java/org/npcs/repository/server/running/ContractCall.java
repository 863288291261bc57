package org.npcs.repository.server.running;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A call of an operation, made from the contract alone, so that no operation can be forgotten.
 *
 * @param operation operation id
 * @param method HTTP method
 * @param path path with the names of its parameters in braces
 * @param authenticated whether a token is needed
 * @param scope the scope that is needed, empty for any
 * @param parameters examples of the parameters in the path
 * @param query examples of the query parameters, by name
 * @param neededQuery the query that is needed, empty or with a question mark
 * @param mediaType media type of the body, empty without one
 * @param body example of the body
 */
public record ContractCall(
        String operation,
        String method,
        String path,
        boolean authenticated,
        String scope,
        Map<String, String> parameters,
        Map<String, String> query,
        String neededQuery,
        String mediaType,
        String body) {

    private static final JsonNode CONTRACT = new YAMLMapper().readTree(Contract.openapi());
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** A call of every operation. */
    public static List<ContractCall> all() {
        var calls = new ArrayList<ContractCall>();
        CONTRACT.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> calls.add(call(path.getKey(), path.getValue(), entry.getKey(), entry.getValue()))));
        return calls;
    }

    /** The address with other values of some parameters, and with the query that is needed. */
    public String address(Map<String, String> values) {
        var address = path;
        for (var parameter : parameters.entrySet()) {
            address = address.replace(
                    "{" + parameter.getKey() + "}", values.getOrDefault(parameter.getKey(), parameter.getValue()));
        }
        return address + neededQuery;
    }

    /** Sends the call with its example. */
    public Reply send(Api api, Map<String, String> values) {
        return send(api, address(values), body);
    }

    /** Sends the call to an address with a body. */
    public Reply send(Api api, String address, String content) {
        var caller = method.equals("POST") ? api.key(Samples.idempotencyKey()) : api;
        if (method.equals("PUT") || method.equals("PATCH")) {
            caller = caller.header("If-Match", "*");
        }
        return mediaType.isEmpty()
                ? caller.send(method, address, null)
                : caller.header("Content-Type", mediaType).send(method, address, content);
    }

    /** The operation, for messages. */
    @Override
    public String toString() {
        return operation;
    }

    private static ContractCall call(String path, JsonNode item, String method, JsonNode operation) {
        var inPath = new LinkedHashMap<String, String>();
        var inQuery = new LinkedHashMap<String, String>();
        var needed = new StringBuilder();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode one : list) {
                var parameter = resolved(one);
                var name = parameter.path("name").asString();
                var example = parameter.path("example").asString("");
                if (parameter.path("in").asString().equals("path")) {
                    inPath.put(name, example);
                } else if (parameter.path("in").asString().equals("query")) {
                    inQuery.put(name, example);
                    if (parameter.path("required").asBoolean(false)) {
                        needed.append(needed.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(example);
                    }
                }
            }
        }
        var security = operation.path("security");
        var content = resolved(operation.path("requestBody")).path("content").properties().stream()
                .findFirst();
        return new ContractCall(
                operation.path("operationId").asString(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                !security.isEmpty(),
                security.at("/0/oauth2/0").asString(""),
                inPath,
                inQuery,
                needed.toString(),
                content.map(Map.Entry::getKey).orElse(""),
                content.map(body -> example(body.getValue())).orElse(""));
    }

    private static String example(JsonNode media) {
        return media.path("examples").properties().stream()
                .findFirst()
                .map(example -> resolved(example.getValue()).path("value"))
                .map(value -> value.isString() ? value.asString() : value.toString())
                .orElse("{}");
    }

    private static JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(CONTRACT.at(reference.substring(1)));
    }
}
