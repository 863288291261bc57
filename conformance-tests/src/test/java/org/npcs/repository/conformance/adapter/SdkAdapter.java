package org.npcs.repository.conformance.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.IncidentQuery;
import org.npcs.repository.client.Records;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.UploadResult;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.model.Determination;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.IncidentRecord;
import org.npcs.repository.client.model.SubmissionRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small integration on the SDK of this project. What the contract asks of clients, the SDK does by itself. */
public final class SdkAdapter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RepositoryClient client;
    private final SdkReporter reporter;
    private final Map<String, ObjectNode> sent = new HashMap<>();
    private final Map<String, IncidentRecord> records = new HashMap<>();

    private SdkAdapter(RepositoryClient client) {
        this.client = client;
        this.reporter = new SdkReporter(client);
    }

    /** Plays one story and returns 0 when it is finished. */
    public static int play(Map<String, String> scenario) {
        String member = scenario.getOrDefault("NPCS_ACTING_FOR", "");
        try (RepositoryClient client = RepositoryClient.builder(scenario.getOrDefault("NPCS_BASE_URL", ""))
                .credentials(Credentials.secret(
                        scenario.getOrDefault("NPCS_CLIENT_ID", ""), scenario.getOrDefault("NPCS_CLIENT_SECRET", "")))
                .jurisdiction(scenario.getOrDefault("NPCS_JURISDICTION", ""))
                .options(member.isEmpty() ? CallOptions.NONE : CallOptions.NONE.actingFor(member))
                .build()) {
            SdkAdapter adapter = new SdkAdapter(client);
            for (JsonNode step :
                    JSON.readTree(scenario.getOrDefault("NPCS_STORY", "{}")).path("steps")) {
                adapter.take(step);
            }
            return 0;
        } catch (RuntimeException unfinished) {
            return 1;
        }
    }

    private void take(JsonNode step) {
        String key = step.path("key").asString("");
        ObjectNode before = sent.getOrDefault(key, JSON.createObjectNode()).deepCopy();
        switch (step.path("do").asString("")) {
            case "submit" -> put(key, Facts.incident(key, step.path("case"), Flaw.NONE));
            case "correct" -> {
                before.withObject("/child")
                        .put("ageYears", step.at("/change/ageInYears").asInt());
                put(key, before);
            }
            case "decide" -> {
                ObjectNode next =
                        Facts.determination(before.path("determinations").size() + 1, step.path("decision"));
                records.put(
                        key, client.incidents().addDetermination(known(key).id(), Determination.fromJson(bytes(next))));
            }
            case "submit-batch" -> submitBatch(step);
            case "list" -> client.incidents().list(IncidentQuery.ALL).stream().forEach(record -> {});
            default -> reporter.take(step);
        }
    }

    private void submitBatch(JsonNode step) {
        List<SubmissionRecord> batch = new ArrayList<>();
        for (JsonNode one : step.path("cases")) {
            ObjectNode content = Facts.incident(one.path("key").asString(""), one.path("case"), Flaw.NONE);
            batch.add(Records.of(IncidentContent.fromJson(bytes(content))));
        }
        try {
            Path outbox = Files.createTempDirectory("npcs-outbox");
            UploadResult result = client.exchange()
                    .upload(outbox, step.path("submissionKey").asString(""))
                    .records(batch)
                    .waitSeconds(0)
                    .run();
            if (result.exitCode() != 0) {
                throw new IllegalStateException(result.summary());
            }
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private void put(String key, ObjectNode content) {
        CallOptions options =
                records.containsKey(key) ? CallOptions.NONE.ifMatch(known(key).etag()) : CallOptions.NONE;
        records.put(key, client.incidents().put(IncidentContent.fromJson(bytes(content)), options));
        sent.put(key, content);
    }

    private IncidentRecord known(String key) {
        IncidentRecord record = records.get(key);
        if (record == null) {
            throw new IllegalStateException("nothing was sent under this key");
        }
        return record;
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
