package org.npcs.repository.server.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether the database answers. Part of the readiness of an instance, never of its liveness: a restart does not bring a
 * database back.
 */
@Component("databaseHealthIndicator")
final class DatabaseHealth implements ReactiveHealthIndicator {

    /** Below the patience of usual probes, and long enough for a busy pool. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ConnectionFactory connections;

    DatabaseHealth(ConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    public Mono<Health> health() {
        return Mono.usingWhen(connections.create(), DatabaseHealth::asked, Connection::close)
                .timeout(PATIENCE)
                .thenReturn(Health.up().build())
                // The failure could name the address of the database: it is not for the answer of a probe.
                .onErrorReturn(Health.down().build());
    }

    private static Mono<Long> asked(Connection connection) {
        return Flux.from(connection.createStatement("SELECT 1").execute())
                .flatMap(result -> result.map((row, metadata) -> row.get(0)))
                .count();
    }
}
