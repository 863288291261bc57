package org.npcs.repository.server.platform.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which version a request made, and with which warnings: what a repeat of the request is answered from.
 *
 * @param id identifier of the record
 * @param version number of the version
 * @param warnings the findings that did not hinder
 */
public record Made(UUID id, int version, List<ObjectNode> warnings) {

    /** What a write has made. */
    public static Made of(StoredRecord stored, List<ObjectNode> warnings) {
        return new Made(stored.id(), stored.version(), warnings);
    }

    /** The text that is kept with an idempotency key. */
    public String text() {
        return id + " " + version + " "
                + JsonNodeFactory.instance.arrayNode().addAll(warnings).toString();
    }

    /** Reads the text that was kept. */
    public static Made parse(String text) {
        var parts = text.split(" ", 3);
        var warnings = StrictJson.parse(parts[2].getBytes(StandardCharsets.UTF_8))
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
        return new Made(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), warnings);
    }
}
