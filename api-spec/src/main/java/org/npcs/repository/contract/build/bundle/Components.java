package org.npcs.repository.contract.build.bundle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** The components met so far, by kind and name, and those whose file is still to be read. */
final class Components {

    /** Folder names that make a file a component, in the order of the published document. */
    private static final List<String> KINDS =
            List.of("schemas", "parameters", "headers", "requestBodies", "responses", "examples", "securitySchemes");

    private final Map<String, Map<String, @Nullable Object>> byKind = new LinkedHashMap<>();
    private final Map<String, String> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<String> problems;

    /** A component whose file has been referenced. */
    record Pending(String kind, String name, String file) {

        String pointer() {
            return "/components/" + kind + "/" + name;
        }
    }

    Components(List<String> problems) {
        this.problems = problems;
        KINDS.forEach(kind -> byKind.put(kind, new TreeMap<>()));
    }

    /** The component kind that the folder of the file stands for, or null. */
    static @Nullable String kindOf(String file) {
        String[] parts = file.split("/");
        String folder = parts.length < 2 ? "" : parts[parts.length - 2];
        return KINDS.contains(folder) && file.endsWith(".yaml") ? folder : null;
    }

    /** A file put in place of a whole map of names, such as all security schemes, holds names and not keywords. */
    static Position positionAt(String pointer) {
        boolean isWholeKind = KINDS.stream().anyMatch(kind -> pointer.equals("/components/" + kind));
        return isWholeKind ? Position.NAMES : Position.OBJECT;
    }

    /** Registers the file under its name and gives the pointer. Two files may not share a name, even in another case. */
    String refer(String kind, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length());
        Pending component = new Pending(kind, name, file);
        if (!name.matches("[A-Za-z0-9._-]+")) {
            problems.add(file + " is no usable component name (expected: letters, digits, dot, dash, underscore)");
        }
        String owner = owners.putIfAbsent(component.pointer(), file);
        if (owner == null) {
            pending.add(component);
        } else if (!owner.equals(file)) {
            problems.add(file + " and " + owner + " both claim " + component.pointer());
        }
        return component.pointer();
    }

    @Nullable
    Pending next() {
        return pending.poll();
    }

    void put(Pending component, @Nullable Object value) {
        Objects.requireNonNull(byKind.get(component.kind())).put(component.name(), value);
    }

    /** Components written in the index itself, as they are in an already bundled document. */
    void addAuthored(Map<String, Object> authored) {
        authored.forEach((kind, named) -> {
            if (!KINDS.contains(kind)) {
                problems.add("openapi.yaml has components of the unsupported kind " + kind);
            }
            Yaml.map(named).forEach((name, value) -> {
                String owner = owners.putIfAbsent("/components/" + kind + "/" + name, ContractTree.INDEX);
                if (owner != null) {
                    problems.add("openapi.yaml and " + owner + " both claim /components/" + kind + "/" + name);
                }
                byKind.computeIfAbsent(kind, k -> new TreeMap<>()).put(name, value);
            });
        });
    }

    /** The kinds in fixed order, names in alphabetical order, so that a new file moves nothing else. */
    Map<String, Object> sorted() {
        Map<String, Object> sorted = new LinkedHashMap<>();
        byKind.forEach((kind, named) -> {
            if (!named.isEmpty()) {
                sorted.put(kind, new LinkedHashMap<>(named));
            }
        });
        return sorted;
    }
}
