package org.npcs.repository.client.internal.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Time that stands still until somebody sleeps; sleeping is recorded and costs nothing. */
public final class RecordedTime {

    public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final AtomicLong passed = new AtomicLong();
    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());

    /** Returns a time whose jitter is always this share of its bound. */
    public ClientTime withJitter(double share) {
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public long nextLong(long bound) {
                return Math.min(bound - 1, (long) (share * bound));
            }
        };
        return new ClientTime(() -> START.plusNanos(passed.get()), passed::get, this::sleep, random);
    }

    private void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        pass(duration);
    }

    public void pass(Duration duration) {
        passed.addAndGet(duration.toNanos());
    }

    public List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
