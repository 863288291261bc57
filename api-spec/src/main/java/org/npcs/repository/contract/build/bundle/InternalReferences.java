package org.npcs.repository.contract.build.bundle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Follows the internal references from the paths, so that dangling references and unused components are found. */
final class InternalReferences {

    private final Set<String> reached = new LinkedHashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Object> document;

    private InternalReferences(Map<String, Object> document) {
        this.document = document;
    }

    /** One sentence for each reference without a target and each component that nothing needs. */
    static List<String> problems(Map<String, Object> document) {
        return new InternalReferences(document).run();
    }

    private List<String> run() {
        List<String> problems = new ArrayList<>();
        Map<String, Object> entry = new LinkedHashMap<>(document);
        Map<String, Object> components = Yaml.map(entry.remove("components"));
        collect(entry, Position.OBJECT);
        for (String pointer = open.poll(); pointer != null; pointer = open.poll()) {
            Object target = Pointers.find(document, pointer);
            if (target == null) {
                problems.add("#" + pointer + " is referenced but does not exist");
            }
            collect(target, Position.OBJECT);
        }
        components.forEach((kind, named) -> Yaml.map(named).keySet().forEach(name -> {
            if (!reached.contains(Pointers.child("/components/" + kind, name))) {
                problems.add("#/components/" + kind + "/" + name + " is never used");
            }
        }));
        return problems;
    }

    private void collect(@Nullable Object node, Position position) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, position));
        }
        Yaml.map(node).forEach((key, value) -> {
            if (position != Position.DATA && key.equals("$ref") && value instanceof String reference) {
                reach(reference.startsWith("#") ? reference.substring(1) : reference);
            } else if (position == Position.OBJECT && key.equals("security")) {
                Yaml.list(value).forEach(item -> Yaml.map(item)
                        .keySet()
                        .forEach(scheme -> reach(Pointers.child("/components/securitySchemes", scheme))));
            } else if (position != Position.DATA) {
                collect(value, position.below(key, value));
            }
        });
    }

    private void reach(String pointer) {
        if (reached.add(pointer)) {
            open.add(pointer);
        }
    }
}
