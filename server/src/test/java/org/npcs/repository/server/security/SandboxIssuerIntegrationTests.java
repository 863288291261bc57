package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningSandbox.class)
class SandboxIssuerIntegrationTests {

    private static final String CLIENT = "cedar-lead";

    @TempDir
    static Path keys;

    private static RSAKey key;

    @BeforeAll
    static void publishAKey() throws JOSEException, IOException {
        key = new RSAKeyGenerator(2048).keyID("cedar-1").generate();
        Files.writeString(keys.resolve(CLIENT + ".jwks"), new JWKSet(key.toPublicJWK()).toString());
        System.setProperty("sandbox.keys", keys.toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("sandbox.keys");
    }

    @Test
    void aSignedAssertionGetsATokenOnce() throws JOSEException {
        var assertion = assertion(key, RunningSandbox.baseUrl() + "/oauth2/token", 60);

        var first = ask(assertion);
        var replay = ask(assertion);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        var token = new JsonMapper().readTree(first.body()).get("access_token").asString();
        assertThat(Api.with(token).get("/v1/me").at("/client/clientId")).isEqualTo(CLIENT);
        assertThat(replay.statusCode()).isEqualTo(401);
        assertThat(fault(replay)).isEqualTo("token-replayed");
    }

    @Test
    void assertionsForOthersOrOfOthersAreRefused() throws JOSEException {
        var stranger = new RSAKeyGenerator(2048).keyID("cedar-1").generate();
        var endpoint = RunningSandbox.baseUrl() + "/oauth2/token";

        assertThat(fault(ask(assertion(stranger, endpoint, 60)))).isEqualTo("token-bad-signature");
        assertThat(fault(ask(assertion(key, "https://elsewhere.example/token", 60))))
                .isEqualTo("token-wrong-audience");
        assertThat(fault(ask(assertion(key, endpoint, -120)))).isEqualTo("token-expired");
        assertThat(ask("a.b.c").statusCode()).isEqualTo(401);
    }

    @Test
    void secretsOpenByBothWaysAndWrongOnesByNone() {
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s";

        assertThat(Tokens.ask("", form.formatted(CLIENT, CLIENT + "-sandbox-secret"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Tokens.ask("", form.formatted(CLIENT, "guess")).statusCode()).isEqualTo(401);
        assertThat(Tokens.ask("", form.formatted("nobody", "nobody-sandbox-secret"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Tokens.ask("", "grant_type=client_credentials").statusCode()).isEqualTo(401);
        assertThat(Tokens.ask("Basic !!!", "grant_type=client_credentials").statusCode())
                .isEqualTo(401);
        assertThat(Tokens.ask(
                                "",
                                form.formatted(CLIENT, CLIENT + "-sandbox-secret")
                                        .replace("client_credentials", "password"))
                        .body())
                .contains("unsupported_grant_type");
        assertThat(Tokens.ask("", form.formatted(CLIENT, CLIENT + "-sandbox-secret") + "&scope=definition:manage")
                        .body())
                .contains("invalid_scope");
    }

    @Test
    void theMetadataLeadFromTheServiceToTheTokenEndpoint() {
        var resource = Api.anonymous().get("/.well-known/oauth-protected-resource");
        assertThat(resource.at("/resource")).isEqualTo(RunningSandbox.baseUrl());
        assertThat(resource.at("/authorization_servers/0")).isEqualTo(RunningSandbox.baseUrl());
        assertThat(Api.anonymous()
                        .get("/.well-known/oauth-authorization-server")
                        .at("/token_endpoint"))
                .isEqualTo(RunningSandbox.baseUrl() + "/oauth2/token");
    }

    private static String assertion(RSAKey signing, String audience, int seconds) throws JOSEException {
        var now = Tokens.now();
        var assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("cedar-1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(CLIENT)
                        .subject(CLIENT)
                        .audience(audience)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(seconds)))
                        .build());
        assertion.sign(new RSASSASigner(signing));
        return assertion.serialize();
    }

    /** The fault that a refusal names, with the address of its page. */
    private static String fault(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
        var told = new JsonMapper().readTree(refused.body());
        var fault = told.path("error_description").asString("");
        assertThat(told.path("error_uri").asString("")).endsWith("/v1/errors/" + fault);
        return fault;
    }

    private static HttpResponse<String> ask(String assertion) {
        return Tokens.ask(
                "",
                "grant_type=client_credentials&client_id=" + CLIENT
                        + "&client_assertion_type="
                        + URLEncoder.encode(
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&client_assertion=" + assertion);
    }
}
