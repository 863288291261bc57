package org.npcs.repository.conformance.provider.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.npcs.repository.conformance.provider.Server;

/** The kit in the role of a receiver: answers statuses one after the other, the last one for ever, and keeps what came. */
final class Receiver implements AutoCloseable {

    private static final int MOST_BYTES = 100_000;

    /** One request that came. */
    record Message(String path, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final int patienceSeconds;
    private final int[] statuses;
    private final List<Message> came = Collections.synchronizedList(new ArrayList<>());

    Receiver(Server judged, int... statuses) {
        judged.requireLive("what the server sends by itself");
        patienceSeconds = judged.configuration().patienceSeconds();
        this.statuses = statuses.clone();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.setExecutor(executor);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<Message> came() {
        synchronized (came) {
            return List.copyOf(came);
        }
    }

    /** Waits for what came to meet a condition; whoever asked looks at it again. */
    List<Message> await(Predicate<List<Message>> met) {
        long end = System.nanoTime() + patienceSeconds * 1_000_000_000L;
        while (!met.test(came()) && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        return came();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            int status = statuses[Math.min(came.size(), statuses.length - 1)];
            came.add(new Message(exchange.getRequestURI().getPath(), headers, body));
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
