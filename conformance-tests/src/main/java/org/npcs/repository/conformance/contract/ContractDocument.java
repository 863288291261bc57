package org.npcs.repository.conformance.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The operations of the contract on the class path. */
public final class ContractDocument {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final JsonNode root;
    private final List<Operation> operations;
    /** By the number of segments of their paths, so that few have to be tried for an address. */
    private final Map<Long, List<Operation>> bySegments;

    private ContractDocument(JsonNode root) {
        this.root = root;
        List<Operation> found = new ArrayList<>();
        root.required("paths").properties().forEach(path -> {
            Pattern pattern = Pattern.compile(path.getKey().replace(".", "\\.").replaceAll("\\{[^/]+}", "([^/]+)"));
            for (String method : METHODS) {
                JsonNode operation = path.getValue().get(method);
                if (operation != null) {
                    found.add(new Operation(
                            method.toUpperCase(java.util.Locale.ROOT), path.getKey(), pattern, operation));
                }
            }
        });
        // A fixed segment such as "validate" wins over a parameter in its place.
        found.sort((a, b) -> Long.compare(a.parameters(), b.parameters()));
        operations = List.copyOf(found);
        bySegments = operations.stream().collect(Collectors.groupingBy(operation -> segments(operation.path())));
    }

    /** Returns the contract that is packaged with its artifact. */
    public static ContractDocument published() {
        return Holder.PUBLISHED;
    }

    /** Returns the whole document. */
    public JsonNode root() {
        return root;
    }

    /** Returns all operations by their identifiers. */
    public Map<String, Operation> operations() {
        Map<String, Operation> byId = new LinkedHashMap<>();
        operations.forEach(operation -> byId.put(operation.id(), operation));
        return Collections.unmodifiableMap(byId);
    }

    /** Returns the operation that a request is for. */
    public Optional<Operation> find(String method, String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        return at(query < 0 ? pathAndQuery : pathAndQuery.substring(0, query))
                .filter(operation -> operation.method().equals(method))
                .findFirst();
    }

    /** Returns the operations at an address, which has no query, whatever their methods are. */
    public Stream<Operation> at(String path) {
        return bySegments.getOrDefault(segments(path), List.of()).stream()
                .filter(operation -> operation.pattern().matcher(path).matches());
    }

    private static long segments(String path) {
        return path.chars().filter(character -> character == '/').count();
    }

    /**
     * One operation.
     *
     * @param method HTTP method in capitals
     * @param path path template
     * @param pattern what paths of the operation look like, with a group for each parameter
     * @param definition the operation object
     */
    public record Operation(String method, String path, Pattern pattern, JsonNode definition) {

        /** Returns the identifier. */
        public String id() {
            return definition.required("operationId").asString();
        }

        /** Returns the identifiers of the requirements that it names. */
        public List<String> requirements() {
            List<String> ids = new ArrayList<>();
            definition.path("x-requirements").forEach(id -> ids.add(id.asString()));
            return ids;
        }

        long parameters() {
            return path.chars().filter(character -> character == '{').count();
        }
    }

    private static final class Holder {
        static final ContractDocument PUBLISHED = new ContractDocument(new YAMLMapper().readTree(Contract.openapi()));
    }
}
