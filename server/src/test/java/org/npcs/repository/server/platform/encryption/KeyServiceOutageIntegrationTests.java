package org.npcs.repository.server.platform.encryption;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** While the key service is away, codes are read and written; what is sealed is told apart from what was never given. */
class KeyServiceOutageIntegrationTests {

    @RegisterExtension
    static final WireMockExtension VAULT = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().globalTemplating(true))
            .build();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void codesGoOnAndSealedMembersComeBack() throws Exception {
        comeBack();
        var token = Files.createTempFile("vault", ".token");
        token.toFile().deleteOnExit();
        Files.writeString(token, "hvs.invented");
        try (var sandbox = Sandbox.start(
                "--server.port=0",
                "--npcs.keys.service=" + VAULT.baseUrl() + "/v1/transit/npcs",
                "--npcs.keys.token-file=" + token,
                "--npcs.keys.cached=500ms",
                "--npcs.keys.patience=2s")) {
            var bearer = token(sandbox);
            var path = sandbox.baseUrl() + "/v1/jurisdictions/US-XB/incidents/";
            var sealed = noticed("OUT-00001");
            assertThat(send(bearer, "PUT", path + "OUT-00001", sealed).statusCode())
                    .isEqualTo(201);

            VAULT.stubFor(post(urlPathMatching("/v1/transit/.*"))
                    .willReturn(aResponse().withStatus(503)));
            Waiting.until(
                    () -> json(send(bearer, "GET", path + "OUT-00001", null)).has("unavailable"));

            var shown = send(bearer, "GET", path + "OUT-00001", null);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(json(shown).path("unavailable")).hasSize(2).allSatisfy(one -> assertThat(
                            one.path("reason").asString(""))
                    .isEqualTo("key-service-unavailable"));
            assertThat(json(shown).path("unavailable").toString()).contains("/child/ageDays", "/publicNoticeDate");
            assertThat(json(shown).path("content").has("publicNoticeDate")).isFalse();
            assertThat(json(shown).at("/content/eventDate").asString("")).isNotEmpty();

            var coded = Samples.incident("OUT-00002");
            ((ObjectNode) coded.path("child")).remove("ageDays");
            assertThat(send(bearer, "PUT", path + "OUT-00002", coded).statusCode())
                    .as("a record without sealed members needs no key")
                    .isEqualTo(201);
            var refused = send(bearer, "PUT", path + "OUT-00003", noticed("OUT-00003"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(send(bearer, "GET", path + "OUT-00003", null).statusCode())
                    .as("nothing is half-written")
                    .isEqualTo(404);
            assertThat(send(bearer, "PUT", path + "OUT-00001", json(shown).path("content"))
                            .statusCode())
                    .as("what is missing now is not lost by sending the rest back")
                    .isEqualTo(503);

            comeBack();
            Waiting.until(
                    () -> !json(send(bearer, "GET", path + "OUT-00001", null)).has("unavailable"));
            assertThat(json(send(bearer, "GET", path + "OUT-00001", null)).path("content"))
                    .isEqualTo(sealed);
            assertThat(send(bearer, "PUT", path + "OUT-00003", noticed("OUT-00003"))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    private static void comeBack() {
        VAULT.stubFor(post(urlPathMatching("/v1/transit/encrypt/.*"))
                .willReturn(
                        okJson("{\"data\":{\"ciphertext\":\"vault:v1:{{jsonPath request.body '$.plaintext'}}\"}}")));
        VAULT.stubFor(
                post(urlPathMatching("/v1/transit/decrypt/.*"))
                        .willReturn(
                                okJson(
                                        "{\"data\":{\"plaintext\":\"{{regexExtract request.body '(?<=vault:v1:)[A-Za-z0-9+/=]+'}}\"}}")));
    }

    private static ObjectNode noticed(String key) {
        return Samples.incident(key).put("publicNoticeDate", "2026-09-17");
    }

    private static String token(Sandbox sandbox) throws Exception {
        var basic = Base64.getEncoder()
                .encodeToString("fenwick-nightly:fenwick-nightly-sandbox-secret".getBytes(StandardCharsets.UTF_8));
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body()).required("access_token").asString();
    }

    private static HttpResponse<String> send(
            String bearer, String method, String address, @org.jspecify.annotations.Nullable JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
