package org.npcs.repository.client.internal.transport;

import java.time.Duration;

/** Waits; replaced in tests by one that only records. */
@FunctionalInterface
public interface Sleeper {

    /** Waits as long as asked. */
    void sleep(Duration duration) throws InterruptedException;

    /** The sleeper of the running machine. */
    Sleeper THREAD = duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
}
