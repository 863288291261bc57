package org.npcs.repository.server.exchange.submission;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.exchange.body.BodyReading;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.contract.BatchLimits;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads a body and stages its records chunk by chunk; the body is read on only as fast as chunks are stored. */
@Component
final class Staging {

    private static final Logger log = LoggerFactory.getLogger(Staging.class);
    private static final int CHUNK_RECORDS = 500;
    private static final int CHUNK_BYTES = 2 << 20;
    private static final Duration PULSE = Duration.ofSeconds(3);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IntakeThreads threads;
    private final SqlSubmissions submissions = new SqlSubmissions();
    private final SqlSubmissionItems items;
    private final SqlSubmissionResults results = new SqlSubmissionResults();
    private final SqlSubmissionCauses causes = new SqlSubmissionCauses();
    private final SqlSubmissionWork work = new SqlSubmissionWork();

    Staging(UnitOfWork unitOfWork, RepositoryClock clock, IntakeThreads threads, SqlSubmissionItems items) {
        this.items = items;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.threads = threads;
    }

    Mono<Submission> stage(Sending sending, Reading reading, RecordJudge judge) {
        var body = new BodyReading(sending.body(), threads.scheduler());
        var whole = body.frames()
                .flatMapSequential(frames -> judge.judge(frames).subscribeOn(threads.scheduler()), threads.width(), 1)
                .flatMapIterable(judged -> judged, 1)
                .bufferUntil(new ChunkEnd())
                .concatMap(chunk -> stage(sending, reading, chunk), 1)
                .then(Mono.defer(() -> close(sending, reading, body)));
        return Mono.firstWithSignal(whole, pulse(sending, reading));
    }

    /** Keeps the lease while a slow body trickles in; a moment without the database does not end it. */
    private Mono<Submission> pulse(Sending sending, Reading reading) {
        return Flux.interval(PULSE)
                .onBackpressureDrop()
                .concatMap(beat -> unitOfWork
                        .run(sending.sender(), transaction -> keep(transaction, reading, 0, 0, false))
                        .onErrorResume(
                                failure -> failure instanceof ProblemException ? Mono.error(failure) : Mono.empty()))
                .then(Mono.never());
    }

    private Mono<Boolean> stage(Sending sending, Reading reading, List<Judged> chunk) {
        var last = chunk.get(chunk.size() - 1).facts();
        if (Submission.bounded(sending.mode()) && last.index() > BatchLimits.RECORDS_AS_ONE) {
            return Mono.error(ProblemException.of(
                    ProblemCode.BODY_TOO_LARGE, d -> d.place(BatchLimits.RECORDS_AS_ONE + 1L, last.line())));
        }
        var sound = chunk.stream().filter(judged -> judged.sound() != null).toList();
        var rejected = chunk.stream().filter(judged -> judged.sound() == null).toList();
        var tally = new CauseTally();
        chunk.forEach(judged -> tally.add(judged.facts().index(), judged.facts().localKey(), judged.causes()));
        var fatal = rejected.stream().anyMatch(Judged::fatal);
        return unitOfWork.run(
                sending.sender(), transaction -> keep(transaction, reading, sound.size(), rejected.size(), fatal)
                        .then(items.insert(transaction, reading, sound))
                        .then(results.write(
                                transaction,
                                reading.owner(),
                                reading.id(),
                                rejected.stream().map(Staging::result).toList()))
                        .then(causes.add(transaction, reading.owner(), reading.id(), tally))
                        .thenReturn(true));
    }

    private Mono<Boolean> keep(Transaction transaction, Reading reading, long sound, long rejected, boolean fatal) {
        return submissions
                .received(transaction, reading, sound, rejected, fatal)
                .filter(mine -> mine)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS)));
    }

    private Mono<Submission> close(Sending sending, Reading reading, BodyReading body) {
        var digest = body.digest();
        var claimed = sending.contentDigest();
        if (claimed != null && !claimed.equals("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")) {
            return Mono.error(ProblemException.of(ProblemCode.DIGEST_MISMATCH, d -> d.parameter("Content-Digest")));
        }
        var hex = BodyReading.hex(digest);
        return unitOfWork.run(sending.sender(), transaction -> submissions
                .close(transaction, reading, body.bytes(), hex, sending.fingerprint(hex), clock.now())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS)))
                .delayUntil(submission -> submissions.noteReceipt(transaction, submission))
                .delayUntil(submission -> submission.ended() ? Mono.empty() : work.add(transaction, submission)));
    }

    /** Removes what was staged. The receipt tells a refusal; a body that was broken off may simply be sent again. */
    Mono<Void> giveUp(Sending sending, Reading reading, @Nullable Throwable failure) {
        var refusal = failure instanceof ProblemException problem
                        && problem.code().status() < 500
                        && problem.code() != ProblemCode.IDEMPOTENCY_IN_PROGRESS
                ? problem.code().code()
                : "";
        return unitOfWork
                .run(sending.sender(), transaction -> submissions
                        .giveUp(transaction, reading, refusal, clock.now())
                        .filter(mine -> mine)
                        .delayUntil(mine -> items.clear(transaction, reading.owner(), reading.id())))
                .onErrorResume(lost -> {
                    // The lease ends by itself; whoever sends the body again clears what was staged.
                    log.warn(
                            "a broken submission was not cleared: {}",
                            lost.getClass().getName());
                    return Mono.empty();
                })
                .then();
    }

    private static RecordResult result(Judged judged) {
        return RecordResult.rejected(judged.facts(), judged.findings(), judged.announced(), judged.causes());
    }

    /** Ends a chunk after so many records or bytes. */
    private static final class ChunkEnd implements Predicate<Judged> {

        private int records;
        private int bytes;

        @Override
        public boolean test(Judged judged) {
            records++;
            bytes += judged.weight();
            if (records < CHUNK_RECORDS && bytes < CHUNK_BYTES) {
                return false;
            }
            records = 0;
            bytes = 0;
            return true;
        }
    }
}
