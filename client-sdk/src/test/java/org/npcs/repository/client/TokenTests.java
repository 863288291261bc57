package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.error.TokenException;
import org.npcs.repository.client.error.UnauthenticatedException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.transport.RecordedTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenTests {

    @AutoClose
    private final FakeRepository repository = new FakeRepository();

    @Test
    void theIssuerIsFoundAndTheTokenIsFetchedOnceForManyCallsAndCopies() {
        repository.always(FakeRepository.json("{}"));
        RepositoryClient client = repository.client();

        client.membership().me();
        client.membership().me();
        client.withOptions(CallOptions.NONE.actingFor("US-XB-ALD")).membership().me();

        assertThat(repository.requests("/oauth2/token")).hasSize(1);
        assertThat(repository.calls())
                .extracting(r -> r.getHeader("Authorization"))
                .containsOnly("Bearer token-1");
        LoggedRequest asked = repository.requests("/oauth2/token").get(0);
        assertThat(asked.getHeader("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        "cedar-nightly:cedar-nightly-sandbox-secret".getBytes(StandardCharsets.UTF_8)));
        assertThat(asked.getBodyAsString()).isEqualTo("grant_type=client_credentials");
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndTheCallGoesThrough() {
        RepositoryClient client = repository.client();
        repository.always(FakeRepository.json("{}"));
        client.membership().me();
        repository.server.stubFor(get("/v1/me")
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(FakeRepository.problem(401, "token-rejected", "")));
        repository.token("token-2", 300);

        client.membership().me();

        assertThat(repository.requests("/oauth2/token")).hasSize(2);
        assertThat(repository.calls()).hasSize(3);
    }

    @Test
    void aTokenThatIsRefusedAgainEndsTheCall() {
        repository.always(FakeRepository.problem(401, "client-unknown", ""));

        assertThatThrownBy(() -> repository.client().membership().me()).isInstanceOf(UnauthenticatedException.class);
        assertThat(repository.requests("/oauth2/token")).hasSize(2);
        assertThat(repository.calls()).hasSize(2);
    }

    @Test
    void anIssuerThatNamesItselfOtherwiseGetsNoSecret() {
        repository.discovery("https://issuer.example");

        assertThatThrownBy(() -> repository.client().membership().me())
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("names itself otherwise");
        assertThat(repository.requests("/oauth2/token")).isEmpty();
    }

    @Test
    void nothingIsSentInTheClearToAnotherMachine() {
        assertThatThrownBy(() -> RepositoryClient.builder("http://repository.example"))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> RepositoryClient.builder("https://user:secret@repository.example"))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aClientWithAnRsaKeySignsItsAssertionWithRs384() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        assertSigned(generator.generateKeyPair(), "RS384", "SHA384withRSA");
    }

    @Test
    void aClientWithAnEllipticKeySignsItsAssertionWithEs384() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        assertSigned(generator.generateKeyPair(), "ES384", "SHA384withECDSAinP1363Format");
    }

    @Test
    void aKeyOnAnotherCurveIsRefusedAtOnce() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();

        assertThatThrownBy(() -> Credentials.privateKey("cedar-nightly", "k1", pair.getPrivate()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClockThatIsAnHourLateIsCorrectedByTheDateOfTheIssuer() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        String hourLater = "Mon, 23 Nov 2026 09:00:00 GMT";
        repository.server.stubFor(post("/oauth2/token")
                .inScenario("clock")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("told")
                .willReturn(aResponse()
                        .withStatus(401)
                        .withHeader("Date", hourLater)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":\"invalid_client\"}")));
        repository.server.stubFor(post("/oauth2/token")
                .inScenario("clock")
                .whenScenarioStateIs("told")
                .willReturn(FakeRepository.json("{\"access_token\":\"t\",\"expires_in\":300}")
                        .withHeader("Date", hourLater)));
        repository.always(FakeRepository.json("{}"));

        repository
                .builder()
                .credentials(Credentials.privateKey(
                        "cedar-nightly", "k1", generator.generateKeyPair().getPrivate()))
                .tokens(org.npcs.repository.client.auth.TokenSettings.DISCOVERED.withTokenEndpoint(
                        java.net.URI.create(repository.base() + "/oauth2/token")))
                .build()
                .membership()
                .me();

        assertThat(issuedAt(repository.requests("/oauth2/token").get(0))).isEqualTo(RecordedTime.START);
        assertThat(issuedAt(repository.requests("/oauth2/token").get(1)))
                .isEqualTo(RecordedTime.START.plusSeconds(3600));
    }

    @Test
    void theSentenceOfTheIssuerIsExplainedWithoutItsWords() {
        repository.server.stubFor(post("/oauth2/token")
                .willReturn(aResponse()
                        .withStatus(401)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":\"invalid_client\",\"error_description\":\"CANARY\"}")));

        assertThatThrownBy(() -> repository.client().membership().me())
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.code()).contains("invalid_client"))
                .hasMessageContaining("secret or key is wrong")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void publicDataNeedNoCredentials() {
        repository.server.stubFor(
                get(urlPathMatching("/v1/limits")).willReturn(FakeRepository.json("{\"bodyBytes\":7}")));
        RepositoryClient client = RepositoryClient.builder(repository.base()).build();

        assertThat(client.platform().limits().bodyBytes()).isEqualTo(7);
        assertThatThrownBy(() -> client.membership().me()).isInstanceOf(UsageException.class);
    }

    private void assertSigned(KeyPair pair, String algorithm, String java) throws Exception {
        repository.always(FakeRepository.json("{}"));
        repository
                .builder()
                .credentials(Credentials.privateKey("cedar-nightly", "k1", pair.getPrivate()))
                .build()
                .membership()
                .me();

        String[] jwt = assertion(repository.requests("/oauth2/token").get(0)).split("[.]");
        JsonNode header = json(jwt[0]);
        JsonNode claims = json(jwt[1]);
        assertThat(header.get("alg").asString()).isEqualTo(algorithm);
        assertThat(header.get("kid").asString()).isEqualTo("k1");
        assertThat(claims.get("iss")).isEqualTo(claims.get("sub"));
        assertThat(claims.get("aud").asString()).isEqualTo(repository.base());
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(120);
        Signature signature = Signature.getInstance(java);
        signature.initVerify(pair.getPublic());
        signature.update((jwt[0] + '.' + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    private static Instant issuedAt(LoggedRequest request) {
        return Instant.ofEpochSecond(
                json(assertion(request).split("[.]")[1]).get("iat").asLong());
    }

    private static String assertion(LoggedRequest request) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : request.getBodyAsString().split("&")) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        assertThat(form).containsEntry("client_id", "cedar-nightly");
        return form.getOrDefault("client_assertion", "");
    }

    private static JsonNode json(String part) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(part));
    }
}
