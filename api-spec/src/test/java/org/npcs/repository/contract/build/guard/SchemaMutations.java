package org.npcs.repository.contract.build.guard;

import static org.npcs.repository.contract.build.guard.Edits.plus;
import static org.npcs.repository.contract.build.guard.Edits.with;
import static org.npcs.repository.contract.build.guard.Edits.without;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.additive;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.breaking;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.editorial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.npcs.repository.contract.build.bundle.Direction;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.Position;
import org.npcs.repository.contract.build.bundle.SchemaUse;
import org.npcs.repository.contract.build.guard.Mutation.Expected;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Every sort of schema edit at every schema of a bundle: components, properties, items, map values, parameters, headers. */
final class SchemaMutations {

    private static final Set<String> HOLDERS = Set.of("schema", "items", "additionalProperties");
    private static final Set<String> NAMED_HOLDERS = Set.of("schemas", "properties");

    private final Map<String, Object> bundle;
    private final SchemaUse use;
    private final List<Mutation> mutations = new ArrayList<>();

    private SchemaMutations(Map<String, Object> bundle) {
        this.bundle = bundle;
        this.use = SchemaUse.of(bundle);
    }

    static List<Mutation> of(Map<String, Object> bundle) {
        SchemaMutations all = new SchemaMutations(bundle);
        all.walk(bundle, "", Position.OBJECT);
        return all.mutations;
    }

    private void walk(Object node, String pointer, Position position) {
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(list.get(i), Pointers.child(pointer, i), position);
            }
        }
        if (position == Position.DATA) {
            return;
        }
        Yaml.map(node).forEach((key, value) -> {
            String below = Pointers.child(pointer, key);
            if (position == Position.OBJECT && HOLDERS.contains(key) && value instanceof Map) {
                mutate(Yaml.map(value), below);
            } else if (position == Position.OBJECT && NAMED_HOLDERS.contains(key)) {
                Yaml.map(value).forEach((name, schema) -> mutate(Yaml.map(schema), Pointers.child(below, name)));
            }
            walk(value, below, position.below(key, value));
        });
    }

    private void mutate(Map<String, Object> schema, String at) {
        everySchema(at);
        String type = Yaml.text(schema.get("type") instanceof List<?> list ? list.get(0) : schema.get("type"));
        if (schema.containsKey("$ref")) {
            reference(at);
        } else if ("string".equals(type)) {
            types(at, "string", "integer");
            form(at, "pattern", "^a$", "^b$");
            form(at, "const", "a", "b");
            bounds(at, "minLength", "maxLength");
            pair(
                    "format",
                    at,
                    s -> with(s, "format", "date"),
                    s -> with(s, "format", "date-time"),
                    both(breaking("shape-changed")));
            lists(at);
            pair(
                    "default",
                    at,
                    s -> with(s, "default", "a"),
                    s -> with(s, "default", "b"),
                    both(breaking("default-changed")));
            pair(
                    "default new",
                    at,
                    s -> without(s, "default"),
                    s -> with(s, "default", "b"),
                    both(breaking("default-changed")));
            pair(
                    "code system",
                    at,
                    s -> with(s, "x-code-system", "a"),
                    s -> with(s, "x-code-system", "b"),
                    both(breaking("code-system-changed")));
        } else if ("integer".equals(type) || "number".equals(type)) {
            types(at, type, "string");
            form(at, "multipleOf", 2, 3);
            bounds(at, "minimum", "maximum");
            bounds(at, "exclusiveMinimum", "exclusiveMaximum");
            pair(
                    "default",
                    at,
                    s -> with(s, "default", 1),
                    s -> with(s, "default", 2),
                    both(breaking("default-changed")));
        } else if ("boolean".equals(type)) {
            types(at, "boolean", "string");
        } else if ("array".equals(type)) {
            array(at);
        } else if ("object".equals(type)) {
            object(schema, at);
        }
    }

    private void everySchema(String at) {
        for (String word : List.of("description", "title", "example", "$comment")) {
            pair(word, at, s -> without(s, word), s -> with(s, word, "other words"), both(editorial("words-changed")));
            pair(
                    word + " gone",
                    at,
                    s -> with(s, word, "words"),
                    s -> without(s, word),
                    both(editorial("words-changed")));
        }
        pair(
                "examples",
                at,
                s -> with(s, "examples", List.of("a")),
                s -> with(s, "examples", List.of("b")),
                both(editorial("words-changed")));
        pair(
                "since",
                at,
                s -> with(s, "x-since", "1.0.0"),
                s -> with(s, "x-since", "1.0.1"),
                both(editorial("note-changed")));
        pair(
                "deprecated",
                at,
                s -> without(s, "deprecated"),
                s -> with(s, "deprecated", true),
                both(additive("deprecated")));
        pair("key order", at, UnaryOperator.identity(), Edits::reversed, Map.of());
        pair("unknown keyword", at, s -> s, s -> with(s, "contains", Map.of()), both(breaking("unknown")));
        pair("unknown extension", at, s -> s, s -> with(s, "x-unheard-of", 1), both(breaking("unknown")));
        pair("read only", at, s -> without(s, "readOnly"), s -> with(s, "readOnly", true), both(breaking("unknown")));
    }

    private void types(String at, String type, String other) {
        pair("type", at, s -> with(s, "type", type), s -> with(s, "type", other), both(breaking("type-changed")));
        pair(
                "null allowed",
                at,
                s -> with(s, "type", type),
                s -> with(s, "type", List.of(type, "null")),
                Map.of(
                        Direction.REQUEST,
                        additive("request-null-allowed"),
                        Direction.RESPONSE,
                        breaking("response-null-possible")));
        pair(
                "null refused",
                at,
                s -> with(s, "type", List.of(type, "null")),
                s -> with(s, "type", type),
                Map.of(
                        Direction.REQUEST,
                        breaking("request-null-refused"),
                        Direction.RESPONSE,
                        additive("response-null-gone")));
    }

    private void form(String at, String keyword, Object one, Object other) {
        pair(
                keyword + " changed",
                at,
                s -> with(s, keyword, one),
                s -> with(s, keyword, other),
                Map.of(
                        Direction.REQUEST,
                        breaking("request-form-narrowed"),
                        Direction.RESPONSE,
                        breaking("response-form-changed")));
        pair(
                keyword + " new",
                at,
                s -> without(s, keyword),
                s -> with(s, keyword, one),
                Map.of(
                        Direction.REQUEST,
                        breaking("request-form-narrowed"),
                        Direction.RESPONSE,
                        additive("response-form-promised")));
        pair(
                keyword + " gone",
                at,
                s -> with(s, keyword, one),
                s -> without(s, keyword),
                Map.of(
                        Direction.REQUEST,
                        additive("request-form-dropped"),
                        Direction.RESPONSE,
                        breaking("response-form-changed")));
    }

    private void bounds(String at, String lower, String upper) {
        Map<Direction, Expected> tightened = Map.of(
                Direction.REQUEST,
                breaking("request-bound-tightened"),
                Direction.RESPONSE,
                additive("response-bound-tightened"));
        Map<Direction, Expected> loosened = Map.of(
                Direction.REQUEST,
                additive("request-bound-loosened"),
                Direction.RESPONSE,
                breaking("response-bound-loosened"));
        pair(upper + " lowered", at, s -> with(s, upper, 9), s -> with(s, upper, 8), tightened);
        pair(upper + " new", at, s -> without(s, upper), s -> with(s, upper, 9), tightened);
        pair(upper + " raised", at, s -> with(s, upper, 9), s -> with(s, upper, 10), loosened);
        pair(upper + " gone", at, s -> with(s, upper, 9), s -> without(s, upper), loosened);
        pair(lower + " raised", at, s -> with(s, lower, 9), s -> with(s, lower, 10), tightened);
        pair(lower + " new", at, s -> without(s, lower), s -> with(s, lower, 9), tightened);
        pair(lower + " lowered", at, s -> with(s, lower, 9), s -> with(s, lower, 8), loosened);
        pair(lower + " gone", at, s -> with(s, lower, 9), s -> without(s, lower), loosened);
    }

    private void lists(String at) {
        List<String> two = List.of("a", "b");
        pair(
                "closed value gone",
                at,
                s -> with(s, "enum", two),
                s -> with(s, "enum", List.of("a")),
                Map.of(
                        Direction.REQUEST,
                        breaking("request-value-removed"),
                        Direction.RESPONSE,
                        additive("response-value-removed")));
        pair(
                "closed value new",
                at,
                s -> with(s, "enum", List.of("a")),
                s -> with(s, "enum", two),
                Map.of(
                        Direction.REQUEST,
                        additive("request-value-added"),
                        Direction.RESPONSE,
                        breaking("response-value-added")));
        pair(
                "open value new",
                at,
                s -> with(s, "x-extensible-enum", List.of("a")),
                s -> with(s, "x-extensible-enum", two),
                both(additive("open-value-added")));
        pair(
                "open value gone",
                at,
                s -> with(s, "x-extensible-enum", two),
                s -> with(s, "x-extensible-enum", List.of("a")),
                both(breaking("open-value-removed")));
        for (String list : List.of("enum", "x-extensible-enum")) {
            pair(
                    list + " new",
                    at,
                    s -> without(s, list),
                    s -> with(s, list, two),
                    both(breaking("value-list-changed")));
            pair(
                    list + " gone",
                    at,
                    s -> with(s, list, two),
                    s -> without(s, list),
                    both(breaking("value-list-changed")));
        }
    }

    private void reference(String at) {
        pair(
                "other reference",
                at,
                s -> s,
                s -> with(s, "$ref", "#/components/schemas/Elsewhere"),
                both(breaking("reference-changed")));
    }

    private void array(String at) {
        bounds(at, "minItems", "maxItems");
        pair(
                "uniqueness dropped",
                at,
                s -> with(s, "uniqueItems", true),
                s -> without(s, "uniqueItems"),
                both(breaking("shape-changed")));
        pair(
                "tuple",
                at,
                s -> with(s, "prefixItems", List.of(Map.of("type", "string"))),
                s -> with(s, "prefixItems", List.of(Map.of("type", "integer"))),
                both(breaking("shape-changed")));
        pair(
                "items gone",
                at,
                s -> with(s, "items", Map.of("type", "string")),
                s -> without(s, "items"),
                both(breaking("content-changed")));
    }

    private void object(Map<String, Object> schema, String at) {
        pair(
                "closed",
                at,
                s -> without(s, "additionalProperties"),
                s -> with(s, "additionalProperties", false),
                both(breaking("content-changed")));
        bounds(at, "minProperties", "maxProperties");
        pair("property new", at, s -> s, s -> property(s), both(additive("property-added")));
        pair(
                "property gone",
                at,
                s -> property(s),
                s -> s,
                Map.of(
                        Direction.REQUEST,
                        breaking("request-property-removed"),
                        Direction.RESPONSE,
                        breaking("response-property-removed")));
        pair(
                "property required",
                at,
                s -> property(s),
                s -> required(property(s)),
                Map.of(
                        Direction.REQUEST,
                        breaking("request-property-required"),
                        Direction.RESPONSE,
                        additive("response-property-guaranteed")));
        pair(
                "property optional",
                at,
                s -> required(property(s)),
                s -> property(s),
                Map.of(
                        Direction.REQUEST,
                        additive("request-property-optional"),
                        Direction.RESPONSE,
                        breaking("response-property-optional")));
        Yaml.map(schema.get("properties"))
                .keySet()
                .forEach(name -> pair(
                        "property " + name + " gone",
                        at,
                        s -> s,
                        s -> with(s, "properties", without(Yaml.map(s.get("properties")), name)),
                        Map.of(
                                Direction.REQUEST,
                                breaking("request-property-removed"),
                                Direction.RESPONSE,
                                breaking("response-property-removed"))));
    }

    private static Map<String, Object> property(Map<String, Object> schema) {
        return with(schema, "properties", with(Yaml.map(schema.get("properties")), "mutant", Map.of("type", "string")));
    }

    private static Map<String, Object> required(Map<String, Object> schema) {
        return with(schema, "required", plus(Yaml.list(schema.get("required")), "mutant"));
    }

    private static Map<Direction, Expected> both(Expected expected) {
        return Map.of(Direction.REQUEST, expected, Direction.RESPONSE, expected);
    }

    private void pair(
            String name,
            String at,
            UnaryOperator<Map<String, Object>> released,
            UnaryOperator<Map<String, Object>> present,
            Map<Direction, Expected> expected) {
        Map<String, Object> before = Edits.edit(bundle, at, released);
        Map<String, Object> after = Edits.edit(bundle, at, present);
        Set<Expected> findings = new HashSet<>();
        if (!expected.isEmpty()) {
            use.at(at).forEach(direction -> findings.add(expected.get(direction)));
        }
        mutations.add(Mutation.of("schema " + name, at, before, after, use, findings));
    }
}
