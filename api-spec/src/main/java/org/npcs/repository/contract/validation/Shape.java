package org.npcs.repository.contract.validation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A component schema with its references followed: what the schema check does not tell, namely which members are
 * declared and which code system a member takes its codes from.
 */
final class Shape {

    private static final String COMPONENT = "#/components/schemas/";

    final JsonNode schema;
    final Map<String, Shape> members = new LinkedHashMap<>();
    final @Nullable String codeSystem;

    @Nullable
    Shape items;

    @Nullable
    Shape anyMember;

    private Shape(JsonNode schema) {
        this.schema = schema;
        this.codeSystem =
                schema.has("x-code-system") ? schema.get("x-code-system").asString() : null;
    }

    static Shape of(JsonNode components, String name) {
        return build(components, components.required(name), new HashMap<>());
    }

    private static Shape build(JsonNode components, JsonNode schema, Map<JsonNode, Shape> done) {
        JsonNode target = schema;
        while (target.has("$ref")) {
            target = components.required(target.get("$ref").asString().substring(COMPONENT.length()));
        }
        Shape known = done.get(target);
        if (known != null) {
            return known;
        }
        Shape shape = new Shape(target);
        done.put(target, shape);
        target.path("properties")
                .properties()
                .forEach(member -> shape.members.put(member.getKey(), build(components, member.getValue(), done)));
        if (target.has("items")) {
            shape.items = build(components, target.get("items"), done);
        }
        if (target.path("additionalProperties").isObject()) {
            shape.anyMember = build(components, target.get("additionalProperties"), done);
        }
        return shape;
    }

    /** Whether the schema says which members there may be. A bare object says nothing and takes any. */
    boolean closed() {
        return anyMember == null && !members.isEmpty();
    }

    /** Returns the shape of an element or a member, or null where none is declared. */
    @Nullable
    Shape below(String step) {
        return items != null ? items : members.getOrDefault(step, anyMember);
    }
}
