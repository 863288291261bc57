package org.npcs.repository.contract.build.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;
import org.npcs.repository.contract.build.yaml.YamlException;

/**
 * Follows the file references of the index. A file in a folder named after a component kind becomes
 * {@code #/components/<kind>/<file name>}; Markdown becomes text; everything else, path files above all, is put in place.
 *
 * <p>Stock bundlers are no help here: the Java parser and the generator lose the names of the schemas when a 3.1 document
 * has more than one file (swagger-parser#2079, openapi-generator#18361).
 */
public final class Bundler {

    private final ContractTree tree;
    private final Components components;
    private final Map<String, String> sources = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> referenced = new TreeSet<>();
    private final Deque<String> inlining = new ArrayDeque<>();

    private Bundler(ContractTree tree) {
        this.tree = tree;
        this.components = new Components(problems);
    }

    /**
     * Bundles the tree.
     *
     * @throws BundleException on a missing file, a reference out of the tree, a name used twice, an orphan file or an
     *     unused component
     */
    public static Bundle bundle(ContractTree tree) {
        return new Bundler(tree).run();
    }

    private Bundle run() {
        Map<String, Object> document = new LinkedHashMap<>();
        Object authored = load(ContractTree.INDEX);
        Yaml.map(resolve(authored, ContractTree.INDEX, "", Position.OBJECT)).forEach(document::put);
        components.addAuthored(Yaml.map(document.remove("components")));
        for (Components.Pending next = components.next(); next != null; next = components.next()) {
            sources.put(next.pointer(), next.file());
            components.put(next, resolve(load(next.file()), next.file(), next.pointer(), Position.OBJECT));
        }
        document.put("components", components.sorted());
        problems.addAll(InternalReferences.problems(document));
        tree.referableFiles().stream()
                .filter(file -> !referenced.contains(file))
                .forEach(file -> problems.add(file + " is never referenced"));
        if (!problems.isEmpty()) {
            throw new BundleException(problems);
        }
        return new Bundle(document, sources);
    }

    private @Nullable Object resolve(@Nullable Object node, String file, String pointer, Position position) {
        if (node instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object item : list) {
                copy.add(resolve(item, file, Pointers.child(pointer, copy.size()), position));
            }
            return copy;
        }
        if (!(node instanceof Map)) {
            return node;
        }
        Map<String, Object> map = Yaml.map(node);
        if (position != Position.DATA && map.get("$ref") instanceof String reference) {
            return follow(map, reference, file, pointer);
        }
        return children(map, file, pointer, position);
    }

    private Map<String, @Nullable Object> children(
            Map<String, Object> map, String file, String pointer, Position position) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) ->
                copy.put(key, resolve(value, file, Pointers.child(pointer, key), position.below(key, value))));
        return copy;
    }

    private @Nullable Object follow(Map<String, Object> map, String reference, String file, String pointer) {
        if (reference.startsWith("#")) {
            if (!file.equals(ContractTree.INDEX)) {
                problems.add(file + " refers to " + reference + ": name the file instead");
            }
            return children(map, file, pointer, Position.OBJECT);
        }
        String[] parts = reference.split("#", 2);
        String target = locate(parts[0], file);
        if (target == null) {
            return null;
        }
        referenced.add(target);
        String kind = Components.kindOf(target);
        if (kind != null && parts.length == 1) {
            Map<String, @Nullable Object> copy = children(map, file, pointer, Position.OBJECT);
            copy.put("$ref", "#" + components.refer(kind, target));
            return copy;
        }
        if (map.size() > 1 || kind != null) {
            problems.add(file + " refers to " + reference + ": "
                    + (kind != null ? "a component is a whole file" : "only a component allows members beside $ref"));
            return null;
        }
        return inline(target, parts.length == 1 ? "" : parts[1], reference, file, pointer);
    }

    private @Nullable Object inline(String target, String fragment, String reference, String file, String pointer) {
        if (target.endsWith(".md")) {
            return readText(target).strip();
        }
        if (inlining.contains(target)) {
            problems.add(file + " refers to " + reference + ", which contains the reference itself");
            return null;
        }
        sources.put(pointer, target);
        Object loaded = load(target);
        Object found = Pointers.find(loaded, fragment);
        if (found == null && loaded != null) {
            problems.add(file + " refers to " + reference + ", which holds nothing");
        }
        inlining.push(target);
        Object resolved = resolve(found, target, pointer, Components.positionAt(pointer));
        inlining.pop();
        return resolved;
    }

    /** The referenced file relative to the root, or null (with a problem noted) if it must not or cannot be read. */
    private @Nullable String locate(String reference, String file) {
        Path root = tree.root().toAbsolutePath().normalize();
        Path target = root.resolve(file).resolveSibling(reference).normalize();
        try {
            if (!target.startsWith(root)
                    || Files.exists(target) && !target.toRealPath().startsWith(root.toRealPath())) {
                problems.add(file + " refers to " + reference + ", which is outside the contract");
                return null;
            }
        } catch (IOException e) {
            problems.add(file + " refers to " + reference + ", which cannot be read: " + e.getMessage());
            return null;
        }
        if (!Files.isRegularFile(target)) {
            problems.add(file + " refers to " + reference + ", which does not exist");
            return null;
        }
        return root.relativize(target).toString().replace('\\', '/');
    }

    private @Nullable Object load(String file) {
        try {
            return Yaml.parse(readText(file), file);
        } catch (YamlException e) {
            problems.add(e.getMessage());
            return null;
        }
    }

    private String readText(String file) {
        try {
            return Files.readString(tree.root().resolve(file));
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + e.getMessage());
            return "";
        }
    }
}
