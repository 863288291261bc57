package org.npcs.repository.server.platform.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.encryption.Opened;
import org.npcs.repository.server.platform.encryption.Sealed;
import org.npcs.repository.server.platform.encryption.Unreadable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * What an owner sent, as text and as a document. A read passes the stored text on as it is; only who looks into the content
 * pays for parsing it. Where a sealed member cannot be read just now, the rest may be shown, but nothing is decided by it and
 * nothing is stored from it.
 */
public final class Content {

    private final String text;
    private final @Nullable String key;
    private final List<Unreadable> unreadable;
    private @Nullable ObjectNode document;

    private Content(String text, @Nullable ObjectNode document, @Nullable String key, List<Unreadable> unreadable) {
        this.text = text;
        this.document = document;
        this.key = key;
        this.unreadable = unreadable;
    }

    /** Content that was just received. */
    static Content of(ObjectNode document) {
        return new Content(document.toString(), document, null, List.of());
    }

    /** Content as it is stored, opened as far as possible. */
    static Content stored(Opened opened, @Nullable String key) {
        return new Content(opened.text(), opened.document(), key, opened.unreadable());
    }

    /** Content as it is to be stored. */
    static Content sealed(Sealed sealed) {
        return new Content(sealed.text(), null, sealed.key(), List.of());
    }

    /** The same content of a record that has a key. */
    Content under(@Nullable String wrapped) {
        return new Content(text, document, wrapped, unreadable);
    }

    /** The key of the record, wrapped; null while nothing of it was ever sealed. */
    public @Nullable String key() {
        return key;
    }

    /** Members that are stored but cannot be read just now; they are missing here. */
    public List<Unreadable> unreadable() {
        return unreadable;
    }

    /** The content as JSON text. */
    String text() {
        return text;
    }

    /**
     * The content as a document; not to be changed.
     *
     * @throws ProblemException {@code unavailable} when a part of it cannot be read just now
     */
    public ObjectNode document() {
        if (!unreadable.isEmpty()) {
            throw ProblemException.of(ProblemCode.UNAVAILABLE, "A sealed member of the record cannot be read now.");
        }
        return shown();
    }

    /** The content as far as it can be read, for an answer that names what is missing; not to be changed. */
    public ObjectNode shown() {
        var parsed = document;
        if (parsed == null) {
            parsed = (ObjectNode) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
            document = parsed;
        }
        return parsed;
    }

    /** The content for an answer: written as it is stored, without what cannot be read just now. */
    public JsonNode verbatim() {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(text));
    }
}
