package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.Position;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Finds every schema of a bundle, however deep, and every keyword that an author wrote. */
final class SchemaWalk {

    /** Keywords whose value is a schema, or a map or list of schemas. */
    private static final Set<String> HOLDERS = Set.of(
            "additionalProperties",
            "allOf",
            "anyOf",
            "contains",
            "else",
            "if",
            "items",
            "not",
            "oneOf",
            "patternProperties",
            "prefixItems",
            "properties",
            "propertyNames",
            "schema",
            "schemas",
            "then",
            "x-item-schema",
            "$defs");

    /** Takes a keyword, its value and the pointer of the object that holds it. */
    @FunctionalInterface
    interface KeywordVisitor {
        void visit(String keyword, @Nullable Object value, String pointer);
    }

    private SchemaWalk() {}

    static List<SchemaSite> schemas(Object document) {
        List<SchemaSite> sites = new ArrayList<>();
        keywords(document, "", Position.OBJECT, (keyword, value, pointer) -> {
            if (HOLDERS.contains(keyword)) {
                collect(keyword, value, Pointers.child(pointer, keyword), sites);
            }
        });
        return sites;
    }

    private static void collect(String keyword, @Nullable Object value, String pointer, List<SchemaSite> sites) {
        boolean isNamed = Position.OBJECT.below(keyword, value) == Position.NAMES;
        if (isNamed) {
            Yaml.map(value).forEach((name, schema) -> add(keyword, name, Pointers.child(pointer, name), schema, sites));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(keyword, String.valueOf(i), Pointers.child(pointer, i), list.get(i), sites);
            }
        } else {
            add(keyword, keyword, pointer, value, sites);
        }
    }

    private static void add(String keyword, String name, String pointer, @Nullable Object schema, List<SchemaSite> to) {
        if (schema instanceof Map) {
            to.add(new SchemaSite(pointer, keyword, name, Yaml.map(schema)));
        }
    }

    static void keywords(@Nullable Object node, String pointer, Position position, KeywordVisitor visitor) {
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                keywords(list.get(i), Pointers.child(pointer, i), position, visitor);
            }
        }
        Yaml.map(node).forEach((key, value) -> {
            if (position == Position.OBJECT) {
                visitor.visit(key, value, pointer);
            }
            if (position != Position.DATA) {
                keywords(value, Pointers.child(pointer, key), position.below(key, value), visitor);
            }
        });
    }
}
