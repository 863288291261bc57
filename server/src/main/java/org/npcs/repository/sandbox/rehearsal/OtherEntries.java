package org.npcs.repository.sandbox.rehearsal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries of a page that come twice, or in the opposite order. */
final class OtherEntries {

    private OtherEntries() {}

    static void change(ObjectNode page, boolean twice) {
        if (!(page.path("items") instanceof ArrayNode items)) {
            return;
        }
        List<JsonNode> others = new ArrayList<>();
        items.forEach(item -> {
            others.add(item);
            if (twice) {
                others.add(item);
            }
        });
        if (!twice) {
            Collections.reverse(others);
        }
        items.removeAll();
        items.addAll(others);
    }
}
