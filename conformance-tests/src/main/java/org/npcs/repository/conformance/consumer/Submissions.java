package org.npcs.repository.conformance.consumer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.conformance.consumer.Shelf.Outcome;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The submissions that the stand-in took, by their keys. The work on each ends only when it was asked for twice; as many of
 * the last records are rejected as local keys say so.
 */
final class Submissions {

    /** A local key that ends so belongs to a record that is rejected. */
    static final String REJECTED = "-REJECTED";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LOOKS = 2;

    private final String jurisdiction;
    private final Map<String, Taken> byKey = new LinkedHashMap<>();

    private static final class Taken {
        final String id = UUID.randomUUID().toString();
        final String key;
        final List<JsonNode> records;
        int looks;

        Taken(String key, List<JsonNode> records) {
            this.key = key;
            this.records = records;
        }

        long rejected() {
            return records.stream()
                    .filter(record -> localKey(record).endsWith(REJECTED))
                    .count();
        }
    }

    Submissions(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    Outcome take(String key, String mediaType, String body) {
        if (key.isEmpty()) {
            return Shelf.problem(400, "missing-idempotency-key");
        }
        Taken known = byKey.get(key);
        if (known != null) {
            return new Outcome(200, json(known).toString());
        }
        Taken taken = new Taken(key, records(mediaType, body));
        byKey.put(key, taken);
        return new Outcome(202, json(taken).toString());
    }

    Outcome read(String id) {
        for (Taken taken : byKey.values()) {
            if (taken.id.equals(id)) {
                taken.looks++;
                return new Outcome(200, json(taken).toString());
            }
        }
        return Shelf.problem(404, "not-found");
    }

    Outcome results(String id) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        byKey.values().stream().filter(taken -> taken.id.equals(id)).forEach(taken -> {
            for (int i = 0; i < taken.records.size(); i++) {
                String key = localKey(taken.records.get(i));
                items.addObject()
                        .put("index", i + 1)
                        .put("noun", "incident")
                        .put("localKey", key)
                        .put("outcome", key.endsWith(REJECTED) ? "rejected" : "created");
            }
        });
        page.put("complete", true).set("meta", Shelf.meta());
        return new Outcome(200, page.toString());
    }

    int count() {
        return byKey.size();
    }

    /** Local keys of all records that arrived, each as often as it did. */
    List<String> keys() {
        return byKey.values().stream()
                .flatMap(taken -> taken.records.stream())
                .map(Submissions::localKey)
                .sorted()
                .toList();
    }

    private static String localKey(JsonNode record) {
        return record.at("/content/localKey").asString("");
    }

    /** Lines and arrays; the stand-in cannot read rows and takes them as one record without a key. */
    private static List<JsonNode> records(String mediaType, String body) {
        List<JsonNode> records = new ArrayList<>();
        if (mediaType.startsWith("application/json")) {
            StrictJson.parse(body.getBytes(StandardCharsets.UTF_8)).forEach(records::add);
        } else {
            body.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> records.add(StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))));
        }
        return records;
    }

    private ObjectNode json(Taken taken) {
        boolean ended = taken.looks >= LOOKS;
        long rejected = taken.rejected();
        ObjectNode body = JSON.createObjectNode().put("id", taken.id).put("jurisdiction", jurisdiction);
        body.put("submissionKey", taken.key);
        body.put("state", !ended ? "processing" : rejected > 0 ? "accepted-with-rejections" : "accepted");
        body.put("sentence", ended ? "The work has ended." : "The work goes on.")
                .put("mode", "per-record");
        ObjectNode counts = body.putObject("counts").put("received", taken.records.size());
        counts.put("pending", ended ? 0 : taken.records.size());
        counts.put("created", ended ? taken.records.size() - rejected : 0)
                .put("updated", 0)
                .put("unchanged", 0)
                .put("waiting", 0)
                .put("rejected", ended ? rejected : 0);
        body.put("submittedBy", "conformance-client").put("receivedAt", "2026-11-02T15:04:05.123456Z");
        body.set("meta", Shelf.meta());
        return body;
    }
}
