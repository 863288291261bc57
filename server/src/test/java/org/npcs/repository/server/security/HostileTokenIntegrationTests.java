package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;

@ExtendWith(RunningSandbox.class)
class HostileTokenIntegrationTests {

    private static final String CLIENT = "fenwick-nightly";
    private static final String SCOPE = "incident:read";

    @Test
    void aGoodTokenOfThisKindPasses() {
        assertThat(Api.with(Tokens.signed(CLIENT, SCOPE)).get("/v1/me").status())
                .isEqualTo(200);
        assertThat(me(claims -> claims.audience(List.of("https://elsewhere.example", RunningSandbox.baseUrl())))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRequestWithoutATokenIsToldWhereToGetOne() {
        var refused = Api.anonymous().get("/v1/me");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("unauthenticated");
        assertThat(refused.header("WWW-Authenticate")).contains("/.well-known/oauth-protected-resource");
        for (String scheme : List.of("Basic YTpi", "Bearer", "Bearer ", "bearer", "Token x", "Bearer a b")) {
            var other = Api.anonymous().header("Authorization", scheme).get("/v1/me");
            assertThat(other.status()).as(scheme).isEqualTo(401);
        }
    }

    @Test
    void unsignedTokensAreRejected() {
        var claims = Tokens.claims(CLIENT, SCOPE).build().toString();
        for (String algorithm : List.of("none", "None", "nOnE", "NONE", "", "HS0")) {
            var header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}";
            rejected(part(header) + "." + part(claims) + ".", "alg " + algorithm);
            rejected(part(header) + "." + part(claims) + "." + part("x"), "alg " + algorithm);
        }
        var signed = Tokens.signed(CLIENT, SCOPE);
        rejected(signed.substring(0, signed.lastIndexOf('.') + 1), "stripped signature");
        rejected(signed.substring(0, signed.lastIndexOf('.')), "two parts");
        rejected(signed + ".x", "four parts");
        rejected("..", "nothing");
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith() throws JOSEException {
        var key = Tokens.issuerKey();
        var der = key.toPublicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                der,
                pem.getBytes(StandardCharsets.UTF_8),
                key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
                var token = new SignedJWT(
                        new JWSHeader.Builder(algorithm)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID(key.getKeyID())
                                .build(),
                        Tokens.claims(CLIENT, SCOPE).build());
                token.sign(new MACSigner(secret));
                rejected(token.serialize(), algorithm.getName());
            }
        }
    }

    @Test
    void anAlteredTokenIsRejected() {
        var parts = Tokens.signed(CLIENT, SCOPE).split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        rejected(parts[0] + "." + part(claims.replace("fenwick", "cedar")) + "." + parts[2], "other client");
        rejected(parts[0] + "." + part(claims.replace("incident:read", "membership:manage")) + "." + parts[2], "scope");
        rejected(parts[0] + "." + parts[1] + "." + flipped(parts[2]), "signature");
        rejected(flipped(parts[0]) + "." + parts[1] + "." + parts[2], "header");
    }

    @Test
    void aKeyOfOnesOwnIsNotTrustedHoweverItIsOffered() throws JOSEException {
        var own = new RSAKeyGenerator(2048).keyID(Tokens.issuerKey().getKeyID()).generate();
        List<UnaryOperator<JWSHeader.Builder>> offers = List.of(
                header -> header,
                header -> header.jwk(own.toPublicJWK()),
                header -> header.jwkURL(URI.create("http://127.0.0.1:1/keys")),
                header -> header.x509CertURL(URI.create("http://127.0.0.1:1/cert")),
                header -> header.keyID("../../etc/passwd"),
                header -> header.keyID("' OR 1=1 --"),
                header -> header.keyID("x".repeat(500)),
                header -> header.keyID(null));
        for (var offer : offers) {
            var token = new SignedJWT(
                    offer.apply(new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .type(new JOSEObjectType("at+jwt"))
                                    .keyID(own.getKeyID()))
                            .build(),
                    Tokens.claims(CLIENT, SCOPE).build());
            token.sign(new RSASSASigner(own));
            rejected(token.serialize(), token.getHeader().toString());
        }
    }

    @Test
    void aHeaderThatMustBeUnderstoodAndIsNotMakesTheTokenUnacceptable() {
        rejected(
                Tokens.signed(Tokens.claims(CLIENT, SCOPE).build(), header -> header.criticalParams(Set.of("exp2"))
                        .customParam("exp2", 1)),
                "crit");
    }

    @Test
    void onlyTokensOfTheTypeAtJwtAreAccepted() {
        var claims = Tokens.claims(CLIENT, SCOPE).build();

        for (String type : List.of("JWT", "jwt", "id_token+jwt", "dpop+jwt", "at")) {
            rejected(Tokens.signed(claims, header -> header.type(new JOSEObjectType(type))), type);
        }
        rejected(Tokens.signed(claims, header -> header.type(null)), "no type");
        assertThat(Api.with(Tokens.signed(claims, header -> header.type(new JOSEObjectType("application/at+jwt"))))
                        .get("/v1/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsToldApart() {
        var now = Tokens.now();

        var expired = me(claims ->
                claims.issueTime(Date.from(now.minusSeconds(400))).expirationTime(Date.from(now.minusSeconds(100))));
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.code()).isEqualTo("token-expired");
        assertThat(expired.header("WWW-Authenticate")).contains("invalid_token");

        assertThat(me(claims -> claims.issueTime(Date.from(now.minusSeconds(100)))
                                .expirationTime(Date.from(now.minusSeconds(8))))
                        .status())
                .as("eight seconds of difference between clocks are nothing")
                .isEqualTo(200);
    }

    @Test
    void timesThatCannotBeAreRejected() {
        var now = Tokens.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> times = Map.of(
                "not before the future", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120))),
                "issued in the future",
                        claims -> claims.issueTime(Date.from(now.plusSeconds(1800)))
                                .expirationTime(Date.from(now.plusSeconds(3000))),
                "longer than an hour", claims -> claims.expirationTime(Date.from(now.plusSeconds(3700))),
                "for ever", claims -> claims.expirationTime(Date.from(Instant.parse("9999-01-01T00:00:00Z"))),
                "no expiry", claims -> claims.expirationTime(null),
                "no issue time", claims -> claims.issueTime(null),
                "text for a time", claims -> claims.claim("exp", "tomorrow"));
        times.forEach((name, change) -> {
            var refused = me(change);
            assertThat(refused.status()).as(name + refused.body()).isEqualTo(401);
            assertThat(refused.code()).as(name).isEqualTo("token-rejected");
        });
    }

    @Test
    void claimsThatAreMissingOrOfAnotherAreRejected() {
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> changes = Map.ofEntries(
                Map.entry("other audience", claims -> claims.audience("https://elsewhere.example")),
                Map.entry("audience with a slash", claims -> claims.audience(RunningSandbox.baseUrl() + "/")),
                Map.entry("no audience", claims -> claims.audience((String) null)),
                Map.entry("audience a number", claims -> claims.claim("aud", 7)),
                Map.entry("other issuer", claims -> claims.issuer("https://elsewhere.example")),
                Map.entry("issuer with a slash", claims -> claims.issuer(RunningSandbox.baseUrl() + "/")),
                Map.entry("no issuer", claims -> claims.issuer(null)),
                Map.entry("no client", claims -> claims.claim("client_id", null)),
                Map.entry("client a list", claims -> claims.claim("client_id", List.of(CLIENT))),
                Map.entry("client a number", claims -> claims.claim("client_id", 1)),
                Map.entry("client hostile", claims -> claims.claim("client_id", "a'; DROP TABLE client; --")),
                Map.entry("client a backslash", claims -> claims.claim("client_id", "a\\\\b")),
                Map.entry("no subject", claims -> claims.subject(null)),
                Map.entry("subject with a line end", claims -> claims.subject("a\nb")),
                Map.entry("subject too long", claims -> claims.subject("s".repeat(201))));
        changes.forEach((name, change) -> {
            var refused = me(change);
            assertThat(refused.status()).as(name + refused.body()).isEqualTo(401);
            assertThat(refused.code()).as(name).isEqualTo("token-rejected");
        });
    }

    @Test
    void eachFaultIsNamedAndHasAPage() throws JOSEException {
        var now = Tokens.now();
        var unsigned = part("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "."
                + part(Tokens.claims(CLIENT, SCOPE).build().toString()) + ".";
        var shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                Tokens.claims(CLIENT, SCOPE).build());
        shared.sign(new MACSigner(new byte[32]));
        var good = Tokens.signed(CLIENT, SCOPE).split("\\.");
        var stranger = Tokens.signed(Tokens.claims(CLIENT, SCOPE).build(), header -> header.keyID("never-published"));
        var identity =
                Tokens.signed(Tokens.claims(CLIENT, SCOPE).build(), header -> header.type(new JOSEObjectType("JWT")));

        Map.of(
                        "token-unsigned", Api.with(unsigned).get("/v1/me"),
                        "token-wrong-algorithm", Api.with(shared.serialize()).get("/v1/me"),
                        "token-unknown-key", Api.with(stranger).get("/v1/me"),
                        "token-bad-signature",
                                Api.with(good[0] + "." + good[1] + "." + flipped(good[2]))
                                        .get("/v1/me"),
                        "token-wrong-type", Api.with(identity).get("/v1/me"),
                        "token-wrong-issuer", me(claims -> claims.issuer("https://elsewhere.example")),
                        "token-wrong-audience", me(claims -> claims.audience("https://elsewhere.example")),
                        "token-not-yet-valid", me(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120)))),
                        "token-too-long-lived", me(claims -> claims.expirationTime(Date.from(now.plusSeconds(3700)))),
                        "token-incomplete", me(claims -> claims.claim("client_id", null)))
                .forEach((fault, refused) -> {
                    assertThat(refused.status()).as(fault).isEqualTo(401);
                    assertThat(refused.code()).as(fault).isEqualTo("token-rejected");
                    assertThat(refused.at("/fault")).as(refused.body()).isEqualTo(fault);
                    var page = Api.anonymous().get("/v1/errors/" + fault);
                    assertThat(page.at("/code")).as(page.body()).isEqualTo(fault);
                });
    }

    @Test
    void aClientThatIsNotRegisteredIsUnknown() {
        assertThat(me(claims -> claims.claim("client_id", "nobody-here")).code())
                .isEqualTo("client-unknown");
    }

    @Test
    void aSubjectMayHoldQuotes() {
        assertThat(me(claims -> claims.subject("o'hara \"the\" || tester")).at("/actor"))
                .isEqualTo("o'hara \"the\" || tester");
    }

    @Test
    void scopesOfAnyShapeGiveNoMoreThanTheClientHas() {
        assertThat(me(claims -> claims.claim("scope", "incident:read incident:read membership:manage *"))
                        .texts("/scopes"))
                .containsExactly("incident:read");
        assertThat(me(claims -> claims.claim("scope", List.of("incident:read", 7)))
                        .texts("/scopes"))
                .containsExactly("incident:read");
        for (Object none :
                new Object[] {null, "", " ", 7, Map.of("incident:read", true), "incident:reader", "INCIDENT:READ"}) {
            assertThat(me(claims -> claims.claim("scope", none))
                            .json()
                            .at("/scopes")
                            .size())
                    .as(String.valueOf(none))
                    .isZero();
        }
    }

    @Test
    void oneRequestCarriesOneToken() {
        var good = Tokens.signed(CLIENT, SCOPE);
        var twice = Api.with(good).header("Authorization", "Bearer " + Tokens.signed("cedar-nightly", SCOPE));

        assertThat(twice.get("/v1/me").status()).isIn(400, 401);
        assertThat(Api.anonymous().get("/v1/me?access_token=" + good).status()).isEqualTo(401);
    }

    private static Reply me(UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = change.apply(Tokens.claims(CLIENT, SCOPE)).build();
        return Api.with(Tokens.signed(claims, header -> header)).get("/v1/me");
    }

    private static void rejected(String token, String what) {
        var refused = Api.with(token).get("/v1/me");
        assertThat(refused.status()).as(what + " " + refused.body()).isEqualTo(401);
        assertThat(refused.code()).as(what).isIn("token-rejected", "unauthenticated");
        if (token.length() > 4) {
            assertThat(refused.body()).as(what).doesNotContain(token);
        }
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String flipped(String part) {
        return (part.charAt(0) == 'A' ? 'B' : 'A') + part.substring(1);
    }
}
