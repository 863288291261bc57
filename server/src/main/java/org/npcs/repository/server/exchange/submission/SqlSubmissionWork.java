package org.npcs.repository.server.exchange.submission;

import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The list of submissions that need a worker. */
final class SqlSubmissionWork {

    /** Sees the list of work of all members, and nothing else of them. */
    static final Session WORKER = new Session("WORKER", "repository", "repository", "submission-worker");

    /** A submission in the hands of this worker until the transaction ends. */
    record Claim(String owner, UUID id) {}

    Mono<Long> add(Transaction transaction, Submission submission) {
        return transaction.execute(
                "INSERT INTO submission_work (jurisdiction, submission_id, due_at) VALUES ($1, $2, clock_timestamp())",
                submission.jurisdiction(),
                submission.id());
    }

    /** The submission that has waited longest for its turn; the lock is the claim. */
    Mono<Claim> claim(Transaction transaction) {
        return transaction.one(
                row -> new Claim(
                        Objects.requireNonNull(row.get("jurisdiction", String.class)),
                        Objects.requireNonNull(row.get("submission_id", UUID.class))),
                "SELECT jurisdiction, submission_id FROM submission_work WHERE due_at <= clock_timestamp()"
                        + " ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED");
    }

    /** Keeps workers off. Whoever needs a submission and its work takes the work first, as the workers do. */
    Mono<Long> hold(Transaction transaction, String owner, UUID id) {
        return transaction
                .list(
                        row -> true,
                        "SELECT 1 FROM submission_work WHERE jurisdiction = $1 AND submission_id = $2 FOR UPDATE",
                        owner,
                        id)
                .map(held -> (long) held.size());
    }

    /** Puts a submission at the end of the line, after a pause. */
    Mono<Long> later(Transaction transaction, Submission submission, double seconds) {
        return transaction.execute(
                "UPDATE submission_work SET due_at = clock_timestamp() + make_interval(secs => $3), failures = 0"
                        + " WHERE jurisdiction = $1 AND submission_id = $2",
                submission.jurisdiction(),
                submission.id(),
                seconds);
    }

    /** The same after a failure, with a pause that grows to a minute. */
    Mono<Long> failed(Transaction transaction, Claim claim) {
        return transaction.execute(
                "UPDATE submission_work SET failures = failures + 1,"
                        + " due_at = clock_timestamp() + make_interval(secs => least(60, 0.1 * power(2, least(failures, 20))))"
                        + " WHERE jurisdiction = $1 AND submission_id = $2",
                claim.owner(),
                claim.id());
    }

    Mono<Long> remove(Transaction transaction, String owner, UUID id) {
        return transaction.execute(
                "DELETE FROM submission_work WHERE jurisdiction = $1 AND submission_id = $2", owner, id);
    }

    /** Lets submissions of the member that wait for incidents look again, unless a worker has them in hand. */
    Mono<Long> wake(Transaction transaction, String owner) {
        return transaction.execute(
                "UPDATE submission_work SET due_at = clock_timestamp() WHERE jurisdiction = $1 AND submission_id IN"
                        + " (SELECT submission_id FROM submission_work WHERE jurisdiction = $1 AND failures = 0"
                        + " AND due_at > clock_timestamp() FOR UPDATE SKIP LOCKED)",
                owner);
    }
}
