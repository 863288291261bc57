package org.npcs.repository.server.exchange.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records to send together. */
final class Batch {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<ObjectNode> records = new ArrayList<>();

    /** A small incident. */
    static ObjectNode incident(String key) {
        var record = JSON.createObjectNode().put("noun", "incident").put("state", "accepted");
        record.putObject("content").put("localKey", key).put("eventDate", "2026-09-14");
        return record;
    }

    /** A review of an incident. */
    static ObjectNode review(String key) {
        var record = JSON.createObjectNode().put("noun", "review");
        record.set("content", Samples.review(key));
        return record;
    }

    /** The key of the incident at a place. */
    static String key(int place) {
        return String.format(Locale.ROOT, "BAT-%06d", place);
    }

    Batch add(ObjectNode record) {
        records.add(record);
        return this;
    }

    Batch incidents(int from, int to) {
        for (int i = from; i < to; i++) {
            add(incident(key(i)));
        }
        return this;
    }

    List<ObjectNode> records() {
        return records;
    }

    String lines() {
        return String.join("\n", records.stream().map(JsonNode::toString).toList()) + "\n";
    }

    String array() {
        return records.toString();
    }

    static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Sends lines under a key of their own and waits for the end. */
    Reply sentBy(NewMember member) {
        return send(member.api(), member.path("submissions?wait=30"), lines());
    }

    static Reply send(Api api, String path, Object body) {
        return send(api, path, "application/x-ndjson", body);
    }

    static Reply send(Api api, String path, String type, Object body) {
        return send(api, path, type, UUID.randomUUID().toString(), body);
    }

    static Reply send(Api api, String path, String type, String key, Object body) {
        return api.key(key).header("Content-Type", type).send("POST", path, body);
    }
}
