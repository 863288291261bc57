package org.npcs.repository.client;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The submissions of the contract in memory: one receipt for each key, every record stored once, faults by script. A record
 * whose local key begins with {@code BAD} is rejected.
 */
final class FakeExchange implements ResponseDefinitionTransformerV2 {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f%04d";

    /** What goes wrong with one sending. */
    enum Trouble {
        NONE,
        DROP_BEFORE,
        DROP_AFTER,
        RATE,
        DOWN,
        STALL,
        IN_PROGRESS,
        MALFORMED,
        DIGEST,
        UNAUTHENTICATED,
        NO_DELEGATION
    }

    /** One submission with what came for it. */
    static final class Kept {
        final String id;
        final String key;
        final String digest;
        final List<String> lines;
        int questions;

        Kept(String id, String key, String digest, List<String> lines) {
            this.id = id;
            this.key = key;
            this.digest = digest;
            this.lines = lines;
        }
    }

    final Deque<Trouble> script = new ArrayDeque<>();
    final Map<String, Kept> kept = new LinkedHashMap<>();
    final List<String> stored = new ArrayList<>();

    /** How many questions a submission stays in work for; 0 answers at once. */
    volatile int work;

    volatile Trouble always = Trouble.NONE;

    @Override
    public String getName() {
        return "exchange";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String path = request.getUrl().replaceAll("[?].*", "");
        if (request.getMethod().equals(RequestMethod.POST)) {
            return take(request).build();
        }
        Kept one = kept.values().stream()
                .filter(known -> path.contains(known.id))
                .findFirst()
                .orElseThrow();
        if (path.endsWith("/results")) {
            return FakeRepository.json(results(one)).build();
        } else if (path.endsWith("/causes")) {
            return FakeRepository.json(causes(one)).build();
        }
        one.questions++;
        return FakeRepository.json(receipt(one)).build();
    }

    private ResponseDefinitionBuilder take(Request request) {
        Trouble trouble = script.isEmpty() ? always : script.poll();
        switch (trouble) {
            case DROP_BEFORE:
                return ResponseDefinitionBuilder.responseDefinition().withFault(Fault.CONNECTION_RESET_BY_PEER);
            case RATE:
                return FakeRepository.problem(429, "rate-limited", "").withHeader("Retry-After", "17");
            case DOWN:
                return FakeRepository.problem(503, "unavailable", "");
            case IN_PROGRESS:
                return FakeRepository.problem(409, "idempotency-in-progress", "");
            case MALFORMED:
                return FakeRepository.problem(400, "malformed-batch", ",\"line\":2");
            case DIGEST:
                return FakeRepository.problem(400, "digest-mismatch", "")
                        .withBody("{\"code\":\"digest-mismatch\",\"status\":400,\"retryable\":true}");
            case UNAUTHENTICATED:
                return FakeRepository.problem(401, "invalid-token", "");
            case NO_DELEGATION:
                return FakeRepository.problem(403, "no-delegation", "");
            default:
                break;
        }
        String key = request.getHeader("Idempotency-Key");
        Kept known = kept.get(key);
        boolean first = known == null;
        if (known == null) {
            List<String> lines = lines(request.getBody());
            String id = String.format(java.util.Locale.ROOT, ID, kept.size() + 1);
            known = new Kept(id, key, request.getHeader("Content-Digest"), lines);
            kept.put(key, known);
            lines.stream().filter(line -> !line.contains("\"BAD")).forEach(stored::add);
        } else if (!known.digest.equals(request.getHeader("Content-Digest"))) {
            return FakeRepository.problem(422, "idempotency-key-reused", "");
        }
        if (trouble == Trouble.DROP_AFTER) {
            return ResponseDefinitionBuilder.responseDefinition().withFault(Fault.EMPTY_RESPONSE);
        }
        int status = !first ? 200 : work > 0 ? 202 : 201;
        ResponseDefinitionBuilder answer = FakeRepository.json(receipt(known)).withStatus(status);
        return trouble == Trouble.STALL ? answer.withFixedDelay(2_500) : answer;
    }

    private String receipt(Kept one) {
        ObjectNode json = JSON.createObjectNode();
        boolean done = one.questions >= work;
        long rejected =
                one.lines.stream().filter(line -> line.contains("\"BAD")).count();
        json.put("id", one.id).put("jurisdiction", "US-XA").put("submissionKey", one.key);
        json.put(
                "state",
                !done
                        ? "processing"
                        : one.lines.isEmpty()
                                ? "empty"
                                : rejected == 0
                                        ? "accepted"
                                        : rejected == one.lines.size() ? "rejected" : "accepted-with-rejections");
        json.put("sentence", "S.").put("mode", "per-record").put("memberOfTomorrow", "code-of-tomorrow");
        ObjectNode counts = json.putObject("counts");
        counts.put("received", one.lines.size())
                .put("pending", done ? 0 : one.lines.size())
                .put("created", done ? one.lines.size() - rejected : 0)
                .put("updated", 0)
                .put("unchanged", 0)
                .put("waiting", 0)
                .put("rejected", done ? rejected : 0);
        json.put("submittedBy", "cedar-nightly")
                .put("receivedAt", Instant.EPOCH.toString())
                .putObject("meta");
        if (done) {
            json.put("finishedAt", Instant.EPOCH.toString());
        }
        return json.toString();
    }

    private static String results(Kept one) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode items = json.putArray("items");
        for (int i = 0; i < one.lines.size(); i++) {
            if (one.lines.get(i).contains("\"BAD")) {
                String key =
                        JSON.readTree(one.lines.get(i)).at("/content/localKey").asString();
                ObjectNode item = items.addObject();
                item.put("index", i + 1)
                        .put("line", i + 1)
                        .put("noun", "incident")
                        .put("localKey", key)
                        .put("outcome", "rejected");
                ObjectNode finding = item.putArray("findings").addObject();
                finding.put("rule", "STR-PATTERN")
                        .put("version", "1")
                        .put("severity", "error")
                        .put("pointer", "/localKey")
                        .put("message", "M.")
                        .put("fix", "F.");
            }
        }
        return json.put("complete", true).toString();
    }

    private static String causes(Kept one) {
        long bad = one.lines.stream().filter(line -> line.contains("\"BAD")).count();
        ObjectNode json = JSON.createObjectNode();
        ArrayNode items = json.putArray("items");
        if (bad > 0) {
            items.addObject()
                    .put("id", "8b1a9953c4611296")
                    .put("rule", "STR-PATTERN")
                    .put("records", bad)
                    .put("findings", bad);
        }
        return json.put("complete", true).toString();
    }

    private static List<String> lines(byte[] body) {
        try {
            boolean gzip = body.length > 1 && body[0] == 0x1f;
            byte[] plain = gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
            return new String(plain, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers everything about submissions of this repository. */
    void serve(FakeRepository repository) {
        repository.server.stubFor(com.github.tomakehurst.wiremock.client.WireMock.any(
                        com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching("/v1/.*submissions.*"))
                .atPriority(5)
                .willReturn(ResponseDefinitionBuilder.responseDefinition().withTransformers("exchange")));
    }

    static String id(int number) {
        return UUID.fromString(String.format(java.util.Locale.ROOT, ID, number)).toString();
    }
}
