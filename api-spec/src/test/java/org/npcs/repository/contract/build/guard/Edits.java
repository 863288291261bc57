package org.npcs.repository.contract.build.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Changes one place of a document and shares all the rest with the original, so that thousands of mutants fit. */
final class Edits {

    private Edits() {}

    /** The document with the object at the pointer replaced by what the edit makes of a copy of it. */
    static Map<String, Object> edit(
            Map<String, Object> document, String pointer, UnaryOperator<Map<String, Object>> edit) {
        return Yaml.map(editAt(
                document,
                pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/")),
                edit));
    }

    static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    static Map<String, Object> without(Map<String, Object> map, String... keys) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.keySet().removeAll(List.of(keys));
        return copy;
    }

    static Map<String, Object> renamed(Map<String, Object> map, String from, String to) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.equals(from) ? to : key, value));
        return copy;
    }

    static Map<String, Object> reversed(Map<String, Object> map) {
        List<String> keys = new ArrayList<>(map.keySet());
        Map<String, Object> copy = new LinkedHashMap<>();
        for (int i = keys.size() - 1; i >= 0; i--) {
            copy.put(keys.get(i), map.getOrDefault(keys.get(i), ""));
        }
        return copy;
    }

    static List<Object> plus(List<Object> list, Object item) {
        List<Object> copy = new ArrayList<>(list);
        copy.add(item);
        return copy;
    }

    static List<Object> minus(List<Object> list, Object item) {
        List<Object> copy = new ArrayList<>(list);
        copy.remove(item);
        return copy;
    }

    private static Object editAt(Object node, List<String> tokens, UnaryOperator<Map<String, Object>> edit) {
        if (tokens.isEmpty()) {
            return edit.apply(new LinkedHashMap<>(Yaml.map(node)));
        }
        String key = tokens.get(0).replace("~1", "/").replace("~0", "~");
        List<String> rest = tokens.subList(1, tokens.size());
        if (node instanceof List) {
            List<Object> copy = new ArrayList<>(Yaml.list(node));
            int index = Integer.parseInt(key);
            copy.set(index, editAt(copy.get(index), rest, edit));
            return copy;
        }
        Object child = Pointers.find(node, "/" + tokens.get(0));
        return with(Yaml.map(node), key, editAt(child == null ? Map.of() : child, rest, edit));
    }
}
