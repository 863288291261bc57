package org.npcs.repository.server.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses to start when the runtime role could step around row-level security. */
@Component
final class RuntimeRoleCheck implements ApplicationRunner {

    private static final String UNSAFE = """
            SELECT r.rolsuper OR r.rolbypassrls
                OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v')
                    AND c.relnamespace = 'public'::regnamespace AND pg_has_role(current_user, c.relowner, 'MEMBER'))
            FROM pg_roles r WHERE r.rolname = current_user
            """;

    private final ConnectionFactory connections;

    RuntimeRoleCheck(ConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        var unsafe = Mono.usingWhen(
                        connections.create(),
                        connection -> Flux.from(
                                        connection.createStatement(UNSAFE).execute())
                                .flatMap(result -> result.map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class))))
                                .collectList(),
                        Connection::close)
                .toFuture()
                .get(20, java.util.concurrent.TimeUnit.SECONDS);
        if (unsafe.contains(true)) {
            throw new IllegalStateException(
                    "npcs.database.username: the runtime role is a superuser, bypasses row-level security or owns a table");
        }
    }
}
