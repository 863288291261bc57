package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.error.CallTimeoutException;
import org.npcs.repository.client.error.NotFoundException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.internal.transport.ClientTime;
import org.npcs.repository.client.model.ImprovementOpportunity;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.network.CallEvent;
import org.npcs.repository.client.network.NetworkSettings;
import org.npcs.repository.client.network.RetryPolicy;

class NetworkTests {

    @AutoClose
    private final FakeRepository repository = new FakeRepository();

    @Test
    void textOfAnyScriptArrivesAsItWasWritten() {
        String text = "Ünïcödé – 子供 – שלום – \uD83D\uDC76";
        ReviewContent review = ExamplePapers.review().toBuilder()
                .opportunities(List.of(
                        ImprovementOpportunity.builder().number(1).text(text).build()))
                .build();
        repository.always(
                FakeRepository.json("{\"content\":" + new String(review.toJson(), StandardCharsets.UTF_8) + "}"));

        ReviewContent back = repository.client().reviews().put(review).content();

        assertThat(back).isEqualTo(review);
        assertThat(repository.calls().get(0).getBody()).isEqualTo(review.toJson());
    }

    @Test
    void aRedirectIsNeverFollowedSoTheTokenStaysHome() {
        WireMockServer stranger = new WireMockServer(wireMockConfig().dynamicPort());
        stranger.start();
        try {
            repository.always(aResponse()
                    .withStatus(307)
                    .withHeader("Location", "http://127.0.0.1:" + stranger.port() + "/v1/me"));

            assertThatThrownBy(() -> repository.client().membership().me())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("redirected")
                    .hasMessageNotContaining(Integer.toString(stranger.port()));
            assertThat(stranger.getAllServeEvents()).isEmpty();
        } finally {
            stranger.stop();
        }
    }

    @Test
    void manyThreadsThatActForDifferentMembersNeverMixThem() throws Exception {
        repository.always(FakeRepository.json(ExamplePapers.RECORD));
        RepositoryClient client = repository.client();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String member = "US-X" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
                RepositoryClient mine = client.withOptions(CallOptions.NONE.actingFor(member));
                all.add(threads.submit(() -> {
                    start.await();
                    for (int call = 0; call < 20; call++) {
                        mine.incidents().get("KEY-" + member);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<LoggedRequest> calls = repository.calls();
        assertThat(calls).hasSize(64 * 20);
        assertThat(calls).allMatch(request -> request.getUrl()
                .equals("/v1/jurisdictions/" + request.getHeader("Acting-For") + "/incidents/KEY-"
                        + request.getHeader("Acting-For")));
        assertThat(repository.requests("/oauth2/token")).hasSize(1);
    }

    @Test
    void aServerThatNeverAnswersEndsWithTheAttemptsLimit() throws Exception {
        try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RepositoryClient client = RepositoryClient.builder("http://127.0.0.1:" + hole.getLocalPort())
                    .network(NetworkSettings.DEFAULT.withAttemptTimeout(Duration.ofMillis(100)))
                    .retries(RetryPolicy.NONE)
                    .build();

            assertThatThrownBy(() -> client.platform().service())
                    .isInstanceOf(CallTimeoutException.class)
                    .hasMessageContaining("100 ms");
        }
    }

    @Test
    void aBodyThatStallsEndsWithTheAttemptsLimitToo() throws Exception {
        try (ServerSocket stalling = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket socket = stalling.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"
                                    .getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                } catch (java.io.IOException e) {
                    // The client has hung up, as it should.
                    Thread.currentThread().interrupt();
                }
            });
            server.setDaemon(true);
            server.start();
            RepositoryClient client = RepositoryClient.builder("http://127.0.0.1:" + stalling.getLocalPort())
                    .network(NetworkSettings.DEFAULT.withAttemptTimeout(Duration.ofMillis(200)))
                    .retries(RetryPolicy.NONE)
                    .build();

            assertThatThrownBy(() -> client.platform().service()).isInstanceOf(CallTimeoutException.class);
        }
    }

    @Test
    void callsGoThroughTheProxyAndAProxyThatWantsALoginIsNamed() {
        repository.always(FakeRepository.json("{\"name\":\"through the proxy\"}"));
        // A plain HTTP proxy is asked for the whole address; the fake repository plays it.
        RepositoryClient client = RepositoryClient.builder("http://localhost:1")
                .network(NetworkSettings.DEFAULT.withProxy("127.0.0.1", repository.server.port()))
                .retries(RetryPolicy.NONE)
                .build();
        assertThat(client.platform().service().name()).isEqualTo("through the proxy");

        repository.always(aResponse().withStatus(407).withHeader("Proxy-Authenticate", "Basic realm=\"x\""));
        assertThatThrownBy(() -> client.platform().service()).isInstanceOf(TransportException.class);
    }

    @Test
    void theListenerHearsOfEveryCallAndOfNothingConfidential() {
        List<CallEvent> events = new ArrayList<>();
        repository.always(FakeRepository.problem(404, "not-found", ""));
        RepositoryClient client = repository
                .builder()
                .listener(event -> {
                    events.add(event);
                    throw new IllegalStateException("a listener that fails");
                })
                .build();

        assertThatThrownBy(() -> client.incidents().get("CDR-7Q2M4X9A")).isInstanceOf(NotFoundException.class);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("getIncidentByKey");
            assertThat(event.method()).isEqualTo("GET");
            assertThat(event.status()).isEqualTo(404);
            assertThat(event.requestId()).isEqualTo("01JB2Q6YF8W4V9S0E7H3T5K1MA");
            assertThat(event.toString()).doesNotContain("CDR-7Q2M4X9A");
        });
    }

    @Test
    void theAsynchronousSideMakesTheSameCalls() {
        repository.always(FakeRepository.json(ExamplePapers.RECORD));
        try (RepositoryClient client = repository.client()) {
            assertThat(client.async()
                            .incidents(incidents -> incidents.get("CDR-7Q2M4X9A"))
                            .join()
                            .version())
                    .isEqualTo(1);

            repository.always(FakeRepository.problem(404, "not-found", ""));
            assertThatThrownBy(() ->
                            client.async().incidents(i -> i.get("CDR-7Q2M4X9A")).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void cancellingAnAsynchronousCallSendsNothingMore() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ClientTime stuck = new ClientTime(
                java.time.InstantSource.system(),
                System::nanoTime,
                duration -> {
                    waiting.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                },
                java.util.random.RandomGenerator.getDefault());
        repository.server.stubFor(get("/v1").willReturn(aResponse().withStatus(503)));
        try (RepositoryClient client = repository.builder().time(stuck).build()) {
            CompletableFuture<?> future = client.async().platform(PlatformClient::service);
            waiting.await();
            future.cancel(true);
            interrupted.await();

            assertThat(future).isCancelled();
            assertThat(repository.calls()).hasSize(1);
        }
    }

    @Test
    void theAnswerIsThereInThreeViews() {
        repository.always(FakeRepository.json(ExamplePapers.RECORD));

        Response<?> response = repository.client().response(c -> c.incidents().get("CDR-7Q2M4X9A"));

        assertThat(response.value()).isNotNull();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.requestId()).contains("01JB2Q6YF8W4V9S0E7H3T5K1MA");
        assertThat(response.header("content-type")).contains("application/json");
        assertThat(response.body()).isEqualTo(ExamplePapers.RECORD.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDefinitionThatDidNotChangeDoesNotTravelTwice() {
        repository.always(FakeRepository.json("{\"id\":\"ncands-sex\"}").withHeader("ETag", "\"7\""));
        RepositoryClient client = RepositoryClient.builder(repository.base()).build();
        client.definitions().codeSystem("ncands-sex");
        repository.always(aResponse().withStatus(304).withHeader("ETag", "\"7\""));

        assertThat(client.withOptions(CallOptions.NONE)
                        .definitions()
                        .codeSystem("ncands-sex")
                        .id())
                .isEqualTo("ncands-sex");
        assertThat(repository.calls().get(1).getHeader("If-None-Match")).isEqualTo("\"7\"");
    }

    @Test
    void theOwnJurisdictionIsAskedForOnce() {
        repository.server.stubFor(
                get("/v1/me").willReturn(FakeRepository.json("{\"jurisdiction\":{\"code\":\"US-XB\"}}")));
        repository.server.stubFor(
                get(urlPathMatching("/v1/jurisdictions/.*")).willReturn(FakeRepository.json(ExamplePapers.RECORD)));
        RepositoryClient client = RepositoryClient.builder(repository.base())
                .credentials(Credentials.token(() -> "t"))
                .build();

        client.incidents().get("CDR-7Q2M4X9A");
        client.incidents().get("CDR-7Q2M4X9A");

        assertThat(repository.requests("/v1/me")).hasSize(1);
        assertThat(repository.requests("/v1/jurisdictions/US-XB/incidents/CDR-7Q2M4X9A"))
                .hasSize(2);
    }
}
