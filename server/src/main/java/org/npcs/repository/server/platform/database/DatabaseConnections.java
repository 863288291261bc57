package org.npcs.repository.server.platform.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.Map;
import org.npcs.repository.server.platform.RepositorySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.LoopResources;

/** The pool of connections of the runtime role, with a time limit for everything that can wait. */
@Configuration(proxyBeanMethods = false)
class DatabaseConnections {

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionPool(RepositorySettings settings, LoopResources loops) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(factory(settings.database(), loops))
                .maxSize(settings.database().poolSize())
                .initialSize(Math.min(2, settings.database().poolSize()))
                .maxAcquireTime(Duration.ofSeconds(3))
                // A second try would double the wait.
                .acquireRetry(0)
                .maxIdleTime(Duration.ofMinutes(10))
                .build());
    }

    private static ConnectionFactory factory(RepositorySettings.Database database, LoopResources loops) {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(database.url())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.username())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(3))
                // On two sets of event loops each request would wake threads of both.
                .option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops)
                .option(Option.valueOf("preparedStatementCacheQueries"), 256)
                .option(
                        Option.valueOf("options"),
                        Map.of(
                                "statement_timeout", "5s",
                                "lock_timeout", "2s",
                                "idle_in_transaction_session_timeout", "10s"))
                .build());
    }
}
