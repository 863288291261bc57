package org.npcs.repository.server.platform.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of a record.
 *
 * @param jurisdiction the owner
 * @param id identifier given by the repository; never changes
 * @param naturalKey key within the owner
 * @param version number of the version, from 1
 * @param etag strong entity tag of the version, with quotes
 * @param state where the record stands
 * @param held what the owner sent
 * @param changed pointers of the members that differ from the version before
 * @param reason why the version was made, when it replaced another
 * @param createdAt when the record was first stored
 * @param storedAt when this version was stored
 * @param storedBy client that stored this version
 * @param facets the columns that only this noun has, by name
 */
public record StoredRecord(
        String jurisdiction,
        UUID id,
        String naturalKey,
        int version,
        String etag,
        String state,
        Content held,
        List<String> changed,
        @Nullable String reason,
        Instant createdAt,
        Instant storedAt,
        String storedBy,
        Map<String, Object> facets) {

    /** What the owner sent, as a document; not to be changed. */
    public ObjectNode content() {
        return held.document();
    }

    /** The first version of a record. */
    public static StoredRecord first(
            String owner, String naturalKey, String state, ObjectNode content, Instant now, String client) {
        return new StoredRecord(
                owner,
                RecordIds.next(now),
                naturalKey,
                1,
                EntityTags.next(1),
                state,
                Content.of(content),
                List.of(),
                null,
                now,
                now,
                client,
                Map.of());
    }

    /** The next version, with other content or in another state. */
    public StoredRecord next(String newState, ObjectNode newContent, @Nullable String why, Instant now, String client) {
        return new StoredRecord(
                jurisdiction,
                id,
                naturalKey,
                version + 1,
                EntityTags.next(version + 1),
                newState,
                Content.of(newContent).under(held.key()),
                ContentDifference.pointers(content(), newContent),
                why,
                createdAt,
                now,
                client,
                facets);
    }

    /** The same version under another natural key. */
    public StoredRecord withKey(String key) {
        return new StoredRecord(
                jurisdiction,
                id,
                key,
                version,
                etag,
                state,
                held,
                changed,
                reason,
                createdAt,
                storedAt,
                storedBy,
                facets);
    }

    /** The same version with its content in another form. */
    StoredRecord held(Content form) {
        return new StoredRecord(
                jurisdiction,
                id,
                naturalKey,
                version,
                etag,
                state,
                form,
                changed,
                reason,
                createdAt,
                storedAt,
                storedBy,
                facets);
    }

    /** The same version with other facets; an absent value is left out. */
    public StoredRecord withFacets(Map<String, Object> values) {
        return new StoredRecord(
                jurisdiction,
                id,
                naturalKey,
                version,
                etag,
                state,
                held,
                changed,
                reason,
                createdAt,
                storedAt,
                storedBy,
                Map.copyOf(values));
    }

    /** A facet as text, or null. */
    public @Nullable String facet(String name) {
        var value = facets.get(name);
        return value == null ? null : value.toString();
    }
}
