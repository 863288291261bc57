package org.npcs.repository.server.exchange.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.incident.IncidentIntake;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.contract.BatchLimits;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Proposal;
import org.npcs.repository.server.platform.record.Settled;
import org.npcs.repository.server.review.ReviewIntake;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Works off one chunk of a submission in one transaction: records, results and counts come together or not at all. */
@Component
final class SubmissionTurn {

    private static final int CHUNK = 500;

    private final IncidentIntake incidents;
    private final ReviewIntake reviews;
    private final JurisdictionProfiles profiles;
    private final Results outcomes;
    private final RepositoryClock clock;
    private final SqlSubmissions submissions = new SqlSubmissions();
    private final SqlSubmissionItems items;
    private final SqlSubmissionResults results = new SqlSubmissionResults();
    private final SqlSubmissionCauses causes = new SqlSubmissionCauses();

    SubmissionTurn(
            IncidentIntake incidents,
            ReviewIntake reviews,
            JurisdictionProfiles profiles,
            Refusals refusals,
            RepositoryClock clock,
            SqlSubmissionItems items) {
        this.items = items;
        this.profiles = profiles;
        this.incidents = incidents;
        this.reviews = reviews;
        this.outcomes = new Results(refusals);
        this.clock = clock;
    }

    /** Takes the next chunk and returns the submission as it stands then. */
    Mono<Submission> take(Transaction transaction, Submission submission) {
        return submissions
                .begin(transaction, submission)
                .then(
                        submission.preview()
                                ? preview(transaction, submission)
                                : submission.asOne() && submission.counts().pending() > 0
                                        ? asOne(transaction, submission)
                                        : chunk(transaction, submission));
    }

    private Mono<Submission> chunk(Transaction transaction, Submission submission) {
        var next = submission.counts().pending() > 0
                ? items.next(transaction, submission, CHUNK)
                : items.ripe(transaction, submission, clock.now(), CHUNK);
        return next.flatMap(chunk -> (submission.fatal() ? keptOut(chunk) : settle(transaction, submission, chunk))
                .flatMap(settled -> store(transaction, submission, chunk, settled)));
    }

    private static Mono<List<Settled>> keptOut(List<StagedItem> chunk) {
        return Mono.just(chunk.stream()
                .map(item -> Settled.refused(item.proposal(), ProblemException.of(ProblemCode.BATCH_NOT_APPLIED)))
                .toList());
    }

    /** All records or none: what was stored is taken back when any record is refused or waits. */
    private Mono<Submission> asOne(Transaction transaction, Submission submission) {
        return items.next(transaction, submission, BatchLimits.RECORDS_AS_ONE).flatMap(all -> transaction
                .execute("SAVEPOINT whole")
                .then(Mono.defer(() -> inChunks(transaction, submission, all)))
                .flatMap(settled -> {
                    var hindered = submission.counts().rejected() > 0
                            || settled.stream().anyMatch(one -> one.outcome() == null);
                    return hindered
                            ? transaction
                                    .execute("ROLLBACK TO SAVEPOINT whole")
                                    .then(Mono.defer(() -> store(
                                            transaction,
                                            submission,
                                            all,
                                            settled.stream()
                                                    .map(Results::hindered)
                                                    .toList())))
                            : store(transaction, submission, all, settled);
                }));
    }

    /** Does all the work, tells what came of it, and takes it back; the records stay staged. */
    private Mono<Submission> preview(Transaction transaction, Submission submission) {
        return items.next(transaction, submission, BatchLimits.RECORDS_AS_ONE).flatMap(all -> transaction
                .execute("SAVEPOINT whole")
                .then(Mono.defer(() -> submission.fatal() ? keptOut(all) : inChunks(transaction, submission, all)))
                .flatMap(settled -> transaction
                        .execute("ROLLBACK TO SAVEPOINT whole")
                        .then(Mono.defer(() -> previewed(transaction, submission, all, settled)))));
    }

    private Mono<Submission> previewed(
            Transaction transaction, Submission submission, List<StagedItem> all, List<Settled> settled) {
        var tally = new CauseTally();
        var rows = rows(all, settled, tally).stream().map(RecordResult::wouldBe).toList();
        return results.write(transaction, submission.jurisdiction(), submission.id(), rows)
                .then(causes.add(transaction, submission.jurisdiction(), submission.id(), tally, true))
                .then(submissions.previewed(transaction, submission, Moved.of(all, rows)));
    }

    private Mono<List<Settled>> inChunks(Transaction transaction, Submission submission, List<StagedItem> all) {
        return reactor.core.publisher.Flux.fromIterable(all)
                .buffer(CHUNK)
                .concatMap(chunk -> settle(transaction, submission, chunk), 1)
                .reduce(new ArrayList<>(), (List<Settled> whole, List<Settled> part) -> {
                    whole.addAll(part);
                    return whole;
                });
    }

    private Mono<List<Settled>> settle(Transaction transaction, Submission submission, List<StagedItem> chunk) {
        var by = submission.sender();
        var first = proposals(chunk, true);
        var second = proposals(chunk, false);
        return (first.isEmpty() ? Mono.just(List.<Settled>of()) : incidents.take(transaction, by, first))
                .flatMap(taken -> (second.isEmpty()
                                ? Mono.just(List.<Settled>of())
                                : profiles.of(submission.jurisdiction())
                                        .flatMap(local ->
                                                reviews.take(transaction, by, second, local, submission.lenient())))
                        .map(more -> {
                            var all = new ArrayList<>(taken);
                            all.addAll(more);
                            return all;
                        }));
    }

    private static List<Proposal> proposals(List<StagedItem> chunk, boolean incident) {
        return chunk.stream()
                .filter(item -> item.incident() == incident)
                .map(StagedItem::proposal)
                .toList();
    }

    private Mono<Submission> store(
            Transaction transaction, Submission submission, List<StagedItem> chunk, List<Settled> settled) {
        var tally = new CauseTally();
        var rows = rows(chunk, settled, tally);
        var now = clock.now();
        var until = now.plus(Duration.ofDays(BatchLimits.WAITING_DAYS));
        return results.write(transaction, submission.jurisdiction(), submission.id(), rows)
                .then(items.delete(transaction, submission, places(rows, false)))
                .then(items.wait(transaction, submission, places(fresh(chunk, rows), true), until))
                .then(causes.add(transaction, submission.jurisdiction(), submission.id(), tally))
                .then(submissions.count(transaction, submission, Moved.of(chunk, rows), now));
    }

    private List<RecordResult> rows(List<StagedItem> chunk, List<Settled> settled, CauseTally tally) {
        var now = clock.now();
        var until = now.plus(Duration.ofDays(BatchLimits.WAITING_DAYS));
        var byPlace = new HashMap<Long, Settled>();
        settled.forEach(one -> byPlace.put(one.place(), one));
        return chunk.stream()
                .map(item -> outcomes.of(
                        item, Objects.requireNonNull(byPlace.get(item.facts().index())), now, until, tally))
                .toList();
    }

    /** A record that goes on waiting keeps its time. */
    private static List<RecordResult> fresh(List<StagedItem> chunk, List<RecordResult> rows) {
        var waited = chunk.stream()
                .filter(StagedItem::waits)
                .map(item -> item.facts().index())
                .toList();
        return rows.stream()
                .filter(row -> !waited.contains(row.facts().index()))
                .toList();
    }

    private static Long[] places(List<RecordResult> rows, boolean waiting) {
        return rows.stream()
                .filter(row -> row.outcome().equals("waiting") == waiting)
                .map(row -> row.facts().index())
                .toArray(Long[]::new);
    }
}
