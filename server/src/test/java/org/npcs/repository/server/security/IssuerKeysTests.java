package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTests {

    private final Map<String, String> published = new ConcurrentHashMap<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer issuer;
    private String address;
    private RSAKey key;

    @BeforeEach
    void publishAKey() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + issuer.getAddress().getPort();
        issuer.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/keys")) {
                fetches.incrementAndGet();
            }
            var body = published.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        key = new RSAKeyGenerator(2048).keyID("published").generate();
        published.put("/keys", new JWKSet(key.toPublicJWK()).toString());
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void namesOfKeysThatAreMadeUpDoNotMakeTheIssuerAnswerAgainAndAgain() throws Exception {
        var keys = IssuerKeys.at(URI.create(address + "/keys"));
        assertThat(signing(keys, "published")).containsExactly(key.toPublicJWK());

        for (int i = 0; i < 50; i++) {
            assertThat(signing(keys, "made-up-" + i)).isEmpty();
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(2);
        assertThat(signing(keys, "published")).containsExactly(key.toPublicJWK());
    }

    @Test
    void aNewKeyIsFoundByTheFirstTokenThatNamesIt() throws Exception {
        var keys = IssuerKeys.at(URI.create(address + "/keys"));
        signing(keys, "published");
        var next = new RSAKeyGenerator(2048).keyID("next").generate();
        published.put("/keys", new JWKSet(List.<JWK>of(key.toPublicJWK(), next.toPublicJWK())).toString());

        assertThat(signing(keys, "next")).containsExactly(next.toPublicJWK());
        assertThat(fetches).hasValue(2);
    }

    @Test
    void keysThatCouldNotBeHadYetAreAskedForWithTheNextToken() throws Exception {
        var keys = IssuerKeys.at(URI.create(address + "/keys"));
        var held = published.remove("/keys");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signing(keys, "published")).isNotNull();
        }
        published.put("/keys", held);

        assertThat(signing(keys, "published")).hasSize(1);
    }

    @Test
    void theMetadataOfTheIssuerLeadToTheKeys() throws Exception {
        var keys = IssuerKeys.of(address + "/realms/npcs");
        published.put("/.well-known/openid-configuration/realms/npcs", metadata("https://other.example"));
        assertThatThrownBy(() -> signing(keys, "published")).isNotNull();
        assertThat(fetches).hasValue(0);

        published.put("/.well-known/oauth-authorization-server/realms/npcs", metadata(address + "/realms/npcs"));

        assertThat(signing(keys, "published")).hasSize(1);
    }

    private String metadata(String name) {
        return "{\"issuer\":\"" + name + "\",\"jwks_uri\":\"" + address + "/keys\"}";
    }

    private List<JWK> signing(IssuerKeys keys, String keyId) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
                new JWTClaimsSet.Builder().subject("somebody").build());
        token.sign(new RSASSASigner(key));
        return keys.signing(token).collectList().blockOptional().orElseThrow();
    }
}
