package org.npcs.repository.server.platform.work;

import java.time.Duration;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Looks for work again and again: at once when it is woken, and by itself for what other instances left. Each step is a
 * transaction of its own, so that to stop means not to begin another. It starts after the database and ends before it.
 */
public abstract class BackgroundWorker implements SmartLifecycle {

    private static final int AFTER_THE_DATABASE_BEFORE_THE_SERVER = Integer.MAX_VALUE - 5_000;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(20);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration pause;
    private final Sinks.Many<Boolean> woken = Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile boolean running;

    /**
     * A worker that does not run yet.
     *
     * @param pause after how long it looks again when nobody wakes it
     */
    protected BackgroundWorker(Duration pause) {
        this.pause = pause;
    }

    /** The work as a whole; it goes on until it runs out of rounds. */
    protected abstract Publisher<?> work();

    /** Says that there is something to do. */
    public final void wake() {
        woken.tryEmitNext(true);
    }

    /** A signal for each time to look for work; none is kept for a worker that is busy. */
    protected final Flux<Boolean> rounds() {
        return Flux.interval(Duration.ZERO, pause)
                .map(tick -> true)
                .onBackpressureLatest()
                .mergeWith(woken.asFlux().onBackpressureLatest())
                .onBackpressureLatest()
                .takeWhile(tick -> running);
    }

    /** Repeats a step in every round for as long as it finds something to do. */
    protected final Flux<Void> repeated(Mono<Boolean> step) {
        return rounds().concatMap(
                        round -> step.repeat()
                                .takeWhile(worked -> worked && running)
                                .then()
                                .onErrorResume(this::later),
                        1);
    }

    /** Leaves a failure to the next round. Only its type is logged. */
    protected final <T> Mono<T> later(Throwable failure) {
        log.warn("left to the next round: {}", failure.getClass().getName());
        return Mono.empty();
    }

    @Override
    public final void start() {
        running = true;
        Flux.from(work()).doFinally(signal -> ended.tryEmitEmpty()).subscribe();
    }

    @Override
    public final void stop(Runnable callback) {
        running = false;
        wake();
        ended.asMono()
                .timeout(LONGEST_STEP)
                .onErrorComplete()
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public final void stop() {
        stop(() -> {});
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return AFTER_THE_DATABASE_BEFORE_THE_SERVER;
    }
}
