package org.npcs.repository.client.internal.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which a call must end.
 *
 * @param nanos the running time
 * @param start when it began
 * @param limit how long it may last
 */
public record Deadline(LongSupplier nanos, long start, Duration limit) {

    /** Returns how long the call has lasted. */
    public Duration passed() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    /** Returns how long the call may still last; zero or less when it is over. */
    public Duration left() {
        return limit.minus(passed());
    }

    boolean over() {
        Duration left = left();
        return left.isNegative() || left.isZero();
    }
}
