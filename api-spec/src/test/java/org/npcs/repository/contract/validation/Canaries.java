package org.npcs.repository.contract.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plants a recognisable value at every position of a document, one at a time. */
final class Canaries {

    static final String CANARY = "Zyxquil-4711";

    private Canaries() {}

    /** Every pointer of the document. */
    static List<String> positions(JsonNode document) {
        List<String> places = new ArrayList<>();
        collect(document, "", places);
        return places;
    }

    private static void collect(JsonNode node, String place, List<String> places) {
        places.add(place);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            collect(member.getValue(), Pointers.child(place, member.getKey()), places);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), place + '/' + i, places);
            }
        }
    }

    /** Returns a copy with the planted value in the place, or the value itself for the whole document. */
    static JsonNode plant(JsonNode document, String place, JsonNode planted) {
        if (place.isEmpty()) {
            return planted;
        }
        JsonNode copy = document.deepCopy();
        JsonPointer pointer = JsonPointer.compile(place);
        JsonNode parent = copy.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), planted);
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), planted);
        }
        return copy;
    }
}
