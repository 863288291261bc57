package org.npcs.repository.client.internal.transport;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Everything that differs from run to run, in one place so that tests can fix it.
 *
 * @param wall what time it is, for dates that others read
 * @param nanos how much time passed, for deadlines; never set back
 * @param sleeper how to wait
 * @param random where jitter comes from
 */
public record ClientTime(InstantSource wall, LongSupplier nanos, Sleeper sleeper, RandomGenerator random) {

    /** Returns the time of the running machine. */
    public static ClientTime system() {
        return new ClientTime(InstantSource.system(), System::nanoTime, Sleeper.THREAD, RandomGenerator.getDefault());
    }

    /** Returns the moment by which a call that starts now must end. */
    public Deadline deadline(Duration limit) {
        return new Deadline(nanos, nanos.getAsLong(), limit);
    }
}
