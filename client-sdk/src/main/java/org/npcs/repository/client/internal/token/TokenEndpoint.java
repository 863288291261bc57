package org.npcs.repository.client.internal.token;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.auth.ClientKey;
import org.npcs.repository.client.auth.ClientSecret;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.auth.TokenSettings;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.TokenException;
import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.ClientTime;
import org.npcs.repository.client.internal.transport.Deadline;
import org.npcs.repository.client.internal.transport.Request;
import org.npcs.repository.client.internal.transport.RequestBody;
import org.npcs.repository.client.internal.transport.Transport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the issuer for a token with the client credentials grant of OAuth 2.0. */
public final class TokenEndpoint implements TokenFetch {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long DEFAULT_LIFETIME_SECONDS = 300;

    private final Transport transport;
    private final Credentials credentials;
    private final TokenSettings settings;
    private final Discovery discovery;
    private final ServerClock clock;
    private final Duration attemptTimeout;
    private final ClientTime time;
    private volatile @Nullable Issuer issuer;

    /** Asks over this transport, which repeats but does not authenticate. */
    public TokenEndpoint(
            Transport transport,
            URI base,
            Credentials credentials,
            TokenSettings settings,
            Duration attemptTimeout,
            ClientTime time) {
        this.transport = transport;
        this.credentials = credentials;
        this.settings = settings;
        this.attemptTimeout = attemptTimeout;
        this.time = time;
        discovery = new Discovery(transport, base, attemptTimeout);
        clock = new ServerClock(time.wall());
    }

    @Override
    public void observe(Answer answer) {
        clock.observe(answer);
    }

    @Override
    public Token token(Deadline deadline) {
        Issuer from = issuer(deadline);
        Answer answer = ask(from, deadline);
        // A refusal may only mean that this machine's clock is off; its answer has just told by how much.
        if (clock.observe(answer) && answer.status() >= 400 && credentials instanceof ClientKey) {
            answer = ask(from, deadline);
        }
        return token(answer);
    }

    private Issuer issuer(Deadline deadline) {
        Issuer known = issuer;
        if (known == null) {
            URI fixed = settings.tokenEndpoint();
            known = fixed == null
                    ? discovery.issuer(deadline, clock::observe)
                    : new Issuer(Addresses.safe(fixed.toString()), null, false);
            issuer = known;
        }
        return known;
    }

    private Answer ask(Issuer from, Deadline deadline) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!settings.scopes().isEmpty()) {
            form.put("scope", String.join(" ", settings.scopes()));
        }
        if (credentials instanceof ClientKey key) {
            String audience = settings.audience();
            if (audience == null) {
                audience = from.identifier() == null ? from.tokenEndpoint().toString() : from.identifier();
            }
            form.put("client_id", key.clientId());
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put("client_assertion", ClientAssertion.of(key, audience, clock.now()));
        } else if (credentials instanceof ClientSecret secret) {
            if (from.postOnly()) {
                form.put("client_id", secret.clientId());
                form.put("client_secret", secret.secret());
            } else {
                // RFC 6749 section 2.3.1: both halves are form-encoded before they are joined.
                String login = encode(secret.clientId()) + ':' + encode(secret.secret());
                headers.put(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
            }
        }
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return transport.send(new Request(
                "token",
                "POST",
                from.tokenEndpoint(),
                headers,
                RequestBody.of(body.getBytes(StandardCharsets.US_ASCII)),
                null,
                true,
                false,
                false,
                attemptTimeout,
                deadline));
    }

    private Token token(Answer answer) {
        JsonNode json;
        try {
            json = JSON.readTree(answer.body());
        } catch (JacksonException e) {
            json = JSON.nullNode();
        }
        String value = json.path("access_token").asString("");
        if (answer.status() != 200 || value.isEmpty() || !value.matches("[\\x21-\\x7e]+")) {
            String code = json.path("error").asString("");
            String fault = fault(json.path("error_description").asString(""));
            throw new TokenException(
                    new CallFacts(
                            "token",
                            answer.status(),
                            code.isEmpty() ? null : code,
                            answer.requestId(),
                            answer.attempts(),
                            answer.status() == 429 || answer.status() >= 500,
                            null,
                            null),
                    sentence(answer.status(), code) + (fault == null ? "" : " (" + fault + ")"),
                    fault);
        }
        long seconds = Math.max(1, json.path("expires_in").asLong(DEFAULT_LIFETIME_SECONDS));
        long lifetime = Duration.ofSeconds(seconds).toNanos();
        long now = time.nanos().getAsLong();
        // The last tenth is not used, the last quarter fetches the next one: the token must outlive its last call.
        long spare = Math.min(lifetime / 10, Duration.ofSeconds(30).toNanos());
        long early = Math.min(lifetime / 4, Duration.ofSeconds(120).toNanos());
        String scope = json.path("scope").asString("");
        List<String> scopes =
                scope.isBlank() ? List.of() : List.of(scope.strip().split(" +"));
        return new Token(value, scopes, now + lifetime - early, now + lifetime - spare);
    }

    /** A code of the repository's catalogue; any other description is free text of an issuer, which is not passed on. */
    private static @Nullable String fault(String description) {
        return description.matches("(token|key)-[a-z-]{2,40}") ? description : null;
    }

    private static String sentence(int status, String code) {
        return switch (code) {
            case "invalid_client" -> "the issuer does not know the client, or its secret or key is wrong";
            case "invalid_scope" -> "the client may not ask for one of the scopes";
            case "unauthorized_client" -> "the client may not use client credentials";
            case "invalid_grant", "invalid_request" -> "the issuer did not accept the form of the request";
            default -> status == 200 ? "the issuer answered without a usable token" : "the issuer gave no token";
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
