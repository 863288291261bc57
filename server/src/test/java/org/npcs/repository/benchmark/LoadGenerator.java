package org.npcs.repository.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A load generator that takes as little of the shared cores as it can: one kept connection and one thread for each client. */
final class LoadGenerator {

    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final int ROUND_SECONDS = 5;
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final long TOKEN_LIFE_NANOS = 240_000_000_000L;

    private final URI base;
    private final String client;
    private final int warmSeconds;
    private final int seconds;
    private volatile String token = "";
    private volatile long tokenSince;

    record Request(String method, String path, @Nullable String body) {}

    LoadGenerator(String base, String client, int warmSeconds, int seconds) {
        this.base = URI.create(base);
        this.client = client;
        this.warmSeconds = warmSeconds;
        this.seconds = seconds;
    }

    /**
     * Works until the compiler of the virtual machine has little left to do, and leaves it the cores between the rounds: where
     * all cores are busy answering it falls behind for minutes. Returns the rates on the way.
     */
    List<Long> warm(Supplier<Request> requests) throws Exception {
        var rates = new ArrayList<Long>();
        for (int spent = 0; spent < warmSeconds; spent += ROUND_SECONDS) {
            rates.add(run(8, requests, ROUND_SECONDS) / ROUND_SECONDS);
            long before;
            do {
                before = COMPILER.getTotalCompilationTime();
                Thread.sleep(500);
            } while (COMPILER.getTotalCompilationTime() - before > 50);
        }
        return rates;
    }

    /** Answers in a second with so many clients. Any refusal ends the benchmark. */
    double perSecond(int clients, Supplier<Request> requests) throws Exception {
        return run(clients, requests, seconds) / (double) seconds;
    }

    /** Sends each request once. */
    void each(List<Request> requests) throws IOException {
        try (var connection = new Connection()) {
            for (Request request : requests) {
                connection.send(request);
            }
        }
    }

    List<String> ids(String path) throws IOException {
        try (var connection = new Connection()) {
            var ids = new ArrayList<String>();
            var matcher = ID.matcher(connection.send(new Request("GET", path, null)));
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
            return ids;
        }
    }

    private long run(int clients, Supplier<Request> requests, int duration) throws Exception {
        var answered = new LongAdder();
        var failures = new ArrayList<Throwable>();
        long end = System.nanoTime() + duration * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            var thread = new Thread(() -> {
                try (var connection = new Connection()) {
                    while (System.nanoTime() < end) {
                        connection.send(requests.get());
                        answered.increment();
                    }
                } catch (IOException | RuntimeException failure) {
                    synchronized (failures) {
                        failures.add(failure);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the benchmark met a refusal", failures.get(0));
        }
        return answered.sum();
    }

    synchronized String token() throws IOException {
        if (token.isEmpty() || System.nanoTime() - tokenSince > TOKEN_LIFE_NANOS) {
            var secret = Base64.getEncoder()
                    .encodeToString((client + ":" + client + "-sandbox-secret").getBytes(StandardCharsets.UTF_8));
            try (var connection = new Connection()) {
                var answer = connection.exchange(
                        "POST /oauth2/token HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Basic " + secret
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 29\r\n\r\n"
                                + "grant_type=client_credentials");
                token = answer.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
                tokenSince = System.nanoTime();
            }
        }
        return token;
    }

    private final class Connection implements AutoCloseable {

        private final Socket socket = new Socket(base.getHost(), base.getPort());
        private final BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);

        Connection() throws IOException {
            socket.setTcpNoDelay(true);
        }

        String send(Request request) throws IOException {
            var body = request.body() == null ? "" : request.body();
            return exchange(
                    request.method() + " " + request.path() + " HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer "
                            + token() + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
        }

        String exchange(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            var status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.startsWith("HTTP/1.1 2")) {
                throw new IOException(status + " " + body);
            }
            return body;
        }

        private String line() throws IOException {
            var bytes = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the server closed the connection");
                }
                if (next != '\r') {
                    bytes.write(next);
                }
            }
            return bytes.toString(StandardCharsets.US_ASCII);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
