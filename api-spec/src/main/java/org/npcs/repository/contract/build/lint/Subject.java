package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.Bundle;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.yaml.Yaml;

/** What the rules look at, prepared once: the tree, its bundle, and the operations and schemas found in it. */
final class Subject {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ContractTree tree;
    private final Bundle bundle;
    private final List<Operation> operations = new ArrayList<>();
    private final List<SchemaSite> schemas;

    Subject(ContractTree tree, Bundle bundle) {
        this.tree = tree;
        this.bundle = bundle;
        this.schemas = SchemaWalk.schemas(bundle.document());
        Yaml.map(bundle.document().get("paths")).forEach(this::addOperations);
    }

    ContractTree tree() {
        return tree;
    }

    Bundle bundle() {
        return bundle;
    }

    List<Operation> operations() {
        return operations;
    }

    List<SchemaSite> schemas() {
        return schemas;
    }

    /** The named components of one kind. */
    Map<String, Object> components(String kind) {
        return Yaml.map(Yaml.map(bundle.document().get("components")).get(kind));
    }

    Set<String> operationIds() {
        return operations.stream().map(Operation::id).collect(Collectors.toSet());
    }

    /** The object itself, or what its internal reference points to. */
    Map<String, Object> resolve(@Nullable Object node) {
        Map<String, Object> map = Yaml.map(node);
        return map.get("$ref") instanceof String reference && reference.startsWith("#")
                ? resolve(Pointers.find(bundle.document(), reference.substring(1)))
                : map;
    }

    /** Adds the authored file to a pointer, so that the author knows where to look. */
    String locate(String place) {
        return bundle.sources().entrySet().stream()
                .filter(source -> place.equals(source.getKey()) || place.startsWith(source.getKey() + "/"))
                .map(source -> source.getValue() + " (" + place + ")")
                .reduce((first, deeper) -> deeper)
                .orElse(place);
    }

    private void addOperations(String path, @Nullable Object item) {
        String pointer = Pointers.child("/paths", path);
        Yaml.map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                List<Map<String, Object>> parameters = new ArrayList<>();
                Yaml.list(Yaml.map(item).get("parameters")).forEach(p -> parameters.add(resolve(p)));
                Yaml.list(Yaml.map(operation).get("parameters")).forEach(p -> parameters.add(resolve(p)));
                operations.add(new Operation(
                        path,
                        method,
                        Pointers.child(pointer, method),
                        bundle.sources().getOrDefault(pointer, ""),
                        Yaml.map(operation),
                        parameters));
            }
        });
    }
}
