package org.npcs.repository.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.running.RunningSandbox;
import org.reactivestreams.Publisher;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationListener;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** How an instance tells its state to what runs it, and how it leaves. It has a sandbox of its own, because it ends it. */
@ExtendWith(RunningSandbox.class)
class ServiceStateIntegrationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void anInstanceTellsItsStateAndLeavesInOrder() throws Exception {
        RunningSandbox.baseUrl();
        try (var sandbox = Sandbox.start("--server.port=0")) {
            var management = "http://127.0.0.1:"
                    + sandbox.context().getEnvironment().getRequiredProperty("local.management.port");
            stateIsTold(management);
            aLostDatabaseEndsReadinessOnly(sandbox, management);
            runningWorkIsDoneBeforeTheEnd(sandbox);
        }
        assertThat(get(RunningSandbox.baseUrl() + "/v1").statusCode())
                .as("another instance in this process goes on")
                .isEqualTo(200);
    }

    @Test
    void aDatabaseThatRefusesIsDown() {
        var health = new DatabaseHealth(factory(Mono.error(new IllegalStateException("db.internal refused"))));
        StepVerifier.create(health.health())
                .assertNext(told -> {
                    assertThat(told.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(told.getDetails()).isEmpty();
                })
                .verifyComplete();
    }

    @Test
    void aDatabaseThatIsSilentIsDownBeforeAProbeGivesUp() {
        StepVerifier.withVirtualTime(() -> new DatabaseHealth(factory(Mono.never())).health())
                .thenAwait(Duration.ofSeconds(2))
                .assertNext(told -> assertThat(told.getStatus()).isEqualTo(Status.DOWN))
                .verifyComplete();
    }

    private static void stateIsTold(String management) throws Exception {
        for (String state : List.of("", "/liveness", "/readiness")) {
            var answer = get(management + "/actuator/health" + state);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details");
        }
        var metrics = get(management + "/actuator/prometheus");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes", "npcs_database_connections");
        assertThat(get(management + "/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get(management + "/actuator/heapdump").statusCode()).isEqualTo(404);
    }

    private static void aLostDatabaseEndsReadinessOnly(Sandbox sandbox, String management) throws Exception {
        var pool = sandbox.context().getBean(ConnectionPool.class);
        var taken = new CopyOnWriteArrayList<Connection>();
        var size = pool.getMetrics().orElseThrow().getMaxAllocatedSize();
        // With every connection taken, the database is as far away as if it were switched off.
        for (int i = 0; i < size; i++) {
            taken.add(pool.create().toFuture().get(5, TimeUnit.SECONDS));
        }
        assertThat(get(management + "/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get(management + "/actuator/health/liveness").statusCode()).isEqualTo(200);
        for (Connection connection : taken) {
            Mono.from(connection.close()).toFuture().get(5, TimeUnit.SECONDS);
        }
        assertThat(get(management + "/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static void runningWorkIsDoneBeforeTheEnd(Sandbox sandbox) throws Exception {
        var address = URI.create(sandbox.baseUrl());
        var refusing = new CompletableFuture<Boolean>();
        sandbox.context().addApplicationListener((ApplicationListener<AvailabilityChangeEvent<?>>) event -> {
            if (event.getState() == ReadinessState.REFUSING_TRAFFIC) {
                refusing.complete(accepts(address));
            }
        });
        var form = "grant_type=client_credentials&client_id=alder-nightly&client_secret=alder-nightly-sandbox-secret";
        try (var half = new Socket(address.getHost(), address.getPort())) {
            half.setSoTimeout(20_000);
            var out = half.getOutputStream();
            out.write(("POST /oauth2/token HTTP/1.1\r\nHost: " + address.getAuthority()
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: "
                            + form.length() + "\r\nExpect: 100-continue\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // The server asks for the body: from now on the request is running.
            assertThat(head(half)).startsWith("HTTP/1.1 100");
            var ended = CompletableFuture.runAsync(sandbox.context()::close);
            assertThat(refusing.get(20, TimeUnit.SECONDS))
                    .as("readiness ends while the port is still open")
                    .isTrue();
            while (accepts(address)) {
                Thread.onSpinWait();
            }
            assertThat(ended).isNotDone();
            out.write(form.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var answer = new String(half.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("access_token");
            ended.get(25, TimeUnit.SECONDS);
        }
    }

    private static String head(Socket connection) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = connection.getInputStream().read();
            assertThat(next).as("the connection is open").isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    private static boolean accepts(URI address) {
        try (var probe = new Socket(address.getHost(), address.getPort())) {
            return probe.isConnected();
        } catch (IOException refusedOrReset) {
            return false;
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static ConnectionFactory factory(Mono<Connection> connections) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return connections;
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "none";
            }
        };
    }
}
