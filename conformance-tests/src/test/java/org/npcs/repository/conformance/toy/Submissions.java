package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Submissions: each record goes the way of a single write. Work that nobody waits for is done when somebody looks. */
final class Submissions {

    private static final List<String> HEADER =
            List.of("localKey", "eventMonth", "message", "fix", "field", "rule", "outcome", "index", "line");

    private final Archive archive;
    private final Catalogue catalogue;
    private final Map<String, Function<Context, Reply>> operations;
    private final Map<String, Batch> batches = new LinkedHashMap<>();

    Submissions(Archive archive, Catalogue catalogue, Map<String, Function<Context, Reply>> operations) {
        this.archive = archive;
        this.catalogue = catalogue;
        this.operations = operations;
    }

    void register() {
        operations.put("createSubmission", this::create);
        operations.put("listSubmissions", this::list);
        operations.put(
                "getSubmission",
                context -> Archive.guarded(Reply.json(200, worked(context).json())));
        operations.put("transitionSubmission", this::transition);
        operations.put(
                "createBulkCorrection", context -> settle(context, new Corrections(archive).preview(context), true));
        operations.put("listSubmissionResults", this::results);
        operations.put(
                "listSubmissionCauses", context -> Archive.guarded(archive.page(context, causes(worked(context)))));
        operations.put("exportSubmissionResults", this::sheet);
        operations.put("getSubmissionReceipt", context -> {
            worked(context);
            return Archive.guarded(new Reply(200, "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8))
                    .header("Content-Type", "application/pdf"));
        });
    }

    private Reply create(Context context) {
        String digest = context.request().header("Content-Digest");
        byte[] sum = HexFormat.of().parseHex(Batch.sha256(context.request().body()));
        if (!digest.isEmpty()
                && !digest.equals("sha-256=:" + Base64.getEncoder().encodeToString(sum) + ":")) {
            throw new Refusal("digest-mismatch");
        }
        boolean wait = !context.query().getOrDefault("wait", "10").equals("0");
        return settle(context, new Batch(context, Frames.of(context.request())), wait);
    }

    private Reply settle(Context context, Batch made, boolean wait) {
        String scoped = made.owner + ' ' + context.known().clientId() + ' ' + made.key;
        Batch known = batches.get(scoped);
        if (known != null && !known.fingerprint().equals(made.fingerprint())) {
            throw new Refusal("idempotency-key-reused");
        }
        if (known != null) {
            return Reply.json(200, known.json());
        }
        batches.put(scoped, made);
        if (wait || made.lines.isEmpty()) {
            work(made);
        }
        return Reply.json(made.state.equals("received") ? 202 : 201, made.json())
                .header("Location", "/v1/submissions/" + made.id);
    }

    private Reply list(Context context) {
        String owner = context.owner();
        List<ObjectNode> items = batches.values().stream()
                .filter(batch -> batch.owner.equals(owner))
                .filter(batch -> Incidents.is(context.query(), "state", batch.state))
                .filter(batch -> Incidents.is(context.query(), "submissionKey", batch.key))
                .map(Batch::json)
                .toList();
        List<ObjectNode> latestFirst = new ArrayList<>(items);
        Collections.reverse(latestFirst);
        return Archive.guarded(archive.page(context, latestFirst));
    }

    private Reply transition(Context context) {
        Batch batch = find(context);
        String to = context.body().path("to").asString("");
        if (to.equals("received") && batch.state.equals("previewed")) {
            batch.mode = "per-record";
            batch.state = "received";
            batch.lines.forEach(Batch.Line::reset);
            ObjectNode answer = batch.json();
            work(batch);
            return Reply.json(200, answer);
        }
        if (!to.equals("cancelled") || !batch.state.matches("received|previewed")) {
            throw new Refusal("illegal-transition", details -> details.put("state", batch.state));
        }
        batch.state = "cancelled";
        batch.lines.forEach(line -> line.outcome = "rejected");
        return Reply.json(200, batch.json());
    }

    private Batch find(Context context) {
        String owner = context.owner();
        return batches.values().stream()
                .filter(batch -> batch.owner.equals(owner)
                        && batch.id.equals(context.path().getOrDefault("submissionId", "")))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Batch worked(Context context) {
        Batch batch = find(context);
        if (batch.state.equals("received") || batch.count("waiting") > 0) {
            work(batch);
        }
        return batch;
    }

    private void work(Batch batch) {
        Map<Doc, Integer> before = new HashMap<>();
        archive.docs.forEach(doc -> before.put(doc, doc.versions.size()));
        for (boolean review : new boolean[] {false, true}) {
            batch.lines.stream()
                    .filter(line -> line.review() == review)
                    .filter(line -> Set.of("pending", "waiting").contains(line.outcome))
                    .forEach(line -> take(batch, line));
        }
        boolean hindered = batch.count("rejected") + batch.count("waiting") > 0;
        boolean fatal = batch.lines.stream()
                .flatMap(line -> line.findings.valueStream())
                .anyMatch(finding -> finding.path("severity").asString("").equals("fatal"));
        if (batch.mode.equals("preview")) {
            takeBack(before);
        }
        if (fatal || batch.mode.equals("all-or-nothing") && hindered) {
            takeBack(before);
            batch.lines.stream()
                    .filter(line -> !line.outcome.equals("rejected"))
                    .forEach(line -> reject(line, "batch-not-applied"));
        }
        batch.end();
    }

    private void takeBack(Map<Doc, Integer> before) {
        archive.docs.removeIf(doc -> !before.containsKey(doc));
        archive.docs.forEach(doc -> {
            while (doc.versions.size() > before.getOrDefault(doc, 0)) {
                doc.versions.remove(doc.versions.size() - 1);
            }
        });
    }

    private void take(Batch batch, Batch.Line line) {
        JsonNode record = line.record;
        String noun = record.path("noun").asString("");
        if (!record.isObject()) {
            reject(line, "malformed-json");
        } else if (!batch.context.known().scopes().contains(noun + ":write")) {
            reject(line, "insufficient-scope");
        } else if (line.review()
                && archive.find(batch.owner, false, line.key(), 0).isEmpty()) {
            line.outcome = "waiting";
        } else {
            try {
                Function<Context, Reply> write =
                        Objects.requireNonNull(operations.get(line.review() ? "putReview" : "putIncident"));
                Reply reply = write.apply(single(batch, line));
                line.outcome = reply.json().path("outcome").asString("");
                line.recordId = reply.json().path("id").asString("");
                line.version = reply.json().path("version").asInt(0);
                line.held = reply.json().has("redaction");
            } catch (Refusal refusal) {
                JsonNode problem = refusal.reply(catalogue, "").json();
                if (problem.path("findings") instanceof ArrayNode findings) {
                    line.outcome = "rejected";
                    line.findings = findings;
                } else {
                    reject(line, problem.path("code").asString(""));
                }
            }
        }
    }

    private void reject(Batch.Line line, String code) {
        JsonNode entry = catalogue.entry(code);
        line.outcome = "rejected";
        line.findings.removeAll();
        line.findings
                .addObject()
                .put("rule", code)
                .put("version", "1")
                .put("severity", "error")
                .put("tier", "accept")
                .put("class", "invalid")
                .put("origin", "conversion")
                .put("pointer", "")
                .put("message", entry.path("title").asString(""))
                .put("fix", entry.path("fix").asString(""))
                .put("page", "/v1/errors/" + code);
    }

    private static Context single(Batch batch, Batch.Line line) {
        JsonNode content = line.record.path("content");
        Map<String, String> path = new TreeMap<>(Map.of("jurisdiction", batch.owner, "localKey", line.key()));
        path.put("number", content.path("number").asString("0"));
        Map<String, String> query = new TreeMap<>();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (line.record.has("expectedVersion")) {
            query.put("expectedVersion", line.record.path("expectedVersion").asString());
        } else {
            headers.put("If-Match", "*");
        }
        Request request = new Request("PUT", "/v1", "", headers, new byte[0]);
        return new Context(request, batch.context.caller(), path, query, content, batch.context.monitor());
    }

    private Reply results(Context context) {
        Batch batch = worked(context);
        List<ObjectNode> items = batch.lines.stream()
                .filter(line -> Incidents.is(context.query(), "outcome", line.outcome))
                .map(line -> result(batch, line))
                .filter(item -> !context.query().containsKey("cause")
                        || item.path("causes").valueStream().anyMatch(id -> id.asString()
                                .equals(context.query().get("cause"))))
                .toList();
        return Archive.guarded(archive.page(context, items));
    }

    private static ObjectNode result(Batch batch, Batch.Line line) {
        ObjectNode item = Reply.JSON.createObjectNode().put("index", line.index).put("outcome", line.outcome);
        if (!line.key().isEmpty()) {
            item.put("noun", line.record.path("noun").asString("")).put("localKey", line.key());
        }
        if (!line.recordId.isEmpty()) {
            item.put("recordId", line.recordId).put("version", line.version);
        }
        if (line.held) {
            item.put("hold", "held-for-redaction");
        }
        if (line.outcome.equals("waiting")) {
            item.put("waitingUntil", Instant.now().plus(Duration.ofDays(30)).toString());
        }
        if (!line.findings.isEmpty()) {
            item.set("findings", line.findings);
            Set<String> causes = new TreeSet<>();
            line.findings.forEach(finding -> causes.add(cause(batch, line, finding)));
            causes.forEach(item.putArray("causes")::add);
        }
        return item;
    }

    private static String cause(Batch batch, Batch.Line line, JsonNode finding) {
        String pointer = finding.path("pointer").asString("");
        String rule = finding.path("rule").asString("");
        String code = rule.equals("STR-CODE")
                ? line.record.path("content").at(pointer).asString("")
                : "";
        String text = batch.id + rule + pointer.replaceAll("/[0-9]+(?=/|$)", "/*") + code;
        return Batch.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static List<ObjectNode> causes(Batch batch) {
        Map<String, ObjectNode> causes = new LinkedHashMap<>();
        for (Batch.Line line : batch.lines) {
            Set<String> counted = new TreeSet<>();
            for (JsonNode finding : line.findings) {
                String id = cause(batch, line, finding);
                ObjectNode cause = causes.computeIfAbsent(id, unknown -> described(line, finding, id));
                cause.put("findings", cause.path("findings").asInt(0) + 1);
                cause.put("records", cause.path("records").asInt(0) + (counted.add(id) ? 1 : 0));
            }
        }
        return causes.values().stream()
                .sorted((one, other) ->
                        other.path("records").asInt() - one.path("records").asInt())
                .toList();
    }

    private static ObjectNode described(Batch.Line line, JsonNode finding, String id) {
        ObjectNode cause = Reply.JSON.createObjectNode().put("id", id);
        for (String name : List.of("rule", "severity", "class", "origin", "message", "fix", "page")) {
            cause.set(name, finding.path(name));
        }
        cause.put("place", finding.path("pointer").asString("").replaceAll("/[0-9]+(?=/|$)", "/*"));
        ObjectNode example = cause.putObject("example").put("index", line.index);
        if (!line.key().isEmpty()) {
            example.put("localKey", line.key());
        }
        return cause;
    }

    private Reply sheet(Context context) {
        Batch batch = worked(context);
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (Batch.Line line : batch.lines) {
            for (JsonNode finding : line.findings) {
                rows.add(List.of(
                        line.key(),
                        line.month(),
                        finding.path("message").asString(""),
                        finding.path("fix").asString(""),
                        finding.path("pointer").asString(""),
                        finding.path("rule").asString(""),
                        line.outcome,
                        String.valueOf(line.index),
                        String.valueOf(line.index)));
            }
        }
        boolean csv = context.query().getOrDefault("format", "").equals("csv")
                || context.request().header("Accept").startsWith("text/csv");
        return Archive.guarded(csv ? Sheets.csv(rows) : Sheets.workbook(rows));
    }
}
