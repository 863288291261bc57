package org.npcs.repository.server.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.npcs.repository.sandbox.ServerProcess;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, on a database of its own within the PostgreSQL of the sandbox. */
public final class KillableServer implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration START = Duration.ofSeconds(60);

    private final String database;
    private final int port = free();
    private final Process process;

    private KillableServer(String database) {
        this.database = database;
        this.process = start();
    }

    /** Makes a database and starts a server on it. */
    public static KillableServer onNewDatabase(String database) {
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("CREATE DATABASE " + database + " OWNER npcs_owner");
            }
        });
        return new KillableServer(database);
    }

    /** Ends the process at once, as the system does when memory is short, and starts another one. */
    public KillableServer killedAndStartedAgain() {
        kill();
        return new KillableServer(database);
    }

    private void kill() {
        process.destroyForcibly().onExit().join();
    }

    private Process start() {
        var base = "http://127.0.0.1:" + port;
        var address = RunningSandbox.setting("npcs.database.url");
        var jdbc = RunningSandbox.setting("spring.flyway.url");
        try {
            var log = Path.of("target", database + ".log").toFile();
            var started = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ServerProcess.class.getName(),
                            "--npcs.environment=sandbox",
                            "--npcs.audience=" + base,
                            "--npcs.issuers=" + base,
                            "--npcs.key-set=" + base + "/oauth2/jwks",
                            "--npcs.cursor-key=the cursors of a sandbox are no secret",
                            "--npcs.keys.service=" + RunningSandbox.setting("npcs.keys.service"),
                            "--npcs.database.url=" + address.replaceAll("/npcs$", "/" + database),
                            "--npcs.database.username=npcs_runtime",
                            "--npcs.database.password=" + RunningSandbox.setting("npcs.database.password"),
                            "--npcs.database.pool-size=6",
                            "--spring.flyway.url=" + jdbc.replaceAll("/npcs$", "/" + database),
                            "--spring.flyway.user=" + RunningSandbox.setting("spring.flyway.user"),
                            "--spring.flyway.password=" + RunningSandbox.setting("spring.flyway.password"),
                            "--server.address=127.0.0.1",
                            "--server.port=" + port,
                            "--management.server.port=0"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            awaitAnswer(started, base);
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitAnswer(Process started, String base) {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && started.isAlive()) {
            try {
                var answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create(base + "/v1")).build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        started.destroyForcibly();
        throw new IllegalStateException("the server did not start");
    }

    /** Sends lines of a submission for Fenwick. */
    public CompletableFuture<HttpResponse<String>> submit(String key, int wait, byte[] lines) {
        return HTTP.sendAsync(
                request("/v1/jurisdictions/US-XB/submissions?wait=" + wait)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks Fenwick's analyst's question; with a body, as a POST. */
    public HttpResponse<String> analyst(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token("fenwick-analyst"));
        if (!body.isEmpty()) {
            request.header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token("fenwick-nightly"));
    }

    private String token(String client) {
        var basic = Base64.getEncoder()
                .encodeToString((client + ":" + client + "-sandbox-secret").getBytes(StandardCharsets.UTF_8));
        var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        var answer = HTTP.sendAsync(asked, HttpResponse.BodyHandlers.ofString()).join();
        return new JsonMapper().readTree(answer.body()).required("access_token").asString();
    }

    /** A number in the database of the server, read as the superuser. */
    public long number(String query) {
        var url = RunningSandbox.setting("spring.flyway.url").replaceAll("/npcs$", "/" + database);
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : -1;
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Changes the database of the server beside it, as the superuser. */
    public void execute(String statements) {
        var url = RunningSandbox.setting("spring.flyway.url").replaceAll("/npcs$", "/" + database);
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int free() {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        kill();
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("DROP DATABASE " + database + " WITH (FORCE)");
            }
        });
    }
}
