package org.npcs.repository.contract.json;

import java.text.Normalizer;
import java.util.Map;
import org.npcs.repository.contract.json.InvalidJsonException.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings text to Unicode normalisation form C and copies only what changes. */
@SuppressWarnings("ReferenceEquality") // another instance is the sign of a change; comparing content would cost a walk
final class Nfc {

    private Nfc() {}

    static JsonNode normalise(JsonNode value) {
        if (value.isString()) {
            String text = value.stringValue();
            String normal = normalise(text);
            return normal.equals(text) ? value : JsonNodeFactory.instance.stringNode(normal);
        }
        if (value.isObject()) {
            return object((ObjectNode) value);
        }
        return value.isArray() ? array((ArrayNode) value) : value;
    }

    private static JsonNode object(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        boolean changed = false;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = normalise(member.getKey());
            JsonNode value = normalise(member.getValue());
            changed |= value != member.getValue() || !name.equals(member.getKey());
            if (copy.has(name)) {
                throw new InvalidJsonException(Reason.DUPLICATE_MEMBER, 0, 0);
            }
            copy.set(name, value);
        }
        return changed ? copy : object;
    }

    private static JsonNode array(ArrayNode array) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
        boolean changed = false;
        for (JsonNode element : array) {
            JsonNode normal = normalise(element);
            changed |= normal != element;
            copy.add(normal);
        }
        return changed ? copy : array;
    }

    private static String normalise(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
