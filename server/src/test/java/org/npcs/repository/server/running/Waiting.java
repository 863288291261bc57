package org.npcs.repository.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what the server does by itself. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Waiting() {}

    /** Waits until something holds, at most two minutes. */
    public static void until(BooleanSupplier reached) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
