package org.npcs.repository.server.exchange.submission;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.exchange.body.BodyReading;
import org.npcs.repository.server.incident.IncidentIntake;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordIds;
import org.npcs.repository.server.review.ReviewIntake;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes submissions: each key once, each body once, however often it is sent. */
@Component
public final class SubmissionIntake {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IntakeThreads threads;
    private final IncidentIntake incidents;
    private final ReviewIntake reviews;
    private final Refusals refusals;
    private final SubmissionWorker worker;
    private final Staging staging;
    private final SqlSubmissions submissions = new SqlSubmissions();
    private final SqlSubmissionItems items;

    SubmissionIntake(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IntakeThreads threads,
            IncidentIntake incidents,
            ReviewIntake reviews,
            Refusals refusals,
            SubmissionWorker worker,
            Staging staging,
            SqlSubmissionItems items) {
        this.items = items;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.threads = threads;
        this.incidents = incidents;
        this.reviews = reviews;
        this.refusals = refusals;
        this.worker = worker;
        this.staging = staging;
    }

    /**
     * Reads the body, unless an earlier request has, and waits some time for the end of the work.
     *
     * @throws ProblemException {@code malformed-batch}, {@code digest-mismatch} or {@code body-too-large} when the body
     *     cannot be read to its end, {@code idempotency-key-reused} when the key stood for another body
     */
    public Mono<Receipt> take(Sending sending) {
        if (!Submission.MODES.contains(sending.mode())) {
            return Mono.error(ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter("mode").allowed(Submission.MODES)));
        }
        var deadline = clock.now().plus(sending.patience());
        return claim(sending, deadline)
                .flatMap(claimed -> claimed.reading() == null
                        ? compare(sending, claimed.submission())
                        : read(sending, claimed.reading()).map(submission -> new Receipt(submission, false)))
                .flatMap(receipt -> ended(receipt, deadline));
    }

    /** A key with the submission that stands under it, and the reading that was begun, if it was free. */
    private record Claimed(
            Submission submission,
            @org.jspecify.annotations.Nullable Reading reading) {}

    /** A twin that reads the body just now is waited for; its body is what this one must be compared with. */
    private Mono<Claimed> claim(Sending sending, java.time.Instant deadline) {
        return Mono.defer(() -> tryClaim(sending)).flatMap(claimed -> {
            if (claimed.reading() != null || claimed.submission().fingerprint() != null) {
                return Mono.just(claimed);
            }
            return clock.now().isBefore(deadline)
                    ? Mono.delay(LOOK_AGAIN).then(claim(sending, deadline))
                    : Mono.error(ProblemException.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS));
        });
    }

    private Mono<Claimed> tryClaim(Sending sending) {
        var sender = sending.sender();
        var now = clock.now();
        var wanted = new Submission(
                sender.tenant(),
                RecordIds.next(now),
                sender.client(),
                sender.actor(),
                sending.key(),
                sender.requestId(),
                "receiving",
                sending.mode(),
                sending.origin(),
                sending.body().type().getType() + "/" + sending.body().type().getSubtype(),
                sending.lenient(),
                false,
                sending.mappingVersion(),
                null,
                null,
                null,
                null,
                new Submission.Counts(0, 0, 0, 0, 0, 0, 0, 0),
                Contract.version(),
                Definitions.published().ruleSetVersion(),
                now,
                null);
        var attempt = UUID.randomUUID();
        return unitOfWork.run(sender, transaction -> submissions
                .claim(transaction, wanted, attempt)
                .delayUntil(claimed -> items.clear(transaction, sender.tenant(), claimed.id()))
                .map(claimed -> new Claimed(claimed, new Reading(sender.tenant(), claimed.id(), attempt)))
                .switchIfEmpty(Mono.defer(() -> submissions
                        .byKey(transaction, sender.tenant(), sender.client(), sending.key())
                        .map(taken -> new Claimed(taken, null)))));
    }

    private Mono<Receipt> compare(Sending sending, Submission earlier) {
        var reading = new BodyReading(sending.body(), threads.scheduler());
        // What the repository itself makes is compared by what was asked for.
        return (sending.identity() == null ? reading.drain() : Mono.<Void>empty()).then(Mono.defer(() -> {
            var fingerprint = sending.fingerprint(BodyReading.hex(reading.digest()));
            return fingerprint.equals(earlier.fingerprint())
                    ? Mono.just(new Receipt(earlier, true))
                    : Mono.error(ProblemException.of(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED, d -> d.parameter("Idempotency-Key")));
        }));
    }

    private Mono<Submission> read(Sending sending, Reading reading) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var judge = new RecordJudge(
                incidents, reviews, refusals, clock, sending.scopes(), sending.local(), sending.lenient(), salt);
        return Mono.usingWhen(
                        Mono.just(reading),
                        begun -> staging.stage(sending, begun, judge),
                        begun -> Mono.empty(),
                        (begun, failure) -> staging.giveUp(sending, begun, failure),
                        begun -> staging.giveUp(sending, begun, null))
                .doOnNext(submission -> worker.wake());
    }

    private Mono<Receipt> ended(Receipt receipt, java.time.Instant deadline) {
        var submission = receipt.submission();
        if (submission.settled() || !clock.now().isBefore(deadline)) {
            return Mono.just(receipt);
        }
        var owner = submission.sender();
        return Flux.range(0, Integer.MAX_VALUE)
                .concatMap(
                        round -> Mono.delay(Duration.ofMillis(Math.min(250, 10L * (round + 1))))
                                .then(unitOfWork.run(
                                        owner,
                                        transaction -> submissions.find(
                                                transaction, submission.jurisdiction(), submission.id()))),
                        1)
                .filter(found -> found.settled() || !clock.now().isBefore(deadline))
                .next()
                .map(found -> new Receipt(found, receipt.repeated()));
    }
}
