package org.npcs.repository.conformance.adapter;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small integration on the plain JDK. It keeps every requirement, unless it is told to have a flaw. */
public final class PlainAdapter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> scenario;
    private final Flaw flaw;
    private final Wire wire;
    private final PlainReporter reporter;
    private final Map<String, ObjectNode> sent = new HashMap<>();
    private final Map<String, JsonNode> records = new HashMap<>();

    private PlainAdapter(Map<String, String> scenario, Flaw flaw) {
        this.scenario = scenario;
        this.flaw = flaw;
        this.wire = new Wire(scenario, flaw);
        this.reporter = new PlainReporter(scenario.getOrDefault("NPCS_JURISDICTION", ""), flaw, wire);
    }

    /** Plays one story and returns 0 when it is finished. */
    public static int play(Map<String, String> scenario, Flaw flaw) {
        try {
            PlainAdapter adapter = new PlainAdapter(scenario, flaw);
            for (JsonNode step :
                    JSON.readTree(scenario.getOrDefault("NPCS_STORY", "{}")).path("steps")) {
                adapter.take(step);
            }
            return 0;
        } catch (Exception unfinished) {
            return 1;
        }
    }

    /** Plays the story of the environment, or with {@code --stdin} one story for each line. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.exit(play(System.getenv(), Flaw.NONE));
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Map<String, String> scenario = new LinkedHashMap<>();
            JSON.readTree(line)
                    .properties()
                    .forEach(one -> scenario.put(one.getKey(), one.getValue().asString("")));
            System.out.println("{\"exit\": " + play(scenario, Flaw.NONE) + "}");
            System.out.flush();
        }
    }

    private void take(JsonNode step) throws Exception {
        String key = step.path("key").asString("");
        switch (step.path("do").asString("")) {
            case "submit" -> put(key, Facts.incident(key, step.path("case"), flaw), step);
            case "submit-batch" -> submitBatch(step);
            case "correct" -> correct(key, step);
            case "decide" -> decide(key, step);
            case "list" -> list();
            default -> reporter.take(step);
        }
    }

    private void submitBatch(JsonNode step) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (JsonNode one : step.path("cases")) {
            ObjectNode record = JSON.createObjectNode().put("noun", "incident");
            record.set("content", Facts.incident(one.path("key").asString(""), one.path("case"), Flaw.NONE));
            lines.append(record).append('\n');
        }
        String path = "/v1/jurisdictions/" + scenario.get("NPCS_JURISDICTION") + "/submissions?wait=0";
        Map<String, String> key =
                Map.of("Idempotency-Key", step.path("submissionKey").asString(""));
        JsonNode submission = wire.understood(wire.send("POST", path, lines.toString(), key));
        while (submission.path("state").asString("").matches("received|processing")
                && flaw != Flaw.ACCEPTED_IS_STORED) {
            Thread.sleep(20);
            String id = submission.path("id").asString("");
            submission = wire.understood(wire.send("GET", "/v1/submissions/" + id, "", Map.of()));
        }
        if (submission.at("/counts/rejected").asInt(0) > 0) {
            throw new IllegalStateException("some records were rejected");
        }
    }

    private void put(String key, ObjectNode content, JsonNode step) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonNode known = records.get(key);
        if (known != null) {
            headers.put(
                    "If-Match",
                    flaw == Flaw.OVERWRITES ? "*" : known.path("etag").asString(""));
        }
        if (flaw == Flaw.SENDS_PHONE) {
            headers.put("X-Contact", step.at("/case/phone").asString(""));
        }
        if (flaw == Flaw.SENDS_CASE_NUMBER) {
            headers.put("X-Source-Record", step.at("/case/caseNumber").asString("none"));
        }
        ObjectNode body = content;
        if (flaw == Flaw.PARTIAL_PUT && known != null) {
            body = JSON.createObjectNode().put("localKey", key);
            body.set("child", content.path("child"));
            body.set("determinations", content.path("determinations"));
        }
        String path = "/v1/jurisdictions/" + scenario.get("NPCS_JURISDICTION") + "/incidents/" + key;
        keep(key, content, wire.send("PUT", path, body.toString(), headers));
    }

    private void correct(String key, JsonNode step) throws Exception {
        ObjectNode content = sent.getOrDefault(key, JSON.createObjectNode()).deepCopy();
        content.withObject("/child")
                .put("ageYears", step.at("/change/ageInYears").asInt());
        put(key, content, step);
    }

    private void decide(String key, JsonNode step) throws Exception {
        ObjectNode content = sent.getOrDefault(key, JSON.createObjectNode()).deepCopy();
        ObjectNode next = Facts.determination(content.path("determinations").size() + 1, step.path("decision"));
        content.withArray("/determinations").add(next);
        JsonNode known = records.getOrDefault(key, JSON.createObjectNode());
        String path = "/v1/incidents/" + known.path("id").asString("") + "/determinations";
        keep(key, content, wire.send("POST", path, next.toString(), Map.of()));
    }

    private void list() throws Exception {
        String path = "/v1/jurisdictions/" + scenario.get("NPCS_JURISDICTION") + "/incidents?limit=50";
        String cursor = "";
        do {
            HttpResponse<String> answer =
                    wire.send("GET", path + (cursor.isEmpty() ? "" : "&cursor=" + cursor), "", Map.of());
            cursor = wire.understood(answer).path("nextCursor").asString("");
        } while (!cursor.isEmpty() && flaw != Flaw.FIRST_PAGE_ONLY);
    }

    private void keep(String key, ObjectNode content, HttpResponse<String> answer) {
        records.put(key, wire.understood(answer));
        sent.put(key, content);
    }
}
