package org.npcs.repository.conformance.toy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A submission with what became of each of its records. */
final class Batch {

    /** One record and its fate. */
    static final class Line {
        final int index;
        final JsonNode record;
        String outcome = "pending";
        String recordId = "";
        int version;
        boolean held;
        ArrayNode findings = Reply.JSON.createArrayNode();

        Line(int index, JsonNode record) {
            this.index = index;
            this.record = record;
        }

        void reset() {
            outcome = "pending";
            recordId = "";
            held = false;
            findings = Reply.JSON.createArrayNode();
        }

        boolean review() {
            return record.path("noun").asString("").equals("review");
        }

        String key() {
            return record.path("content")
                    .path(review() ? "incidentLocalKey" : "localKey")
                    .asString("");
        }

        String month() {
            String date = record.path("content").path("eventDate").asString("");
            return date.length() == 10 ? date.substring(0, 7) : "";
        }
    }

    final String id = UUID.randomUUID().toString();
    final Context context;
    final String owner;
    final String key;
    String mode;
    String origin = "sent";
    private final String identity;
    final List<Line> lines = new ArrayList<>();
    private final Instant received = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String state = "received";

    Batch(Context context, List<JsonNode> records) {
        this(context, context.query().getOrDefault("mode", "per-record"), records);
    }

    Batch(Context context, String mode, List<JsonNode> records) {
        this.mode = mode;
        identity = sha256(context.request().body()) + mode + context.query().getOrDefault("mappingVersion", "");
        this.context = context;
        owner = context.owner();
        key = context.request().header("Idempotency-Key").replace("\"", "");
        records.forEach(record -> lines.add(new Line(lines.size() + 1, record)));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String fingerprint() {
        return identity;
    }

    long count(String outcome) {
        return lines.stream().filter(line -> line.outcome.equals(outcome)).count();
    }

    /** Gives the state that follows from what became of the records. */
    void end() {
        long rejected = count("rejected");
        if (mode.equals("preview") && rejected < lines.size()) {
            state = "previewed";
            return;
        }
        state = lines.isEmpty()
                ? "empty"
                : rejected == 0 ? "accepted" : rejected == lines.size() ? "rejected" : "accepted-with-rejections";
    }

    ObjectNode json() {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", id).put("jurisdiction", owner);
        body.put("submissionKey", key).put("state", state).put("mode", mode).put("origin", origin);
        body.put("sentence", lines.size() + " records were received; " + count("rejected") + " were rejected.");
        body.put("mediaType", context.request().header("Content-Type"));
        body.put("bytes", context.request().body().length);
        body.put("digest", sha256(context.request().body()));
        ObjectNode counts = body.putObject("counts").put("received", lines.size());
        for (String outcome : List.of("pending", "created", "updated", "unchanged", "waiting", "rejected")) {
            counts.put(outcome, count(outcome));
        }
        counts.put("heldForRedaction", lines.stream().filter(line -> line.held).count());
        body.put("submittedBy", context.known().clientId())
                .put("actor", context.known().clientId());
        body.put("contractVersion", Contract.version()).put("receivedAt", received.toString());
        if (!state.matches("received|previewed")) {
            body.put("finishedAt", received.toString());
        }
        return body;
    }
}
