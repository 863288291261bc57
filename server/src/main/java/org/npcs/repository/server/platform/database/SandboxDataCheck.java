package org.npcs.repository.server.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.npcs.repository.server.platform.RepositorySettings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses to serve the invented data of a sandbox as real ones. */
@Component
@Order(0)
final class SandboxDataCheck implements ApplicationRunner {

    private final ConnectionFactory connections;
    private final boolean sandbox;

    SandboxDataCheck(ConnectionFactory connections, RepositorySettings settings) {
        this.connections = connections;
        this.sandbox = settings.sandbox();
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        if (!sandbox && marked()) {
            throw new IllegalStateException("npcs.database.url: the database holds the invented data of a sandbox");
        }
    }

    private boolean marked() throws Exception {
        return Mono.usingWhen(
                        connections.create(),
                        connection -> Flux.from(connection
                                        .createStatement("SELECT 1 FROM installation_mark WHERE mark = 'sandbox'")
                                        .execute())
                                .flatMap(result -> result.map(row -> true))
                                .hasElements(),
                        Connection::close)
                .toFuture()
                .get(20, java.util.concurrent.TimeUnit.SECONDS);
    }
}
