package org.npcs.repository.conformance.mutant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.npcs.repository.conformance.toy.Mutation;

/** Stands between a toy and the receivers of its webhooks, so that what the toy sends is wrong. */
final class Between {

    /** How a message is passed on. */
    @FunctionalInterface
    interface Way {
        /** Returns the status that the toy sees. */
        int carry(Letter letter) throws IOException, InterruptedException;
    }

    /** A message on its way to a receiver. */
    record Letter(String url, Map<String, String> headers, String body) {

        Letter body(String other) {
            return new Letter(url, headers, other);
        }

        int deliver() throws IOException, InterruptedException {
            return deliver(HttpClient.Redirect.NEVER);
        }

        int deliver(HttpClient.Redirect redirects) throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return CLIENTS.computeIfAbsent(redirects, policy -> HttpClient.newBuilder()
                            .followRedirects(policy)
                            .build())
                    .send(request.build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static final Map<HttpClient.Redirect, HttpClient> CLIENTS = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Between() {}

    /** Returns a server whose messages take this way. */
    static Mutation sending(Way way) {
        Map<String, String> urls = new ConcurrentHashMap<>();
        String path = "/way-" + NEXT.incrementAndGet() + "/";
        SERVER.createContext(path, exchange -> carry(exchange, way, urls));
        return Edits.bodies("PUT", "/v1/jurisdictions/[^/]+/webhooks/[^/]+", body -> {
            String url = body.path("url").asString("");
            if (url.startsWith("http://127.0.0.1:")) {
                String name = "r" + NEXT.incrementAndGet();
                urls.put(path + name, url);
                body.put("url", "http://127.0.0.1:" + SERVER.getAddress().getPort() + path + name);
            }
        });
    }

    private static void carry(HttpExchange exchange, Way way, Map<String, String> urls) throws IOException {
        try (exchange) {
            String url = urls.getOrDefault(exchange.getRequestURI().getPath(), "");
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.toLowerCase(java.util.Locale.ROOT).startsWith("webhook-")) {
                    headers.put(name, values.get(0));
                }
            });
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status(way, new Letter(url, headers, body)), -1);
        }
    }

    private static int status(Way way, Letter letter) {
        try {
            return way.carry(letter);
        } catch (IOException notThere) {
            return 502;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 502;
        }
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(run -> {
                Thread thread = new Thread(run, "between");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
