package org.npcs.repository.contract.build.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.Position;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * The bundle in OpenAPI 3.0.3 for generators, gateways and validators that read nothing newer. Only what the portable
 * subset allows is translated; anything else fails, so that the two forms never judge one body differently in silence.
 */
public final class Projection {

    /** Keywords of 3.1 that describe or announce and that 3.0 has no place for; none of them judges a body. */
    private static final Set<String> DROPPED =
            Set.of("$comment", "contentEncoding", "contentMediaType", "contentSchema", "jsonSchemaDialect", "webhooks");

    /** Keywords that judge a body and cannot be said in 3.0. */
    private static final Set<String> UNTRANSLATABLE = Set.of(
            "$defs",
            "$dynamicRef",
            "$id",
            "contains",
            "dependentRequired",
            "dependentSchemas",
            "else",
            "if",
            "patternProperties",
            "prefixItems",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");

    private Projection() {}

    /**
     * Translates a bundled document; the argument stays as it is.
     *
     * @throws IllegalArgumentException if the document uses a keyword that 3.0 cannot express
     */
    public static Map<String, Object> of(Map<String, Object> bundle) {
        Map<String, Object> projected = new LinkedHashMap<>(Yaml.map(node(bundle, "", Position.OBJECT)));
        projected.put("openapi", "3.0.3");
        Map<String, Object> info = new LinkedHashMap<>(Yaml.map(projected.get("info")));
        info.remove("summary");
        if (info.get("license") instanceof Map<?, ?> license) {
            Map<String, Object> kept = new LinkedHashMap<>(Yaml.map(license));
            kept.remove("identifier");
            info.put("license", kept);
        }
        projected.put("info", info);
        return projected;
    }

    private static @Nullable Object node(@Nullable Object node, String pointer, Position position) {
        if (position == Position.DATA) {
            return node;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(node(item, Pointers.child(pointer, copy.size()), position)));
            return copy;
        }
        if (!(node instanceof Map)) {
            return node;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        Yaml.map(node).forEach((key, value) -> {
            Object below = node(value, Pointers.child(pointer, key), position.below(key, value));
            if (position == Position.OBJECT) {
                keyword(copy, key, below, pointer);
            } else {
                copy.put(key, below);
            }
        });
        return position == Position.OBJECT ? referenceAlone(copy) : copy;
    }

    private static void keyword(Map<String, Object> target, String key, @Nullable Object value, String pointer) {
        if (UNTRANSLATABLE.contains(key)) {
            throw new IllegalArgumentException("OpenAPI 3.0 cannot express " + key + " at " + pointer);
        }
        switch (key) {
            case "const" -> target.put("enum", Yaml.list(List.of(Objects.requireNonNull(value))));
            case "exclusiveMinimum" -> exclusive(target, "minimum", key, value);
            case "exclusiveMaximum" -> exclusive(target, "maximum", key, value);
            case "type" -> type(target, value, pointer);
            case "examples" -> {
                if (value instanceof List<?> list) {
                    target.putIfAbsent("example", list.get(0));
                } else {
                    target.put(key, value);
                }
            }
            default -> {
                if (!DROPPED.contains(key)) {
                    target.put(key, value);
                }
            }
        }
    }

    private static void exclusive(Map<String, Object> target, String bound, String key, @Nullable Object value) {
        target.put(bound, Objects.requireNonNull(value));
        target.put(key, true);
    }

    private static void type(Map<String, Object> target, @Nullable Object value, String pointer) {
        List<Object> types = new ArrayList<>(Yaml.list(value));
        if (types.isEmpty()) {
            target.put("type", Objects.requireNonNull(value));
            return;
        }
        boolean nullable = types.remove("null");
        if (types.size() != 1) {
            throw new IllegalArgumentException("OpenAPI 3.0 cannot express type " + value + " at " + pointer);
        }
        target.put("type", types.get(0));
        if (nullable) {
            target.put("nullable", true);
        }
    }

    /** In 3.0 nothing may stand beside a reference, so a described schema reference is wrapped and others lose the text. */
    private static Map<String, Object> referenceAlone(Map<String, Object> map) {
        if (!(map.get("$ref") instanceof String reference) || map.size() == 1) {
            return map;
        }
        Map<String, Object> alone = Map.of("$ref", reference);
        if (!reference.startsWith("#/components/schemas/")) {
            return new LinkedHashMap<>(alone);
        }
        Map<String, Object> wrapped = new LinkedHashMap<>(map);
        wrapped.remove("$ref");
        wrapped.put("allOf", List.of(alone));
        return wrapped;
    }
}
