package org.npcs.repository.server.platform.record;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396). */
public final class MergePatch {

    private MergePatch() {}

    /** The target with the patch applied; neither is changed. */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        var merged = target.deepCopy();
        patch.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                merged.remove(entry.getKey());
            } else if (value instanceof ObjectNode object) {
                var inner = merged.get(entry.getKey()) instanceof ObjectNode present ? present : merged.objectNode();
                merged.set(entry.getKey(), apply(inner, object));
            } else {
                merged.set(entry.getKey(), value);
            }
        });
        return merged;
    }
}
