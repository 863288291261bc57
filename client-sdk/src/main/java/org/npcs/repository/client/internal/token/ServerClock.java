package org.npcs.repository.client.internal.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.RetryAfter;

/**
 * The time as the other side has it. A machine whose clock is an hour late would sign assertions that nobody accepts; the
 * {@code Date} of every answer tells how far off it is.
 */
final class ServerClock {

    // A Date counts whole seconds and has travelled: below this there is nothing to correct.
    private static final Duration NOISE = Duration.ofSeconds(5);

    private final InstantSource wall;
    private volatile Duration offset = Duration.ZERO;

    ServerClock(InstantSource wall) {
        this.wall = wall;
    }

    /** Returns whether the offset changed. */
    boolean observe(Answer answer) {
        Instant there = answer.header("Date").map(RetryAfter::date).orElse(null);
        if (there == null) {
            return false;
        }
        Duration seen = Duration.between(wall.instant(), there);
        Duration before = offset;
        offset = seen.abs().compareTo(NOISE) < 0 ? Duration.ZERO : seen;
        return offset.minus(before).abs().compareTo(NOISE) >= 0;
    }

    Instant now() {
        return wall.instant().plus(offset);
    }
}
