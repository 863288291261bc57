package org.npcs.repository.sandbox.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of an incident or review as a row of its table.
 *
 * @param facets the columns that only its table has; an absent value is left out
 */
record Version(
        String jurisdiction,
        UUID id,
        String naturalKey,
        int version,
        String etag,
        String state,
        ObjectNode content,
        List<String> changed,
        @Nullable String reason,
        Instant createdAt,
        Instant storedAt,
        Map<String, Object> facets) {

    /** Who stored all of it. */
    static final String BY = "sandbox";

    /** The value of a column, or null. */
    @Nullable
    Object column(String name) {
        return switch (name) {
            case "jurisdiction" -> jurisdiction;
            case "id" -> id;
            case "natural_key" -> naturalKey;
            case "version" -> version;
            case "etag" -> etag;
            case "state" -> state;
            case "content" -> content.toString();
            case "changed" -> changed;
            case "reason" -> reason;
            case "created_at" -> createdAt;
            case "stored_at" -> storedAt;
            case "stored_by" -> BY;
            default -> facets.get(name);
        };
    }
}
