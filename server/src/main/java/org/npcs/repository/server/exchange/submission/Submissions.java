package org.npcs.repository.server.exchange.submission;

import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The submissions of one owner with their results and causes. What another owns answers like what does not exist. */
@Component
public final class Submissions {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SubmissionWorker worker;
    private final SqlSubmissions submissions = new SqlSubmissions();
    private final SqlSubmissionItems items;
    private final SqlSubmissionResults results = new SqlSubmissionResults();
    private final SqlSubmissionCauses causes = new SqlSubmissionCauses();
    private final SqlSubmissionWork work = new SqlSubmissionWork();

    Submissions(UnitOfWork unitOfWork, RepositoryClock clock, SubmissionWorker worker, SqlSubmissionItems items) {
        this.items = items;
        this.worker = worker;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** One submission as it stands. */
    public Mono<Submission> get(String owner, UUID id) {
        return unitOfWork
                .run(transaction -> submissions.read(transaction, owner, id))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** One submission that has ended; before, there is nothing to file. */
    public Mono<Submission> ended(String owner, UUID id) {
        return get(owner, id)
                .filter(Submission::ended)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(
                        ProblemCode.ILLEGAL_TRANSITION, "The submission has not ended. Follow it until it has.")));
    }

    /** A page of submissions, the latest first. */
    public Mono<Page<Submission>> list(String owner, SubmissionFilter filter, String after, int limit) {
        return unitOfWork
                .run(transaction -> submissions.list(transaction, owner, filter, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** A page of results by their place in the body. */
    public Mono<Page<RecordResult>> results(String owner, UUID id, ResultFilter filter, String after, int limit) {
        return unitOfWork.run(transaction -> found(submissions.find(transaction, owner, id))
                .then(results.list(
                        transaction, owner, id, filter, after.isEmpty() ? 0 : Long.parseLong(after), limit + 1))
                .map(rows ->
                        Page.of(rows, limit, row -> Long.toString(row.facts().index()))));
    }

    /** A page of causes, the one with most records first. */
    public Mono<Page<CauseOfFindings>> causes(String owner, UUID id, String after, int limit) {
        long records = after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after.substring(0, after.indexOf(' ')));
        var last = after.substring(after.indexOf(' ') + 1);
        return unitOfWork.run(transaction -> found(submissions.find(transaction, owner, id))
                .then(causes.list(transaction, owner, id, records, last, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.records() + " " + row.id())));
    }

    /**
     * Cancels a submission of which no record has been stored, or applies a preview. Cancelling twice changes nothing more.
     *
     * @throws ProblemException {@code illegal-transition} when the state does not allow it
     */
    public Mono<Submission> transition(String owner, UUID id, String to) {
        return unitOfWork
                .run(transaction -> work.hold(transaction, owner, id)
                        .then(found(submissions.lock(transaction, owner, id)))
                        .flatMap(submission -> switch (submission.state() + " " + to) {
                            case "cancelled cancelled" -> Mono.just(submission);
                            case "received cancelled", "previewed cancelled" -> cancel(transaction, submission);
                            case "previewed received" -> apply(transaction, submission);
                            default ->
                                Mono.error(ProblemException.of(
                                        ProblemCode.ILLEGAL_TRANSITION, d -> d.state(submission.state())));
                        }))
                .doOnNext(submission -> worker.wake())
                // Who holds the row that long is a worker.
                .onErrorMap(
                        SqlErrors::waitedTooLong,
                        begun -> ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state("processing")));
    }

    private Mono<Submission> cancel(Transaction transaction, Submission submission) {
        var owner = submission.jurisdiction();
        return items.clear(transaction, owner, submission.id())
                .then(work.remove(transaction, owner, submission.id()))
                .then(submissions.cancel(transaction, owner, submission.id(), clock.now()));
    }

    /** What the preview told is forgotten; the work tells it again, of records as they are then. */
    private Mono<Submission> apply(Transaction transaction, Submission submission) {
        var owner = submission.jurisdiction();
        return results.forget(transaction, owner, submission.id())
                .then(causes.forget(transaction, owner, submission.id()))
                .then(submissions.apply(transaction, submission))
                .delayUntil(applied -> work.add(transaction, applied));
    }

    private static Mono<Submission> found(Mono<Submission> submission) {
        return submission.switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }
}
