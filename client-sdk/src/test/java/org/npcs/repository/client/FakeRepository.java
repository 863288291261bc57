package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.internal.transport.RecordedTime;

/** A repository with an issuer that answers what a test tells it to, on a free port. */
final class FakeRepository implements AutoCloseable {

    final WireMockServer server;
    final RecordedTime time = new RecordedTime();

    FakeRepository(Extension... extensions) {
        server = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .asynchronousResponseEnabled(false)
                .extensions(extensions));
        server.start();
        discovery(base());
        token("token-1", 300);
    }

    String base() {
        return "http://127.0.0.1:" + server.port();
    }

    void discovery(String issuer) {
        server.stubFor(get("/.well-known/oauth-protected-resource")
                .willReturn(json("{\"resource\":\"" + base() + "\",\"authorization_servers\":[\"" + base()
                        + "\"],\"bearer_methods_supported\":[\"header\"]}")));
        server.stubFor(get("/.well-known/oauth-authorization-server")
                .willReturn(
                        json("{\"issuer\":\"" + issuer + "\",\"token_endpoint\":\"" + base() + "/oauth2/token\"}")));
    }

    void token(String value, int seconds) {
        server.stubFor(post("/oauth2/token")
                .willReturn(json("{\"access_token\":\"" + value + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                        + seconds + ",\"scope\":\"incident:read incident:write\"}")));
    }

    /** Answers every call that nothing else is stubbed for. */
    void always(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(answer));
    }

    static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withHeader("X-Request-Id", "01JB2Q6YF8W4V9S0E7H3T5K1MA")
                .withBody(body);
    }

    static ResponseDefinitionBuilder problem(int status, String code, String more) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withHeader("X-Request-Id", "01JB2Q6YF8W4V9S0E7H3T5K1MA")
                .withBody("{\"type\":\"/v1/errors/" + code + "\",\"title\":\"T.\",\"status\":" + status
                        + ",\"code\":\"" + code + "\",\"requestId\":\"01JB2Q6YF8W4V9S0E7H3T5K1MA\",\"retryable\":false"
                        + more + "}");
    }

    RepositoryClient.Builder builder() {
        return RepositoryClient.builder(base())
                .credentials(Credentials.secret("cedar-nightly", "cedar-nightly-sandbox-secret"))
                .jurisdiction("US-XA")
                .time(time.withJitter(0.5));
    }

    RepositoryClient client() {
        return builder().build();
    }

    /** Requests below {@code /v1} in the order in which they came. */
    List<LoggedRequest> calls() {
        return requests("/v1");
    }

    List<LoggedRequest> requests(String path) {
        List<LoggedRequest> all = new java.util.ArrayList<>();
        server.getAllServeEvents().forEach(event -> {
            if (event.getRequest().getUrl().startsWith(path)) {
                all.add(0, event.getRequest());
            }
        });
        return all;
    }

    @Override
    public void close() {
        server.stop();
    }
}
