package org.npcs.repository.server.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens: those that the sandbox issues, and others made with its key. */
public final class Tokens {

    private Tokens() {}

    /** A token that the issuer of the sandbox gave to one of its clients. */
    public static String issued(String client) {
        var basic = Base64.getEncoder()
                .encodeToString((client + ":" + client + "-sandbox-secret").getBytes(StandardCharsets.UTF_8));
        var answer = ask("Basic " + basic, "grant_type=client_credentials");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no token for " + client + ": " + answer.statusCode()
                    + answer.headers().map() + answer.body());
        }
        return new JsonMapper().readTree(answer.body()).required("access_token").asString();
    }

    /** Asks the token endpoint. */
    public static HttpResponse<String> ask(String authorization, String form) {
        var request = HttpRequest.newBuilder(URI.create(RunningSandbox.baseUrl() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The claims of a good token. */
    public static JWTClaimsSet.Builder claims(String client, String scope) {
        var now = now();
        return new JWTClaimsSet.Builder()
                .issuer(RunningSandbox.baseUrl())
                .audience(RunningSandbox.baseUrl())
                .subject(client)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("client_id", client)
                .claim("scope", scope);
    }

    /** A good token of any registered client. */
    public static String signed(String client, String scope) {
        return signed(claims(client, scope).build(), header -> header);
    }

    /** A token that was good and whose time is over. */
    public static String expired(String client, String scope) {
        var now = now();
        return signed(
                claims(client, scope)
                        .issueTime(Date.from(now.minusSeconds(400)))
                        .expirationTime(Date.from(now.minusSeconds(100)))
                        .build(),
                header -> header);
    }

    /** A token with claims and header of choice, signed with the key of the issuer. */
    public static String signed(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> header) {
        var key = issuerKey();
        var head = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
        var token = new SignedJWT(header.apply(head).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    /** The present instant of the repository. */
    public static Instant now() {
        return RunningSandbox.bean(RepositoryClock.class).now();
    }

    /** The key pair of the sandbox's issuer. */
    public static RSAKey issuerKey() {
        var issuer = RunningSandbox.bean("tokenIssuer");
        try {
            var field = issuer.getClass().getDeclaredField("key");
            field.setAccessible(true);
            return (RSAKey) field.get(issuer);
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
