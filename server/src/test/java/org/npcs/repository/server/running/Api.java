package org.npcs.repository.server.running;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Calls of one client of the repository. Immutable; each addition makes another caller. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    /** A token is used again, but not until it ends: all tests together take longer than one lives. */
    private static final Cache<String, String> TOKENS =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(2)).build();

    private final @Nullable String token;
    private final List<String> headers;

    private Api(@Nullable String token, List<String> headers) {
        this.token = token;
        this.headers = List.copyOf(headers);
    }

    /** A caller without a token. */
    public static Api anonymous() {
        return new Api(null, List.of());
    }

    /** A caller with a token of any origin. */
    public static Api with(String token) {
        return new Api(token, List.of());
    }

    /** A client of the sandbox. */
    public static Api as(String client) {
        return with(TOKENS.get(client, Tokens::issued));
    }

    /** The same caller with a further header. */
    public Api header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Api(token, more);
    }

    /** The same caller for a jurisdiction. */
    public Api actingFor(String jurisdiction) {
        return header("Acting-For", jurisdiction);
    }

    /** The same caller with an idempotency key. */
    public Api key(String key) {
        return header("Idempotency-Key", key);
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    /** Sends a POST, with an idempotency key of its own when none was given. */
    public Reply post(String path, Object body) {
        return (headers.contains("Idempotency-Key")
                        ? this
                        : key(UUID.randomUUID().toString()))
                .send("POST", path, body);
    }

    /** Sends a merge patch. */
    public Reply patch(String path, Object body) {
        return header("Content-Type", "application/merge-patch+json").send("PATCH", path, body);
    }

    /** Sends anything and waits for the answer. */
    public Reply send(String method, String path, @Nullable Object body) {
        return sendLater(method, path, body).join();
    }

    /** Sends anything. Cancelling the future closes the connection. */
    public CompletableFuture<Reply> sendLater(String method, String path, @Nullable Object body) {
        var sent = HTTP.sendAsync(request(method, path, body), BodyHandlers.ofByteArray());
        var reply = sent.thenApply(Reply::of);
        reply.whenComplete((answer, failure) -> {
            if (reply.isCancelled()) {
                sent.cancel(true);
            }
        });
        return reply;
    }

    private HttpRequest request(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(RunningSandbox.baseUrl() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request.build();
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
