package org.npcs.repository.contract.build.bundle;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** In which direction each part of a bundle travels; a component schema may travel in both. */
public final class SchemaUse {

    private static final String SCHEMAS = "/components/schemas/";

    private final Map<String, Object> document;
    private final Map<String, Set<Direction>> byComponent = new HashMap<>();

    private SchemaUse(Map<String, Object> document) {
        this.document = document;
    }

    /** Follows the references of all paths and webhooks. */
    public static SchemaUse of(Map<String, Object> document) {
        SchemaUse use = new SchemaUse(document);
        use.follow(document.get("paths"), "/paths", Position.NAMES);
        use.follow(document.get("webhooks"), "/webhooks", Position.NAMES);
        for (String kind : List.of("parameters", "requestBodies", "responses", "headers")) {
            String pointer = "/components/" + kind;
            use.follow(Pointers.find(document, pointer), pointer, Position.NAMES);
        }
        return use;
    }

    /** The directions of the part at the pointer; empty for parts that never travel. */
    public Set<Direction> at(String pointer) {
        if (pointer.startsWith(SCHEMAS)) {
            String name = pointer.substring(SCHEMAS.length()).split("/", 2)[0];
            return byComponent.getOrDefault(SCHEMAS + name, Set.of());
        }
        return outside(pointer);
    }

    /** Whether the part at the pointer is in any answer of the repository. */
    public boolean isInResponse(String pointer) {
        return at(pointer).contains(Direction.RESPONSE);
    }

    private static Set<Direction> outside(String pointer) {
        if (pointer.startsWith("/components/responses") || pointer.startsWith("/components/headers")) {
            return Set.of(Direction.RESPONSE);
        }
        if (pointer.startsWith("/components/parameters") || pointer.startsWith("/components/requestBodies")) {
            return Set.of(Direction.REQUEST);
        }
        String[] tokens = pointer.split("/");
        boolean isWebhook = pointer.startsWith("/webhooks/");
        if (tokens.length < 4 || !isWebhook && !pointer.startsWith("/paths/")) {
            return Set.of();
        }
        String part = tokens[3].equals("parameters") || tokens.length < 5 ? tokens[3] : tokens[4];
        return switch (part) {
            case "parameters", "requestBody" -> Set.of(isWebhook ? Direction.RESPONSE : Direction.REQUEST);
            case "responses" -> Set.of(isWebhook ? Direction.REQUEST : Direction.RESPONSE);
            default -> Set.of();
        };
    }

    private void follow(@Nullable Object node, String pointer, Position position) {
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                follow(list.get(i), Pointers.child(pointer, i), position);
            }
        }
        Yaml.map(node).forEach((key, value) -> {
            if (position != Position.DATA
                    && key.equals("$ref")
                    && Yaml.text(value).startsWith("#" + SCHEMAS)) {
                reach(Yaml.text(value).substring(1), at(pointer));
            } else if (position != Position.DATA) {
                follow(value, Pointers.child(pointer, key), position.below(key, value));
            }
        });
    }

    private void reach(String component, Set<Direction> directions) {
        Set<Direction> known = byComponent.computeIfAbsent(component, c -> EnumSet.noneOf(Direction.class));
        if (known.addAll(directions)) {
            follow(Pointers.find(document, component), component, Position.OBJECT);
        }
    }
}
