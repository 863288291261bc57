package org.npcs.repository.contract.validation;

import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The part of a document that rules may rely on: a copy without the values that have structural faults. */
final class SoundPart {

    private SoundPart() {}

    static JsonNode of(JsonNode content, List<Fault> faults) {
        if (!content.isObject()) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode copy = content.deepCopy();
        for (Fault fault : faults) {
            if (!fault.missing() && !fault.harmless()) {
                remove((ObjectNode) copy, JsonPointer.compile(fault.place()));
            }
        }
        return copy;
    }

    private static void remove(ObjectNode root, JsonPointer place) {
        if (place.length() == 0) {
            root.removeAll();
            return;
        }
        JsonNode parent = root.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array) {
            // The other elements keep their places, which later findings name.
            array.setNull(place.last().getMatchingIndex());
        }
    }
}
