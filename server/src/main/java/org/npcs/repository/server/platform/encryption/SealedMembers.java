package org.npcs.repository.server.platform.encryption;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of a document that are kept sealed, as the dictionary says. */
final class SealedMembers {

    private static final Map<String, List<SealedMembers>> OF_NOUN = Definitions.published().elements().stream()
            .filter(Element::sealed)
            .collect(Collectors.groupingBy(
                    element -> element.subject().code(),
                    Collectors.mapping(
                            element -> new SealedMembers(
                                    element.id(), element.path().split("\\.")),
                            Collectors.toList())));

    /** What is done with a member that is there. */
    @FunctionalInterface
    interface Visitor {
        void visit(ObjectNode parent, String name, String element, String pointer);
    }

    private final String element;
    private final String[] path;

    private SealedMembers(String element, String[] path) {
        this.element = element;
        this.path = path;
    }

    /** Identifiers of all elements that are kept sealed, in alphabetical order. */
    static List<String> elements() {
        return OF_NOUN.values().stream()
                .flatMap(List::stream)
                .map(one -> one.element)
                .sorted()
                .toList();
    }

    /** Visits every sealed member of a document that is there. */
    static void visit(String noun, ObjectNode document, Visitor visitor) {
        OF_NOUN.getOrDefault(noun, List.of()).forEach(one -> one.visit(document, one.path, "", visitor));
    }

    /** Whether a document has a member that is to be sealed. */
    static boolean anyIn(String noun, ObjectNode document) {
        return OF_NOUN.getOrDefault(noun, List.of()).stream().anyMatch(one -> in(document, one.path));
    }

    private static boolean in(JsonNode node, String[] steps) {
        if (node instanceof ArrayNode array) {
            return array.valueStream().anyMatch(item -> in(item, steps));
        }
        return steps.length == 0
                ? !node.isMissingNode()
                : node instanceof ObjectNode object && in(object.path(steps[0]), rest(steps));
    }

    private void visit(JsonNode node, String[] steps, String pointer, Visitor visitor) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                visit(array.get(i), steps, pointer + '/' + i, visitor);
            }
        } else if (node instanceof ObjectNode object && object.has(steps[0])) {
            var at = pointer + '/' + steps[0];
            if (steps.length == 1) {
                visitor.visit(object, steps[0], element, at);
            } else {
                visit(object.get(steps[0]), rest(steps), at, visitor);
            }
        }
    }

    private static String[] rest(String[] steps) {
        return Arrays.copyOfRange(steps, 1, steps.length);
    }
}
