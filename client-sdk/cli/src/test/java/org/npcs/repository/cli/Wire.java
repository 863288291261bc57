package org.npcs.repository.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bare calls of one client, as a developer makes them before there is a program. */
final class Wire {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final String token;

    private Wire(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static Wire anonymous(String base) {
        return new Wire(base, "");
    }

    /** A persona of the sandbox. */
    static Wire as(String base, String client) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + client + "-sandbox-secret").getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return new Wire(base, json(sent(request)).path("access_token").asString());
    }

    /** The same caller through a session of the sandbox in which things go wrong. */
    Wire through(String session) {
        return new Wire(base + "/sandbox/sessions/" + session, token);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    HttpResponse<String> put(String path, String body) {
        return send("PUT", path, body, "");
    }

    /** Posts with an idempotency key, or without one when it is empty. */
    HttpResponse<String> post(String path, String body, String key) {
        return send("POST", path, body, key);
    }

    private HttpResponse<String> send(String method, String path, String body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return sent(request.build());
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
