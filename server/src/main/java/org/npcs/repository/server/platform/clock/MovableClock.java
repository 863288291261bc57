package org.npcs.repository.server.platform.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs ahead of another by an offset that can be moved: for the sandbox and for tests. */
public final class MovableClock implements InstantSource {

    private final InstantSource base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    /** A clock that does not run ahead yet. */
    public MovableClock(InstantSource base) {
        this.base = base;
    }

    /** Moves the clock on. */
    public void advance(Duration by) {
        offset.updateAndGet(current -> current.plus(by));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }
}
