package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.diagnosis.DoctorReport;
import org.npcs.repository.client.diagnosis.Step;
import org.npcs.repository.client.network.NetworkSettings;
import org.npcs.repository.client.network.RetryPolicy;

class DoctorTests {

    private final FakeRepository repository = new FakeRepository();

    @BeforeEach
    void healthy() {
        service("1.0.0", "Mon, 23 Nov 2026 08:00:00 GMT");
        repository.server.stubFor(get("/v1/me")
                .willReturn(FakeRepository.json("{\"scopes\":[\"incident:read\"],\"environment\":\"sandbox\"}")));
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void everyStepPassesWhenAllIsWell() {
        DoctorReport report = repository.client().doctor();

        assertThat(report.healthy()).as(report.toString()).isTrue();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly(
                        "name", "connection", "proxy", "tls", "service", "clock", "contract", "token", "caller");
        assertThat(report.toString()).contains("incident:read").contains("sandbox");
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        Step step =
                failure(RepositoryClient.builder("https://no-such-host.invalid").build());

        assertThat(step.name()).isEqualTo("name");
        assertThat(step.nextAction()).contains("set the proxy");
    }

    @Test
    void aPortThatAcceptsNothingIsSaid() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(failure(RepositoryClient.builder("http://127.0.0.1:" + port).build())
                        .name())
                .isEqualTo("connection");
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamedWithTheCertificateToImport() {
        WireMockServer secure =
                new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort());
        secure.start();
        try {
            Step step = failure(RepositoryClient.builder("https://localhost:" + secure.httpsPort())
                    .build());

            assertThat(step.name()).isEqualTo("tls");
            assertThat(step.sentence()).contains("CN=");
            assertThat(step.nextAction()).isNotBlank();
        } finally {
            secure.stop();
        }
    }

    @Test
    void aProxyThatWantsALoginIsSaid() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            answer(proxy, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
            Step step = failure(RepositoryClient.builder("https://repository.example")
                    .network(NetworkSettings.DEFAULT.withProxy("127.0.0.1", proxy.getLocalPort()))
                    .build());

            assertThat(step.name()).isEqualTo("proxy");
            assertThat(step.sentence()).contains("407");
        }
    }

    @Test
    void aClockThatIsOffIsSaidWithItsSeconds() {
        service("1.0.0", "Mon, 23 Nov 2026 09:00:00 GMT");

        Step step = failure(repository.client());

        assertThat(step.name()).isEqualTo("clock");
        assertThat(step.sentence()).contains("3600 seconds slow");
    }

    @Test
    void aServiceOfAnotherMajorContractIsSaid() {
        service("2.0.0", "Mon, 23 Nov 2026 08:00:00 GMT");

        assertThat(failure(repository.client()).name()).isEqualTo("contract");
    }

    @Test
    void aSecretThatIsWrongIsSaid() {
        repository.server.stubFor(post("/oauth2/token")
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}")));

        Step step = failure(repository.client());

        assertThat(step.name()).isEqualTo("token");
        assertThat(step.sentence()).contains("secret or key is wrong");
    }

    @Test
    void aVendorThatNamesNoMemberIsSaid() {
        repository.server.stubFor(get("/v1/me").willReturn(FakeRepository.problem(403, "acting-for-needed", "")));

        Step step = failure(repository.client());

        assertThat(step.name()).isEqualTo("caller");
        assertThat(step.nextAction()).contains("actingFor");
    }

    @Test
    void aStrangerInTheMiddleIsSaid() {
        repository.server.stubFor(get("/v1")
                .willReturn(aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>")));

        assertThat(failure(repository.builder().retries(RetryPolicy.NONE).build())
                        .name())
                .isEqualTo("service");
    }

    private void service(String contract, String date) {
        repository.server.stubFor(get("/v1")
                .willReturn(FakeRepository.json("{\"contractVersion\":\"" + contract + "\"}")
                        .withHeader("Date", date)));
    }

    private static Step failure(RepositoryClient client) {
        DoctorReport report = client.doctor();
        Step failure = report.firstFailure().orElseThrow(() -> new AssertionError(report.toString()));
        assertThat(failure.nextAction()).isNotBlank();
        return failure;
    }

    private static void answer(ServerSocket proxy, String head) {
        Thread server = new Thread(() -> {
            try (Socket socket = proxy.accept()) {
                socket.getInputStream().read(new byte[16]);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (java.io.IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setDaemon(true);
        server.start();
    }
}
