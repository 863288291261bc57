package org.npcs.repository.server.platform.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.Contract;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All operations, read once from the very document that is published. */
@Component
public final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;
    private final Map<PathPattern, Map<String, Operation>> byPath = new LinkedHashMap<>();

    Operations() {
        document = new YAMLMapper().readTree(Contract.openapi());
        var parser = new PathPatternParser();
        document.get("paths").properties().stream()
                .map(entry -> Map.entry(parser.parse(entry.getKey()), entry.getValue()))
                .sorted(Map.Entry.comparingByKey(PathPattern.SPECIFICITY_COMPARATOR))
                .forEach(entry -> byPath.put(entry.getKey(), methods(entry.getKey(), entry.getValue())));
    }

    /** The methods that the contract defines for a path; empty when it has no such path. */
    Optional<Map<String, Operation>> at(PathContainer path) {
        return byPath.keySet().stream()
                .filter(pattern -> pattern.matches(path))
                .findFirst()
                .map(byPath::get);
    }

    /** All operations. */
    public Collection<Operation> all() {
        return byPath.values().stream()
                .flatMap(methods -> methods.values().stream())
                .toList();
    }

    private Map<String, Operation> methods(PathPattern path, JsonNode item) {
        var methods = new LinkedHashMap<String, Operation>();
        item.properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> methods.put(
                        entry.getKey().toUpperCase(Locale.ROOT),
                        operation(entry.getKey().toUpperCase(Locale.ROOT), path, item, entry.getValue())));
        return methods;
    }

    private Operation operation(String method, PathPattern path, JsonNode item, JsonNode node) {
        var security = node.path("security");
        return new Operation(
                node.get("operationId").asString(),
                method,
                path,
                Stream.of(item.path("parameters"), node.path("parameters"))
                        .flatMap(JsonNode::valueStream)
                        .map(this::resolved)
                        .map(ParameterRule::of)
                        .toList(),
                bodies(resolved(node.path("requestBody"))),
                resolved(node.path("requestBody")).path("content").valueStream().anyMatch(content -> content.path(
                                "schema")
                        .has("x-item-schema")),
                produces(node.get("responses")),
                !security.isEmpty(),
                scope(security),
                method.equals("GET") || node.path("x-safe").asBoolean(false));
    }

    private static @Nullable String scope(JsonNode security) {
        return security.valueStream()
                .flatMap(requirement -> requirement.path("oauth2").valueStream())
                .map(JsonNode::asString)
                .findFirst()
                .orElse(null);
    }

    private Map<MediaType, String> bodies(JsonNode body) {
        var bodies = new LinkedHashMap<MediaType, String>();
        body.path("content").properties().forEach(entry -> {
            var reference = entry.getValue().path("schema").path("$ref").asString("");
            bodies.put(MediaType.parseMediaType(entry.getKey()), reference.substring(reference.lastIndexOf('/') + 1));
        });
        return bodies;
    }

    private List<MediaType> produces(JsonNode responses) {
        var types = new ArrayList<MediaType>();
        responses.properties().stream()
                .filter(entry -> entry.getKey().startsWith("2"))
                .flatMap(entry -> resolved(entry.getValue()).path("content").properties().stream())
                .map(entry -> MediaType.parseMediaType(entry.getKey()))
                .filter(type -> !types.contains(type))
                .forEach(types::add);
        return List.copyOf(types);
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
