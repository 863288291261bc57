package org.npcs.repository.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class TenantsIntegrationTests {

    private record Holding(NewMember member, String key, String id) {}

    @Test
    void manyTenantsAtOnceWithAbortedRequestsNeverSeeEachOther() {
        var holdings = IntStream.range(0, 6)
                .mapToObj(i -> NewMember.enter())
                .map(member -> {
                    var key = Samples.localKey();
                    return new Holding(member, key, member.stored(key));
                })
                .toList();
        var faults = new ConcurrentLinkedQueue<String>();

        var clients = IntStream.range(0, 48)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> calls(holdings, i, new Random(i), faults), task -> new Thread(task).start()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(clients).join();

        assertThat(faults).isEmpty();
        assertThat(RunningSandbox.bean(ConnectionPool.class)
                        .getMetrics()
                        .orElseThrow()
                        .allocatedSize())
                .isLessThanOrEqualTo(16);
    }

    private static void calls(List<Holding> holdings, int client, Random random, ConcurrentLinkedQueue<String> faults) {
        var own = holdings.get(client % holdings.size());
        var others = new ArrayList<>(holdings);
        others.remove(own);
        for (int call = 0; call < 25; call++) {
            var other = others.get(random.nextInt(others.size()));
            var path =
                    switch (random.nextInt(5)) {
                        case 0 -> "/v1/incidents/" + own.id();
                        case 1 -> own.member().path("incidents?limit=50");
                        case 2 -> "/v1/incidents/" + other.id();
                        case 3 -> other.member().path("incidents/" + other.key());
                        default -> other.member().path("incidents");
                    };
            var sent = own.member().api().sendLater("GET", path, null);
            if (random.nextInt(5) == 0) {
                CompletableFuture.delayedExecutor(random.nextInt(8), TimeUnit.MILLISECONDS)
                        .execute(() -> sent.cancel(true));
            }
            try {
                judge(sent.join(), own, path, faults);
            } catch (CancellationException | CompletionException aborted) {
                // One request in five is given up; only what the others see counts.
            }
        }
    }

    private static void judge(Reply reply, Holding own, String path, ConcurrentLinkedQueue<String> faults) {
        var foreign =
                !path.contains(own.id()) && !path.contains("/" + own.member().code() + "/");
        if (reply.status() != (foreign ? 404 : 200)) {
            faults.add(path + " answered " + reply.status());
        }
        if (!foreign && !reply.body().contains(own.key())
                || foreign && reply.body().contains("localKey")) {
            faults.add(path + " showed what it should not");
        }
    }
}
