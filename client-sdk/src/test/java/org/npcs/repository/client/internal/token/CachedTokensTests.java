package org.npcs.repository.client.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.TokenException;
import org.npcs.repository.client.internal.transport.ClientTime;
import org.npcs.repository.client.internal.transport.Deadline;
import org.npcs.repository.client.internal.transport.RecordedTime;

class CachedTokensTests {

    private final RecordedTime recorded = new RecordedTime();
    private final ClientTime time = recorded.withJitter(0.5);
    private final AtomicInteger fetches = new AtomicInteger();

    @Test
    void manyThreadsThatNeedATokenAtOnceMakeOneRequest() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        CachedTokens tokens = new CachedTokens(deadline -> next(), time.nanos());
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return seen.add(tokens.token(deadline()));
                }));
            }
            start.countDown();
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(fetches).hasValue(1);
        assertThat(seen).containsExactly("token-1");
    }

    @Test
    void aTokenNearItsEndIsReplacedBeforeItEnds() {
        CachedTokens tokens = new CachedTokens(deadline -> next(), time.nanos());
        tokens.token(deadline());

        recorded.pass(Duration.ofSeconds(81));

        assertThat(tokens.token(deadline())).isEqualTo("token-2");
    }

    @Test
    void aTokenThatIsStillGoodIsUsedWhenItsReplacementCannotBeHad() {
        CachedTokens tokens = new CachedTokens(
                deadline -> {
                    if (fetches.get() > 0) {
                        throw new TokenException(CallFacts.unanswered("token", 1, true), "down");
                    }
                    return next();
                },
                time.nanos());
        tokens.token(deadline());

        recorded.pass(Duration.ofSeconds(81));
        assertThat(tokens.token(deadline())).isEqualTo("token-1");

        recorded.pass(Duration.ofSeconds(20));
        assertThatThrownBy(() -> tokens.token(deadline())).isInstanceOf(TokenException.class);
    }

    @Test
    void aRefusedTokenIsReplacedOnceHoweverManyCallsWereRefused() {
        CachedTokens tokens = new CachedTokens(deadline -> next(), time.nanos());
        String refused = tokens.token(deadline());

        assertThat(tokens.tokenAfterRefusal(refused, deadline())).isEqualTo("token-2");
        assertThat(tokens.tokenAfterRefusal(refused, deadline())).isEqualTo("token-2");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aCancelledFetchDoesNotFailTheCallsThatWaitedForIt() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CachedTokens tokens = new CachedTokens(
                deadline -> {
                    if (fetches.incrementAndGet() > 1) {
                        return token("token-of-the-second");
                    }
                    fetching.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new CallInterruptedException(CallFacts.unanswered("token", 1, true));
                    }
                    throw new IllegalStateException();
                },
                time.nanos());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> leader = threads.submit(() -> tokens.token(deadline()));
            fetching.await();
            Future<String> waiting = threads.submit(() -> tokens.token(deadline()));
            leader.cancel(true);

            assertThat(waiting.get()).isEqualTo("token-of-the-second");
        } finally {
            threads.shutdownNow();
        }
    }

    private Token next() {
        return token("token-" + fetches.incrementAndGet());
    }

    private Token token(String value) {
        long now = time.nanos().getAsLong();
        return new Token(
                value,
                List.of(),
                now + Duration.ofSeconds(80).toNanos(),
                now + Duration.ofSeconds(100).toNanos());
    }

    private Deadline deadline() {
        return time.deadline(Duration.ofSeconds(120));
    }
}
