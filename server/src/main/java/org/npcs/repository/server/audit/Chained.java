package org.npcs.repository.server.audit;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry with its place in the chain; without one as long as it waits to be chained.
 *
 * @param sequence place in the chain
 * @param digest digest of the chain with this entry
 * @param entry the entry
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Chained(@Nullable Long sequence, byte @Nullable [] digest, AuditEntry entry) {

    /** The entry as it is served. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("chained", sequence != null);
        if (sequence != null && digest != null) {
            json.put("sequence", sequence).put("digest", HexFormat.of().formatHex(digest));
        }
        json.set("entry", entry.toJson());
        return json;
    }
}
