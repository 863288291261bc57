package org.npcs.repository.server.platform.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.r2dbc.pool.ConnectionPool;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The connections of this instance as gauges: a pool that is empty for long is the first sign of overload. */
@Component
final class PoolGauges implements MeterBinder {

    private final ConnectionPool pool;

    PoolGauges(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        pool.getMetrics().ifPresent(metrics -> {
            gauge(registry, metrics, "acquired", io.r2dbc.pool.PoolMetrics::acquiredSize);
            gauge(registry, metrics, "idle", io.r2dbc.pool.PoolMetrics::idleSize);
            gauge(registry, metrics, "pending", io.r2dbc.pool.PoolMetrics::pendingAcquireSize);
            gauge(registry, metrics, "most", io.r2dbc.pool.PoolMetrics::getMaxAllocatedSize);
        });
    }

    private static void gauge(
            MeterRegistry registry,
            io.r2dbc.pool.PoolMetrics metrics,
            String state,
            ToDoubleFunction<io.r2dbc.pool.PoolMetrics> value) {
        Gauge.builder("npcs.database.connections", metrics, value)
                .description("Connections of the pool of this instance, by state")
                .tag("state", state)
                .register(registry);
    }
}
