package org.npcs.repository.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.audit.AuditChain;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation with data of its own, whose database can be lost. */
final class Installation implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final Sandbox sandbox;

    private Installation(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static Installation on(Path data) {
        return new Installation(Sandbox.start(
                "--server.port=0",
                "--sandbox.data=" + data,
                "--npcs.withdrawal-pause-millis=200",
                // Each drill seals by itself, at a moment of its choice.
                "--npcs.audit-sealing-millis=3600000"));
    }

    /** An answer: its status and its body. */
    record Answered(int status, JsonNode body) {}

    Answered get(String client, String path) {
        return send(client, "GET", path, null);
    }

    Answered put(String client, String path, Object body) {
        return send(client, "PUT", path, body);
    }

    Answered post(String client, String path, Object body) {
        return send(client, "POST", path, body);
    }

    private Answered send(String client, String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        var answer = sent(request.build());
        return new Answered(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private String token(String client) {
        var basic = Base64.getEncoder()
                .encodeToString((client + ":" + client + "-sandbox-secret").getBytes(StandardCharsets.UTF_8));
        var answer = sent(HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Chains the trail of a member and returns the head. */
    String sealedHead(String member) {
        sandbox.context().getBean(AuditChain.class).seal(member).block();
        return text("SELECT sequence || ' ' || encode(digest, 'hex') FROM audit_link WHERE jurisdiction = '" + member
                + "' ORDER BY sequence DESC LIMIT 1");
    }

    /** How many rows each table has, once the repository has done the work that earlier requests left to it. */
    Map<String, String> settledRows() {
        var last = new AtomicReference<>(Map.<String, String>of());
        Waiting.until(() -> {
            var now = rows();
            var quiet = now.equals(last.getAndSet(now));
            return quiet
                    && now.entrySet().stream()
                            .filter(table -> table.getKey().endsWith("_work"))
                            .allMatch(table -> table.getValue().equals("0"));
        });
        return java.util.Objects.requireNonNull(last.get());
    }

    /** How many rows each table has. */
    Map<String, String> rows() {
        var counts = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection(jdbc(), "postgres", "");
                var tables = connection.createStatement();
                var names = tables.executeQuery(
                        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace")) {
            while (names.next()) {
                counts.put(names.getString(1), text("SELECT count(*)::text FROM " + names.getString(1)));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return counts;
    }

    String text(String query) {
        var texts = texts(query);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /** The first column of all rows, read as the superuser. */
    List<String> texts(String query) {
        try (var connection = DriverManager.getConnection(jdbc(), "postgres", "");
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Address of the database. */
    String jdbc() {
        return sandbox.context().getEnvironment().getRequiredProperty("spring.flyway.url");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
