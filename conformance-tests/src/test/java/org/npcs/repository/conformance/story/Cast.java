package org.npcs.repository.conformance.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.model.Client;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.platform.clock.MovableClock;

/** The clients that act in a story, each with its own credentials at one sandbox. */
final class Cast implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Keys keys = new Keys();
    private final Sandbox sandbox;
    private final Map<String, RepositoryClient> clients = new ConcurrentHashMap<>();
    private final Map<String, RepositoryClient> seats = new ConcurrentHashMap<>();

    /** A sandbox whose members have a history of a size. */
    Cast(String history) {
        sandbox = Sandbox.start("--server.port=0", "--sandbox.history=" + history);
        sandbox.awaitHistory();
    }

    RepositoryClient as(String client) {
        return clients.computeIfAbsent(client, id -> RepositoryClient.builder(sandbox.baseUrl())
                .credentials(Credentials.secret(id, id + "-sandbox-secret"))
                .build());
    }

    /** The client that acts for the seat of a member; where the sandbox has none, the operator registers one. */
    RepositoryClient seat(String member) {
        return switch (member) {
            case "US-XA" -> as("cedar-lead");
            case "US-XB" -> as("fenwick-lead");
            case "US-XB-ALD" -> as("alder-lead");
            case "TR-MRN" -> as("marsh-river-nightly");
            default -> seats.computeIfAbsent(member, this::registered);
        };
    }

    private RepositoryClient registered(String member) {
        var client = "seat-" + member.toLowerCase(Locale.ROOT);
        as("operator")
                .membership()
                .register(of(
                        Client::fromJson,
                        "{'clientId':'%s','name':'Seat','kind':'member','jurisdiction':'%s','scopes':"
                                + "['governance:read','governance:write','improvement:read','improvement:write']}",
                        client,
                        member));
        return RepositoryClient.builder(sandbox.baseUrl())
                .credentials(keys.of(client))
                .build();
    }

    /** Moves the clock of the repository on. */
    void later(Duration by) {
        sandbox.context().getBean(MovableClock.class).advance(by);
    }

    /** The day by the clock of the repository. */
    LocalDate day() {
        return LocalDate.ofInstant(sandbox.context().getBean(MovableClock.class).instant(), ZoneOffset.UTC);
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
        seats.values().forEach(RepositoryClient::close);
        sandbox.close();
        keys.close();
    }
}
