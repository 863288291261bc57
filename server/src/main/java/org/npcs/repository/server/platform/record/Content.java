package org.npcs.repository.server.platform.record;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * What an owner sent, as text and as a document. A read passes the stored text on as it is; only who looks into the content
 * pays for parsing it.
 */
public final class Content {

    private final String text;
    private @Nullable ObjectNode document;

    private Content(String text, @Nullable ObjectNode document) {
        this.text = text;
        this.document = document;
    }

    /** Content that was just received. */
    static Content of(ObjectNode document) {
        return new Content(document.toString(), document);
    }

    /** Content as it is stored. */
    static Content stored(String text) {
        return new Content(text, null);
    }

    /** The content as JSON text. */
    String text() {
        return text;
    }

    /** The content as a document; not to be changed. */
    public ObjectNode document() {
        var parsed = document;
        if (parsed == null) {
            parsed = (ObjectNode) StrictJson.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            document = parsed;
        }
        return parsed;
    }

    /** The content for an answer: written as it is stored. */
    public JsonNode verbatim() {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(text));
    }
}
