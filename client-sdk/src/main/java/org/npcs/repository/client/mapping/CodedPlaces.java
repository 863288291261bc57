package org.npcs.repository.client.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks a document and stops at each place where the dictionary wants a code. */
final class CodedPlaces {

    private final CodeLists lists;

    CodedPlaces(CodeLists lists) {
        this.lists = lists;
    }

    /** Looks at what stands at a place. */
    @FunctionalInterface
    interface Visitor {

        /** Takes the element and the value; returns the new value, or null to leave it. */
        @Nullable
        String visit(String element, String value);
    }

    void visit(String subject, JsonNode content, Visitor visitor) {
        walk(subject, content, visitor);
    }

    private void walk(String element, JsonNode node, Visitor visitor) {
        if (node instanceof ObjectNode object) {
            for (String name : java.util.List.copyOf(object.propertyNames())) {
                String below = element + '.' + name;
                String changed = leaf(below, object.get(name), visitor);
                if (changed != null) {
                    object.put(name, changed);
                }
                walk(below, object.get(name), visitor);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                String changed = leaf(element, array.get(i), visitor);
                if (changed != null) {
                    array.set(i, array.stringNode(changed));
                }
                walk(element, array.get(i), visitor);
            }
        }
    }

    private @Nullable String leaf(String element, JsonNode value, Visitor visitor) {
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        Optional<String> system = lists.codeSystem(element);
        return system.isPresent() ? visitor.visit(element, value.asString("")) : null;
    }
}
