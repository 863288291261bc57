package org.npcs.repository.client.internal.exchange;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.Submission;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of one part of an upload beside its bytes. It holds no record.
 *
 * @param base key of the upload
 * @param part number of the part, counted from 1
 * @param last whether the input ended with it
 * @param firstRecord place of its first record in the whole input, counted from 1
 * @param records records in it
 * @param bytes size of the spool
 * @param digest SHA-256 of the spool
 * @param contentDigest SHA-256 before compression, by which the same input is known again on another Java
 * @param mediaType media type
 * @param mode mode, or null for that of the contract
 * @param mappingVersion version of the mapping, or null
 * @param actingFor member acted for, or null
 * @param lenient whether unknown members pass
 * @param submission what the repository said last, or null
 */
public record PartState(
        String base,
        int part,
        boolean last,
        long firstRecord,
        long records,
        long bytes,
        String digest,
        String contentDigest,
        String mediaType,
        @Nullable String mode,
        @Nullable String mappingVersion,
        @Nullable String actingFor,
        boolean lenient,
        @Nullable Submission submission) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns the submission key: the first part has that of the upload, as most uploads have only one. */
    public String key() {
        return key(base, part);
    }

    static String key(String base, int part) {
        return part == 1 ? base : base + "." + part;
    }

    /** Returns whether the work on it has ended. */
    public boolean ended() {
        return submission != null && States.ended(submission);
    }

    /** Returns this part with what the repository said. */
    public PartState with(Submission said) {
        return new PartState(
                base,
                part,
                last,
                firstRecord,
                records,
                bytes,
                digest,
                contentDigest,
                mediaType,
                mode,
                mappingVersion,
                actingFor,
                lenient,
                said);
    }

    String toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", 1);
        json.put("base", base);
        json.put("part", part);
        json.put("last", last);
        json.put("firstRecord", firstRecord);
        json.put("records", records);
        json.put("bytes", bytes);
        json.put("digest", digest);
        json.put("contentDigest", contentDigest);
        json.put("mediaType", mediaType);
        json.put("mode", mode);
        json.put("mappingVersion", mappingVersion);
        json.put("actingFor", actingFor);
        json.put("lenient", lenient);
        if (submission != null) {
            json.set("submission", JSON.readTree(submission.toJson()));
        }
        return JSON.writeValueAsString(json) + "\n";
    }

    static PartState of(byte[] utf8) {
        try {
            JsonNode json = JSON.readTree(utf8);
            JsonNode said = json.path("submission");
            return new PartState(
                    json.required("base").asString(),
                    json.required("part").asInt(),
                    json.required("last").asBoolean(),
                    json.required("firstRecord").asLong(),
                    json.required("records").asLong(),
                    json.required("bytes").asLong(),
                    json.required("digest").asString(),
                    json.required("contentDigest").asString(),
                    json.required("mediaType").asString(),
                    text(json, "mode"),
                    text(json, "mappingVersion"),
                    text(json, "actingFor"),
                    json.path("lenient").asBoolean(false),
                    said.isObject() ? Submission.fromJson(JSON.writeValueAsBytes(said)) : null);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("a state file of the outbox is not readable");
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    /** Returns the number of the part only. */
    @Override
    public String toString() {
        return "PartState " + part;
    }
}
