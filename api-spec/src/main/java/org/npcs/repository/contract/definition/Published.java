package org.npcs.repository.contract.definition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published document behind a definition: exactly the members that the interface answers, with the hash of its
 * content. Values that differ in nothing have the same hash, wherever and whenever they were loaded.
 */
final class Published {

    private final ObjectNode json;
    private final String contentHash;

    /** Takes over the document, which must not be changed by anybody else afterwards. */
    Published(ObjectNode document) {
        json = document.deepCopy();
        json.remove("contentHash");
        contentHash = StrictJson.sha256(json);
        json.put("contentHash", contentHash);
    }

    String contentHash() {
        return contentHash;
    }

    ObjectNode copy() {
        return json.deepCopy();
    }

    /** The document without the named members, for lists. */
    ObjectNode without(String... members) {
        ObjectNode shorter = json.objectNode();
        json.properties().forEach(member -> shorter.set(member.getKey(), member.getValue()));
        for (String member : members) {
            shorter.remove(member);
        }
        return shorter.deepCopy();
    }

    static String text(JsonNode document, String member) {
        return document.required(member).asString();
    }

    static @Nullable String textOrNull(JsonNode document, String member) {
        JsonNode value = document.get(member);
        return value == null ? null : value.asString();
    }

    static @Nullable LocalDate dateOrNull(JsonNode document, String member) {
        String text = textOrNull(document, member);
        return text == null ? null : LocalDate.parse(text);
    }

    /** Whether the date lies in the time for which something is in force; both ends belong to it, null is open. */
    static boolean inForce(LocalDate at, @Nullable LocalDate from, @Nullable LocalDate until) {
        return (from == null || !at.isBefore(from)) && (until == null || !at.isAfter(until));
    }
}
