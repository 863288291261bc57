package org.npcs.repository.conformance.consumer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the stand-in keeps: incidents by local key, with their versions, and answers by idempotency key. */
final class Shelf {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String jurisdiction;
    private final boolean novel;
    private final Map<String, ObjectNode> incidents = new LinkedHashMap<>();
    private final Map<String, Outcome> answers = new LinkedHashMap<>();

    private final Submissions submissions;
    private final Desk desk;

    record Outcome(int status, String body) {}

    Shelf(String jurisdiction, boolean novel, Map<String, JsonNode> before) {
        this.jurisdiction = jurisdiction;
        this.novel = novel;
        submissions = new Submissions(jurisdiction);
        desk = new Desk(novel, before);
    }

    /** Returns the content that arrived under a key; a missing node where none did. */
    JsonNode content(String key) {
        return JSON.createObjectNode().setAll(incidents).path(key).path("content");
    }

    Submissions submissions() {
        return submissions;
    }

    /** What is kept of the nouns that a member reports and reads. */
    Desk desk() {
        return desk;
    }

    Outcome put(String key, String body, String ifMatch, String expectedVersion) {
        JsonNode content = StrictJson.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ObjectNode stored = incidents.get(key);
        if (stored == null) {
            return new Outcome(201, save(key, content, 1, "created"));
        }
        int version = stored.path("version").asInt(0);
        if (stored.path("content").equals(content)) {
            return new Outcome(200, save(key, content, version, "unchanged"));
        }
        if (ifMatch.isEmpty() && expectedVersion.isEmpty()) {
            return problem(428, "precondition-required");
        }
        boolean current = ifMatch.equals("*")
                || ifMatch.equals(stored.path("etag").asString(""))
                || expectedVersion.equals(String.valueOf(version));
        return current
                ? new Outcome(200, save(key, content, version + 1, "updated"))
                : problem(412, "version-mismatch");
    }

    Outcome append(String id, String list, String body, String idempotencyKey) {
        if (idempotencyKey.isEmpty()) {
            return problem(400, "missing-idempotency-key");
        }
        Outcome known = answers.get(idempotencyKey);
        if (known != null) {
            return known;
        }
        for (Map.Entry<String, ObjectNode> entry : incidents.entrySet()) {
            if (entry.getValue().path("id").asString("").equals(id)) {
                ObjectNode content =
                        (ObjectNode) entry.getValue().path("content").deepCopy();
                content.withArray("/" + list).add(JSON.readTree(body));
                int version = entry.getValue().path("version").asInt(0) + 1;
                Outcome outcome = new Outcome(201, save(entry.getKey(), content, version, "updated"));
                answers.put(idempotencyKey, outcome);
                return outcome;
            }
        }
        return problem(404, "not-found");
    }

    Outcome read(String keyOrId) {
        return incidents.entrySet().stream()
                .filter(entry -> entry.getKey().equals(keyOrId)
                        || entry.getValue().path("id").asString("").equals(keyOrId))
                .findFirst()
                .map(entry -> new Outcome(200, entry.getValue().toString()))
                .orElseGet(() -> problem(404, "not-found"));
    }

    /** Two pages of one item each, whatever is stored: the second has the cursor {@code second}. */
    Outcome list(String query) {
        boolean second = query.contains("cursor=second");
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        items.add(record("CONF-LISTED-" + (second ? "SECOND" : "FIRST"), JSON.createObjectNode(), 1));
        page.put("complete", second);
        if (!second) {
            page.put("nextCursor", "second");
        }
        page.set("meta", meta());
        return new Outcome(200, page.toString());
    }

    Outcome report() {
        ObjectNode report = JSON.createObjectNode().put("accepted", true).put("tier", "accept");
        report.putArray("findings");
        report.putArray("announced");
        report.put("ruleSetVersion", "1.0.0").put("contractVersion", "1.0.0").set("meta", meta());
        return new Outcome(200, report.toString());
    }

    static Outcome problem(int status, String code) {
        ObjectNode problem =
                JSON.createObjectNode().put("type", "/v1/errors/" + code).put("title", code);
        problem.put("status", status)
                .put("code", code)
                .put("requestId", UUID.randomUUID().toString());
        return new Outcome(
                status, problem.put("retryable", status == 429 || status == 503).toString());
    }

    static ObjectNode meta() {
        return JSON.createObjectNode()
                .put("requestId", UUID.randomUUID().toString())
                .put("contractVersion", "1.0.0")
                .put("at", "2026-11-02T15:04:05.123456Z")
                .put("sandbox", true);
    }

    private String save(String key, JsonNode content, int version, String outcome) {
        ObjectNode made = record(key, content, version);
        ObjectNode before = incidents.get(key);
        if (before != null) {
            made.put("id", before.path("id").asString(""));
        }
        incidents.put(key, made);
        return made.deepCopy().put("outcome", outcome).toString();
    }

    private ObjectNode record(String key, JsonNode content, int version) {
        ObjectNode made = JSON.createObjectNode();
        made.put(
                "id",
                UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
        made.put("jurisdiction", jurisdiction).put("localKey", key);
        made.put("state", novel ? "under-appeal" : "provisional").put("version", version);
        made.put("etag", "\"" + version + "-" + StrictJson.sha256(content).substring(0, 16) + "\"");
        made.put("createdAt", "2026-11-02T15:04:05.123456Z").put("updatedAt", "2026-11-02T15:04:05.123456Z");
        made.set("content", content.deepCopy());
        made.set("meta", meta());
        if (novel) {
            made.put("kind", "a-kind-of-tomorrow").put("weather", "fair");
            made.putObject("appeal").put("level", 2).putArray("judges").add("first");
        }
        return made;
    }
}
