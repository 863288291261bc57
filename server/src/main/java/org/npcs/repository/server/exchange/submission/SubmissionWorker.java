package org.npcs.repository.server.exchange.submission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Works off submissions, chunk by chunk and in turn, so that a small one does not wait for the end of a large one. Each chunk
 * is one transaction.
 */
@Component
final class SubmissionWorker extends BackgroundWorker {

    private static final Logger log = LoggerFactory.getLogger(SubmissionWorker.class);

    private final UnitOfWork unitOfWork;
    private final SubmissionTurn turn;
    private final Duration pause;
    private final SqlSubmissions submissions = new SqlSubmissions();
    private final SqlSubmissionWork work = new SqlSubmissionWork();

    SubmissionWorker(
            UnitOfWork unitOfWork, SubmissionTurn turn, @Value("${npcs.submission-pause-millis:2000}") long pause) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.turn = turn;
        this.pause = Duration.ofMillis(pause);
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(this::one));
    }

    /** Works off one chunk of the submission that has waited longest; false when there is none. */
    private Mono<Boolean> one() {
        var claimed = new AtomicReference<SqlSubmissionWork.@Nullable Claim>();
        return unitOfWork
                .run(SqlSubmissionWork.WORKER, transaction -> work.claim(transaction)
                        .doOnNext(claimed::set)
                        .flatMap(claim -> transaction
                                .actAs(new Session(claim.owner(), "repository", "repository", "submission-worker"))
                                .then(submissions.lock(transaction, claim.owner(), claim.id())))
                        .flatMap(submission -> transaction
                                .actAs(submission.sender())
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
}
