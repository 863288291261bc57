package org.npcs.repository.conformance.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.http.Sender;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens by client credentials, kept for a minute and a half at most. The issuer is found as a client would find it:
 * protected-resource metadata, then the metadata of the issuer.
 */
public final class Tokens {

    private static final long KEPT_NANOS = 90_000_000_000L;

    private final Sender http;
    private final Configuration configuration;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private volatile String endpoint;

    Tokens(Sender http, Configuration configuration) {
        this.http = http;
        this.configuration = configuration;
        this.endpoint = configuration.tokenEndpoint();
    }

    /** Returns a token of the persona with all its scopes. */
    public String of(Persona persona) {
        return of(persona, "");
    }

    /**
     * Returns a token of the persona with some of its scopes.
     *
     * @throws Inconclusive when the issuer gives none
     */
    public String of(Persona persona, String scope) {
        String key = persona.key() + ' ' + scope;
        Kept known = kept.get(key);
        if (known != null && System.nanoTime() - known.since < KEPT_NANOS) {
            return known.token;
        }
        String token = fresh(persona, scope);
        kept.put(key, new Kept(token, System.nanoTime()));
        return token;
    }

    private String fresh(Persona persona, String scope) {
        String secret = configuration.secret(persona);
        http.redaction().add(secret);
        String pair = form(configuration.clientId(persona)) + ":" + form(secret);
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        http.redaction().add(basic);
        Call call = new Call("POST", endpoint(), unused -> {
                    throw new IllegalStateException("a token request is sent by this class");
                })
                .header("Authorization", "Basic " + basic)
                .body(
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials" + (scope.isEmpty() ? "" : "&scope=" + form(scope)));
        Answer answer = http.send(persona.toString(), call, recorded -> {});
        String token = answer.status() == 200 ? answer.text("/access_token") : "";
        if (token.isEmpty()) {
            throw new Inconclusive("the issuer gave " + persona + " no token: status " + answer.status());
        }
        http.redaction().add(token);
        return token;
    }

    private synchronized String endpoint() {
        if (endpoint.isEmpty()) {
            String issuer = get("/.well-known/oauth-protected-resource")
                    .at("/authorization_servers/0")
                    .asString("");
            if (issuer.isEmpty()) {
                throw new Inconclusive("the protected-resource metadata name no issuer");
            }
            String found = get(issuer.replaceAll("/+$", "") + "/.well-known/oauth-authorization-server")
                    .path("token_endpoint")
                    .asString("");
            if (found.isEmpty()) {
                throw new Inconclusive("the metadata of the issuer name no token endpoint");
            }
            endpoint = found;
        }
        return endpoint;
    }

    private JsonNode get(String path) {
        Call call = new Call("GET", path, unused -> {
            throw new IllegalStateException("metadata are read by this class");
        });
        Answer answer = http.send("anybody", call.header("Accept", "application/json"), recorded -> {});
        if (answer.status() != 200) {
            throw new Inconclusive(path + " answered " + answer.status());
        }
        return answer.json();
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Kept(String token, long since) {}
}
