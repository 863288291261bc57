package org.npcs.repository.server.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody did, saw or was refused. Its JSON is what the contract serves and what the chain covers.
 *
 * @param place where it stands in the order of the trail
 */
public record AuditEntry(
        String jurisdiction,
        Place place,
        Instant at,
        String clientId,
        String actor,
        String requestId,
        @Nullable String operation,
        String action,
        String noun,
        @Nullable UUID recordId,
        @Nullable String subject,
        @Nullable Integer version,
        int records,
        String outcome,
        @Nullable String code,
        @Nullable String purpose,
        @Nullable String callerJurisdiction) {

    /** The order of the trail: by transaction, then as they were written. */
    public record Place(String transaction, long id) {
        static final Place BEGIN = new Place("0", 0);
    }

    /** The entry as it is served. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("jurisdiction", jurisdiction);
        json.put("id", place.id());
        json.put("at", at.toString());
        json.put("clientId", clientId);
        json.put("actor", actor);
        json.put("requestId", requestId);
        put(json, "operation", operation);
        json.put("action", action);
        json.put("noun", noun.replace('_', '-'));
        put(json, "recordId", recordId == null ? null : recordId.toString());
        put(json, "subject", subject);
        if (version != null) {
            json.put("version", version);
        }
        json.put("records", records);
        json.put("outcome", outcome);
        put(json, "code", code);
        put(json, "purpose", purpose);
        put(json, "callerJurisdiction", callerJurisdiction);
        return json;
    }

    /** The digest of the chain when this entry follows another. */
    byte[] digestAfter(byte[] before) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            return sha256.digest(StrictJson.canonicalBytes(toJson()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", missing);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
