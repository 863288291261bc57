package org.npcs.repository.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import reactor.core.publisher.Mono;

@ExtendWith(RunningSandbox.class)
class AbortedRequestsIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void twoHundredCutConnectionsLeaveNothingHalfWrittenAndNoConnectionLost() {
        var random = new Random(20261123);
        var requests = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 200; i++) {
            var key = Samples.localKey();
            var request = member.api().sendLater("PUT", member.path("incidents/" + key), Samples.incident(key));
            requests.add(request);
            CompletableFuture.delayedExecutor(random.nextInt(40), TimeUnit.MILLISECONDS)
                    .execute(() -> request.cancel(true));
            if (i % 20 == 19) {
                requests.forEach(sent -> sent.handle((reply, failure) -> true).join());
            }
        }

        var metrics = RunningSandbox.bean(ConnectionPool.class).getMetrics().orElseThrow();
        awaitTrue(() -> metrics.acquiredSize() == 0 && metrics.pendingAcquireSize() == 0);
        // In one statement, because a request that was cut off late may still be at work.
        assertThat(Database.number("""
                        SELECT count(*) FROM incident i WHERE jurisdiction = ?
                        AND NOT ((SELECT count(*) FROM change c WHERE c.record_id = i.id) = 1
                            AND (SELECT count(*) FROM audit_entry e WHERE e.record_id = i.id AND e.action = 'create') = 1)
                        """, member.code())).isZero();
        assertThat(Database.number("""
                        SELECT count(*) FROM change c WHERE jurisdiction = ?
                        AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.id = c.record_id)
                        """, member.code())).isZero();
        assertThat(Database.number("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE state LIKE 'idle in transaction%' AND state_change < now() - interval '2 seconds'"))
                .isZero();
        assertThat(member.api().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void abortedDownloadsLoseNoConnection() {
        for (int i = 0; i < 40; i++) {
            member.stored(Samples.localKey());
        }
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            var request = member.api().sendLater("GET", member.path("incidents?limit=500"), null);
            CompletableFuture.delayedExecutor(random.nextInt(15), TimeUnit.MILLISECONDS)
                    .execute(() -> request.cancel(true));
            if (i % 10 == 9) {
                request.handle((reply, failure) -> true).join();
            }
        }

        var metrics = RunningSandbox.bean(ConnectionPool.class).getMetrics().orElseThrow();
        awaitTrue(() -> metrics.acquiredSize() == 0 && metrics.pendingAcquireSize() == 0);
        assertThat(member.api().get("/v1/me").status()).isEqualTo(200);
    }

    /** Waits for what must become true soon; the pool tells nobody when a connection comes back. */
    private static void awaitTrue(BooleanSupplier condition) {
        Mono.fromSupplier(condition::getAsBoolean)
                .filter(held -> held)
                .repeatWhenEmpty(times -> times.delayElements(Duration.ofMillis(20)))
                .block(Duration.ofSeconds(15));
    }
}
