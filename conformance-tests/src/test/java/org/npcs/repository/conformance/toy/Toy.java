package org.npcs.repository.conformance.toy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A small repository in memory that keeps the contract, unless a mutation makes it wrong. */
public final class Toy implements AutoCloseable {

    static {
        // Without it each answer waits for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final String baseUrl;
    private final Gate gate;
    private final Mutation mutation;
    private final AtomicInteger writes = new AtomicInteger();

    private Toy(HttpServer server, Mutation mutation) {
        this.server = server;
        this.mutation = mutation;
        baseUrl = "http://127.0.0.1:" + server.getAddress().getPort();
        gate = new Gate(baseUrl);
        server.createContext("/", this::serve);
        server.setExecutor(executor);
        server.start();
    }

    /** Starts a correct toy on a free port. */
    public static Toy start() {
        return start(Mutation.NONE);
    }

    /** Starts a wrong toy on a free port. */
    public static Toy start(Mutation mutation) {
        try {
            return new Toy(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), mutation);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Returns the address. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Returns the tokens, for mutations that accept too much. */
    public TokenDesk tokens() {
        return gate.tokens();
    }

    /** Returns how many requests other than GET arrived. */
    public int writes() {
        return writes.get();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            String query = exchange.getRequestURI().getRawQuery();
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query == null ? "" : query,
                    headers,
                    exchange.getRequestBody().readAllBytes());
            if (!request.method().equals("GET")) {
                writes.incrementAndGet();
            }
            Reply reply;
            try {
                reply = mutation.apply(request, gate);
            } catch (RuntimeException broken) {
                reply = new Refusal("internal-error")
                        .reply(Catalogue.published(), UUID.randomUUID().toString());
                broken.printStackTrace();
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }
}
