package org.npcs.repository.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.internal.transport.ClientTime;

/** Waits out what passes: the repetitions of one call end after minutes, a night job has hours. Used by one thread. */
final class Patience {

    private static final Logger LOG = System.getLogger("org.npcs.repository.client");
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ClientTime time;
    private final Duration limit;
    private Duration pause = FIRST;

    Patience(ClientTime time, Duration limit) {
        this.time = time;
        this.limit = limit;
    }

    /** Makes a call again and again until it brings an answer, fails for good, or the patience is over. */
    <T> T insist(Supplier<T> call) {
        long start = time.nanos().getAsLong();
        Duration wait = FIRST;
        while (true) {
            try {
                return call.get();
            } catch (RepositoryException e) {
                Duration chosen = e.retryAfter().orElse(random(wait));
                Duration passed = Duration.ofNanos(time.nanos().getAsLong() - start);
                if (!UploadFailures.passing(e) || passed.plus(chosen).compareTo(limit) > 0) {
                    throw e;
                }
                sleep(chosen);
                wait = longer(wait);
            }
        }
    }

    /** Waits before the next question, longer each time: who waits for an hour need not ask every second. */
    void pause() {
        sleep(random(pause));
        pause = longer(pause);
    }

    /** Begins the pauses anew: something happened. */
    void rested() {
        pause = FIRST;
    }

    /** Tells a watcher of the program; whatever it does, the work goes on. */
    static <T> void tell(Consumer<T> watcher, T news) {
        try {
            watcher.accept(news);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the watcher failed with {0}", e.getClass().getName());
        }
    }

    /** Half of it for sure, so that a repetition is never at once; half at random, so that many do not come together. */
    private Duration random(Duration bound) {
        long half = bound.toNanos() / 2;
        return Duration.ofNanos(half + time.random().nextLong(half + 1));
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private void sleep(Duration wait) {
        try {
            time.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(CallFacts.unanswered("wait", 0, true));
        }
    }
}
