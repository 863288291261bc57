package org.npcs.repository.server.platform.encryption;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored document, readable.
 *
 * @param text the document; what cannot be read is left out
 * @param document the same, where it had to be parsed
 * @param unreadable what was left out
 */
public record Opened(String text, @Nullable ObjectNode document, List<Unreadable> unreadable) {

    /** Whether a part of it may be readable later. */
    public boolean later() {
        return unreadable.stream().anyMatch(one -> one.reason().equals(Unreadable.AWAY));
    }

    /** The document; not to be changed. */
    public ObjectNode readable() {
        return document == null ? (ObjectNode) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)) : document;
    }
}
