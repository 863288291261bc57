package org.npcs.repository.server.running;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.npcs.repository.sandbox.Sandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the clients of a sandbox that a test has for itself. */
public final class SandboxClients {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sandbox sandbox;
    /** A token is used again, but not until it ends. */
    private final Cache<String, String> tokens =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(3)).build();

    /** The clients of a sandbox. */
    public SandboxClients(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Reads an address. */
    public HttpResponse<String> get(String client, String path) {
        return send(request(client, path).GET());
    }

    /** Sends JSON under a new idempotency key. */
    public HttpResponse<String> post(String client, String path, String body) {
        return send(request(client, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    }

    /** A request with the token of a client. */
    public HttpRequest.Builder request(String client, String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("Authorization", "Bearer " + tokens.get(client, this::token));
    }

    /** Asks for new tokens from now on, since the clock was moved. */
    public void forgetTokens() {
        tokens.invalidateAll();
    }

    /** The body of an answer. */
    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private String token(String client) {
        var basic = (client + ":" + client + "-sandbox-secret").getBytes(StandardCharsets.UTF_8);
        return json(send(HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth2/token"))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))))
                .required("access_token")
                .asString();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofMinutes(10)).build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
