package org.npcs.repository.contract.build.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.Direction;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.SchemaUse;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * Walks two trees at once and lists their differences. Order of keys is none. Component schemas are compared by name and
 * their references by text, because generated clients carry the names; other components are followed, because nothing
 * shows their names.
 */
final class Comparison {

    /** Members that name an entry of a list, the most telling first. */
    private static final List<String> ENTRY_KEYS = List.of("id", "code", "value", "name", "url");

    /** Sets that mean the same when absent as when empty. */
    private static final Set<String> ABSENT_IS_EMPTY = Set.of("required", "tags");

    private final Map<String, Object> before;
    private final Map<String, Object> after;
    private final SchemaUse use;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Map<String, Object> before, Map<String, Object> after, SchemaUse use) {
        this.before = before;
        this.after = after;
        this.use = use;
    }

    /**
     * Compares two trees.
     *
     * @param use the directions of the released document
     */
    static List<Difference> of(Kind root, Map<String, Object> before, Map<String, Object> after, SchemaUse use) {
        Comparison comparison = new Comparison(before, after, use);
        comparison.members(root, before, after, "");
        return comparison.differences;
    }

    private void members(Kind kind, Map<String, Object> old, Map<String, Object> now, String pointer) {
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            Object was = old.get(key);
            Object is = now.get(key);
            if (was != is) { // parts shared by both trees need no walk
                member(kind, key, was, is, old, Pointers.child(pointer, key));
            }
        }
    }

    private void member(
            Kind kind, String key, @Nullable Object was, @Nullable Object is, Map<String, Object> old, String pointer) {
        Kind below = kind.below(key);
        if (kind == Kind.OPERATION && key.equals("security")) {
            Object effectiveWas = was == null ? before.get("security") : was;
            Object effectiveIs = is == null ? after.get("security") : is;
            value(kind, key, effectiveWas, effectiveIs, old, pointer);
        } else if (below.shape() == Kind.Shape.SET && (was != null && is != null || ABSENT_IS_EMPTY.contains(key))) {
            elements(kind, key, elements(was), elements(is), old, pointer);
        } else if (was instanceof Map && is instanceof Map && below.shape() == Kind.Shape.REFERABLE) {
            referable(below, Yaml.map(was), Yaml.map(is), pointer);
        } else if (isEach(was, is, Map.class, below.shape() == Kind.Shape.NAMES) && below.shape() != Kind.Shape.VALUE) {
            members(below, Yaml.map(was), Yaml.map(is), pointer);
        } else if (below.shape() == Kind.Shape.ENTRIES && isEach(was, is, List.class, true)) {
            entries(kind, key, below, Yaml.list(was), Yaml.list(is), old, pointer);
        } else {
            value(kind, key, was, is, old, pointer);
        }
    }

    /** Whether both have the form; an absent collection is an empty one, so that its first entry counts as one entry. */
    private static boolean isEach(@Nullable Object was, @Nullable Object is, Class<?> form, boolean mayBeAbsent) {
        return (form.isInstance(was) || was == null && mayBeAbsent)
                && (form.isInstance(is) || is == null && mayBeAbsent);
    }

    private void referable(Kind kind, Map<String, Object> was, Map<String, Object> is, String pointer) {
        boolean isSameReference = was.containsKey("$ref") && Objects.equals(was.get("$ref"), is.get("$ref"));
        if (!isSameReference) {
            members(kind, resolve(was, before), resolve(is, after), pointer);
        }
    }

    private void entries(
            Kind kind,
            String key,
            Kind below,
            List<Object> was,
            List<Object> is,
            Map<String, Object> holder,
            String pointer) {
        Map<String, Object> old = keyed(was, before);
        Map<String, Object> now = keyed(is, after);
        if (old.size() != was.size() || now.size() != is.size()) {
            value(kind, key, was, is, holder, pointer);
        } else {
            members(below, old, now, pointer);
        }
    }

    /** Entries by their own key; parameters, which may share a name, by place and name. */
    private static Map<String, Object> keyed(List<Object> list, Map<String, Object> document) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        for (Object item : list) {
            Map<String, Object> entry = resolve(Yaml.map(item), document);
            String place = entry.containsKey("in") ? entry.get("in") + " " : "";
            ENTRY_KEYS.stream()
                    .filter(entry::containsKey)
                    .findFirst()
                    .ifPresent(key -> keyed.put(place + entry.get(key), entry));
        }
        return keyed;
    }

    private void elements(
            Kind kind, String key, Set<Object> was, Set<Object> is, Map<String, Object> holder, String pointer) {
        was.stream().filter(e -> !is.contains(e)).forEach(e -> value(kind, key, e, null, holder, pointer + "/" + e));
        is.stream().filter(e -> !was.contains(e)).forEach(e -> value(kind, key, null, e, holder, pointer + "/" + e));
    }

    /** A single type is written without a list. */
    private static Set<Object> elements(@Nullable Object value) {
        return value instanceof List<?> list
                ? new LinkedHashSet<>(list)
                : new LinkedHashSet<>(value == null ? List.of() : Arrays.asList(value));
    }

    private void value(
            Kind kind,
            String key,
            @Nullable Object was,
            @Nullable Object is,
            Map<String, Object> holder,
            String pointer) {
        if (Objects.equals(was, is)) {
            return;
        }
        Difference.Act act =
                was == null ? Difference.Act.ADDED : is == null ? Difference.Act.REMOVED : Difference.Act.CHANGED;
        Set<Direction> directions = use.at(pointer);
        if (directions.isEmpty()) {
            differences.add(new Difference(kind, key, act, was, is, holder, pointer, null));
        }
        directions.forEach(
                direction -> differences.add(new Difference(kind, key, act, was, is, holder, pointer, direction)));
    }

    private static Map<String, Object> resolve(Map<String, Object> node, Map<String, Object> document) {
        return node.get("$ref") instanceof String reference && reference.startsWith("#")
                ? Yaml.map(Pointers.find(document, reference.substring(1)))
                : node;
    }
}
