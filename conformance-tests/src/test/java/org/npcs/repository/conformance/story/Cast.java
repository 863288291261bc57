package org.npcs.repository.conformance.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.sandbox.Sandbox;

/** The clients that act in a story, each with its own credentials at one sandbox. */
final class Cast implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Sandbox sandbox;
    private final Map<String, RepositoryClient> clients = new ConcurrentHashMap<>();

    Cast() {
        sandbox = Sandbox.start("--server.port=0", "--sandbox.history=small");
        sandbox.awaitHistory();
    }

    RepositoryClient as(String client) {
        return clients.computeIfAbsent(client, id -> RepositoryClient.builder(sandbox.baseUrl())
                .credentials(Credentials.secret(id, id + "-sandbox-secret"))
                .build());
    }

    /** A document of the contract from its JSON, in which single quotes stand for double ones. */
    static <T> T of(Function<byte[], T> reader, String json, Object... values) {
        return reader.apply(json.formatted(values).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** Waits for what the repository does beside its answers. */
    static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it has not happened within " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        clients.values().forEach(RepositoryClient::close);
        sandbox.close();
    }
}
