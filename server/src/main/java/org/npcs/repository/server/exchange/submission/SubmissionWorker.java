package org.npcs.repository.server.exchange.submission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Works off submissions, chunk by chunk and in turn, so that a small one does not wait for the end of a large one. It starts
 * at once when this instance has received one, and looks by itself for what others left. Each chunk is one transaction: to
 * stop means not to begin another.
 */
@Component
final class SubmissionWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SubmissionWorker.class);
    private static final int AFTER_THE_DATABASE_BEFORE_THE_SERVER = Integer.MAX_VALUE - 5_000;

    private final UnitOfWork unitOfWork;
    private final SubmissionTurn turn;
    private final Duration pause;
    private final SqlSubmissions submissions = new SqlSubmissions();
    private final SqlSubmissionWork work = new SqlSubmissionWork();
    private final Sinks.Many<Boolean> woken = Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile boolean running;

    SubmissionWorker(
            UnitOfWork unitOfWork, SubmissionTurn turn, @Value("${npcs.submission-pause-millis:2000}") long pause) {
        this.unitOfWork = unitOfWork;
        this.turn = turn;
        this.pause = Duration.ofMillis(pause);
    }

    /** Says that there is something to do. */
    void wake() {
        woken.tryEmitNext(true);
    }

    @Override
    public void start() {
        running = true;
        Flux.interval(Duration.ZERO, pause)
                .map(tick -> true)
                .onBackpressureLatest()
                .mergeWith(woken.asFlux().onBackpressureLatest())
                .onBackpressureLatest()
                .takeWhile(tick -> running)
                .concatMap(tick -> drain(), 1)
                .doFinally(signal -> ended.tryEmitEmpty())
                .subscribe();
    }

    private Mono<Void> drain() {
        return Mono.defer(this::one)
                .repeat()
                .takeWhile(worked -> worked && running)
                .then()
                .onErrorResume(failure -> {
                    log.warn(
                            "no submission can be worked off now: {}",
                            failure.getClass().getName());
                    return Mono.empty();
                });
    }

    /** Works off one chunk of the submission that has waited longest; false when there is none. */
    private Mono<Boolean> one() {
        var claimed = new AtomicReference<SqlSubmissionWork.@Nullable Claim>();
        return unitOfWork
                .run(SqlSubmissionWork.WORKER, transaction -> work.claim(transaction)
                        .doOnNext(claimed::set)
                        .flatMap(claim -> work.act(
                                        transaction,
                                        new Session(claim.owner(), "repository", "repository", "submission-worker"))
                                .then(submissions.lock(transaction, claim.owner(), claim.id())))
                        .flatMap(submission -> work.act(transaction, submission.sender())
                                .then(Mono.defer(() -> turn.take(transaction, submission)))
                                .flatMap(after -> next(transaction, submission, after)))
                        .then(Mono.fromSupplier(() -> claimed.get() != null)))
                .onErrorResume(failure -> {
                    var claim = claimed.get();
                    return claim == null ? Mono.error(failure) : failed(claim, failure);
                });
    }

    private Mono<Long> next(Transaction transaction, Submission before, Submission after) {
        var counts = after.counts();
        if (after.state().equals(Submission.PREVIEWED)) {
            return work.remove(transaction, after.jurisdiction(), after.id());
        }
        var onward = counts.pending() > 0
                ? work.later(transaction, after, 0)
                : counts.waiting() > 0
                        ? work.later(
                                transaction,
                                after,
                                counts.waiting() < before.counts().waiting() ? 0 : pause.toMillis() / 1_000.0)
                        : work.remove(transaction, after.jurisdiction(), after.id());
        return counts.created() > before.counts().created() && counts.pending() == 0
                ? onward.then(work.wake(transaction, after.jurisdiction()))
                : onward;
    }

    private Mono<Boolean> failed(SqlSubmissionWork.Claim claim, Throwable failure) {
        log.warn(
                "a chunk of submission {} is tried again: {}",
                claim.id(),
                failure.getClass().getName());
        return unitOfWork
                .run(SqlSubmissionWork.WORKER, transaction -> work.failed(transaction, claim))
                .thenReturn(true);
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        wake();
        ended.asMono()
                .timeout(Duration.ofSeconds(20))
                .onErrorComplete()
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_DATABASE_BEFORE_THE_SERVER;
    }
}
