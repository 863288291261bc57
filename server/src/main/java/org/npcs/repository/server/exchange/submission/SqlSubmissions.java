package org.npcs.repository.server.exchange.submission;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.exchange.submission.Submission.Counts;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of submissions. */
final class SqlSubmissions {

    private static final String COLUMNS = "jurisdiction, id, client_id, actor, submission_key, request_id, state, mode,"
            + " origin, media_type, lenient, fatal, mapping_version, bytes, digest, fingerprint, refusal, received, pending, created,"
            + " updated, unchanged, waiting, rejected, held, contract_version, rule_set_version, received_at, finished_at";

    /** A body that is being read keeps its lease by the pulse of its reader; one that was broken off loses it. */
    private static final String LEASE = "clock_timestamp() + interval '10 s'";

    private static final String CLAIM = """
            INSERT INTO submission (jurisdiction, id, client_id, actor, submission_key, request_id, state, mode, media_type,
                lenient, mapping_version, attempt, lease_until, contract_version, rule_set_version, received_at, origin)
            VALUES ($1, $2, $3, $4, $5, $6, 'receiving', $7, $8, $9, $10, $11, %s, $12, $13, $14, $15)
            ON CONFLICT (jurisdiction, client_id, submission_key) DO UPDATE SET
                actor = EXCLUDED.actor, request_id = EXCLUDED.request_id, state = 'receiving', mode = EXCLUDED.mode,
                media_type = EXCLUDED.media_type, origin = EXCLUDED.origin, lenient = EXCLUDED.lenient, mapping_version = EXCLUDED.mapping_version,
                attempt = EXCLUDED.attempt, lease_until = EXCLUDED.lease_until, refusal = NULL, fatal = false, received = 0, pending = 0,
                rejected = 0, contract_version = EXCLUDED.contract_version, rule_set_version = EXCLUDED.rule_set_version,
                received_at = EXCLUDED.received_at, finished_at = NULL
            WHERE submission.state = 'refused'
                OR submission.state = 'receiving' AND submission.lease_until < clock_timestamp()
            RETURNING %s
            """.formatted(LEASE, COLUMNS);

    /** Claims the key for a reading of the body; empty when it is taken. */
    Mono<Submission> claim(Transaction transaction, Submission wanted, UUID attempt) {
        return transaction.one(
                SqlSubmissions::submission,
                CLAIM,
                wanted.jurisdiction(),
                wanted.id(),
                wanted.clientId(),
                wanted.actor(),
                wanted.key(),
                wanted.requestId(),
                wanted.mode(),
                wanted.mediaType(),
                wanted.lenient(),
                nullable(String.class, wanted.mappingVersion()),
                attempt,
                wanted.contractVersion(),
                wanted.ruleSetVersion(),
                wanted.receivedAt(),
                wanted.origin());
    }

    /** Keeps the lease and counts what was read; false when another reading has taken over. */
    Mono<Boolean> received(Transaction transaction, Reading reading, long sound, long rejected, boolean fatal) {
        return transaction
                .execute(
                        "UPDATE submission SET received = received + $4 + $5, pending = pending + $4, rejected = rejected + $5,"
                                + " fatal = fatal OR $6, lease_until = " + LEASE
                                + " WHERE jurisdiction = $1 AND id = $2 AND attempt = $3 AND state = 'receiving'",
                        reading.owner(),
                        reading.id(),
                        reading.attempt(),
                        sound,
                        rejected,
                        fatal)
                .map(rows -> rows == 1);
    }

    /** Ends a reading: the work can begin, or there is none. Empty when another reading has taken over. */
    Mono<Submission> close(
            Transaction transaction, Reading reading, long bytes, String digest, String fingerprint, Instant now) {
        return transaction.one(
                SqlSubmissions::submission,
                "UPDATE submission SET bytes = $4, digest = $5, fingerprint = $6, state = CASE WHEN received = 0 THEN 'empty'"
                        + " WHEN pending = 0 THEN 'rejected' ELSE 'received' END,"
                        + " finished_at = CASE WHEN pending = 0 THEN $7::timestamptz END"
                        + " WHERE jurisdiction = $1 AND id = $2 AND attempt = $3 AND state = 'receiving' RETURNING "
                        + COLUMNS,
                reading.owner(),
                reading.id(),
                reading.attempt(),
                bytes,
                digest,
                fingerprint,
                now);
    }

    Mono<Boolean> noteReceipt(Transaction transaction, Submission submission) {
        return transaction.one(
                row -> true, "SELECT audit_note('create', 'submission', $1, NULL, $2)::text", submission.id(), (int)
                        Math.min(Integer.MAX_VALUE, submission.counts().received()));
    }

    /**
     * Ends a reading that came to nothing; with a problem code it is a refusal, without one it was broken off. The attempt is over
     * with it: what it still had under way, such as its end, finds nothing to change.
     */
    Mono<Boolean> giveUp(Transaction transaction, Reading reading, String refusal, Instant now) {
        return transaction
                .execute(
                        "UPDATE submission SET received = 0, pending = 0, rejected = 0, lease_until = clock_timestamp(),"
                                + " attempt = gen_random_uuid(),"
                                + " refusal = nullif($4, ''), state = CASE $4 WHEN '' THEN 'receiving' ELSE 'refused' END,"
                                + " finished_at = CASE $4 WHEN '' THEN NULL ELSE $5::timestamptz END"
                                + " WHERE jurisdiction = $1 AND id = $2 AND attempt = $3 AND state = 'receiving'",
                        reading.owner(),
                        reading.id(),
                        reading.attempt(),
                        refusal,
                        now)
                .map(rows -> rows == 1);
    }

    Mono<Submission> byKey(Transaction transaction, String owner, String client, String key) {
        return transaction.one(
                SqlSubmissions::submission,
                "SELECT " + COLUMNS
                        + " FROM submission WHERE jurisdiction = $1 AND client_id = $2 AND submission_key = $3",
                owner,
                client,
                key);
    }

    Mono<Submission> find(Transaction transaction, String owner, UUID id) {
        return transaction.one(
                SqlSubmissions::submission,
                "SELECT " + COLUMNS + " FROM submission WHERE jurisdiction = $1 AND id = $2",
                owner,
                id);
    }

    /** The same, and notes the reading. */
    Mono<Submission> read(Transaction transaction, String owner, UUID id) {
        return transaction.one(
                SqlSubmissions::submission,
                "SELECT " + COLUMNS + ", audit_note('read', 'submission', id, NULL, 1) FROM submission"
                        + " WHERE jurisdiction = $1 AND id = $2",
                owner,
                id);
    }

    Mono<Submission> lock(Transaction transaction, String owner, UUID id) {
        return transaction.one(
                SqlSubmissions::submission,
                "SELECT " + COLUMNS + " FROM submission WHERE jurisdiction = $1 AND id = $2 FOR UPDATE",
                owner,
                id);
    }

    Mono<List<Submission>> list(
            Transaction transaction, String owner, SubmissionFilter filter, String after, int limit) {
        var sql = new StringBuilder("SELECT " + COLUMNS + " FROM submission WHERE jurisdiction = $1");
        var arguments = new ArrayList<Object>(List.of(owner));
        add(sql, arguments, " AND state = ", filter.state());
        add(sql, arguments, " AND received_at >= ", filter.receivedFrom());
        add(sql, arguments, " AND submission_key = ", filter.key());
        add(sql, arguments, " AND id < ", after.isEmpty() ? null : UUID.fromString(after));
        sql.append(" ORDER BY id DESC LIMIT ").append(limit);
        return transaction.list(
                SqlSubmissions::submission,
                "WITH page AS MATERIALIZED (" + sql
                        + "), " + AuditNote.of("'list'", "submission", "page")
                        + " SELECT page.* FROM page ORDER BY id DESC",
                arguments.toArray());
    }

    /** Notes that the work has begun. */
    Mono<Long> begin(Transaction transaction, Submission submission) {
        return transaction.execute(
                "UPDATE submission SET state = 'processing' WHERE jurisdiction = $1 AND id = $2 AND state = 'received'",
                submission.jurisdiction(),
                submission.id());
    }

    /** Moves records from where they stood to where they stand, and ends the work with the last of them. */
    Mono<Submission> count(Transaction transaction, Submission submission, Moved moved, Instant now) {
        return move(transaction, submission, moved)
                .then(transaction.one(
                        SqlSubmissions::submission,
                        "UPDATE submission SET finished_at = CASE WHEN pending = 0 THEN coalesce(finished_at, $3) END,"
                                + " state = CASE WHEN pending > 0 THEN state WHEN rejected = received THEN 'rejected'"
                                + " WHEN rejected > 0 THEN 'accepted-with-rejections' ELSE 'accepted' END"
                                + " WHERE jurisdiction = $1 AND id = $2 RETURNING " + COLUMNS,
                        submission.jurisdiction(),
                        submission.id(),
                        now));
    }

    /** Notes where the records would stand. */
    Mono<Submission> previewed(Transaction transaction, Submission submission, Moved would) {
        return move(transaction, submission, would)
                .then(transaction.one(
                        SqlSubmissions::submission,
                        "UPDATE submission SET state = 'previewed' WHERE jurisdiction = $1 AND id = $2 RETURNING "
                                + COLUMNS,
                        submission.jurisdiction(),
                        submission.id()));
    }

    /** Puts the previewed records in line for the work, each by itself; what was rejected on reading stays so. */
    Mono<Submission> apply(Transaction transaction, Submission submission) {
        return transaction.one(
                SqlSubmissions::submission,
                "UPDATE submission SET state = 'received', mode = 'per-record', created = 0, updated = 0, unchanged = 0,"
                        + " waiting = 0, held = 0, pending = staged.records, rejected = received - staged.records"
                        + " FROM (SELECT count(*) records FROM submission_item WHERE jurisdiction = $1"
                        + " AND submission_id = $2) staged WHERE jurisdiction = $1 AND id = $2 RETURNING " + COLUMNS
                        + ", audit_note('update', 'submission', id, NULL, 1)",
                submission.jurisdiction(),
                submission.id());
    }

    private static Mono<Long> move(Transaction transaction, Submission submission, Moved moved) {
        return transaction.execute(
                "UPDATE submission SET pending = pending - $3, waiting = waiting + $4, created = created + $5,"
                        + " updated = updated + $6, unchanged = unchanged + $7, rejected = rejected + $8, held = held + $9"
                        + " WHERE jurisdiction = $1 AND id = $2",
                submission.jurisdiction(),
                submission.id(),
                moved.fromPending(),
                moved.toWaiting() - moved.fromWaiting(),
                moved.created(),
                moved.updated(),
                moved.unchanged(),
                moved.rejected(),
                moved.held());
    }

    Mono<Submission> cancel(Transaction transaction, String owner, UUID id, Instant now) {
        return transaction.one(
                SqlSubmissions::submission,
                "UPDATE submission SET state = 'cancelled', finished_at = $3"
                        + " WHERE jurisdiction = $1 AND id = $2 AND state IN ('received', 'previewed') RETURNING "
                        + COLUMNS
                        + ", audit_note('update', 'submission', id, NULL, 1)",
                owner,
                id,
                now);
    }

    private static void add(
            StringBuilder sql,
            List<Object> arguments,
            String condition,
            @org.jspecify.annotations.Nullable Object argument) {
        if (argument != null) {
            arguments.add(argument);
            sql.append(condition).append('$').append(arguments.size());
        }
    }

    private static Submission submission(Readable row) {
        return new Submission(
                text(row, "jurisdiction"),
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "client_id"),
                text(row, "actor"),
                text(row, "submission_key"),
                text(row, "request_id"),
                text(row, "state"),
                text(row, "mode"),
                text(row, "origin"),
                text(row, "media_type"),
                Objects.requireNonNull(row.get("lenient", Boolean.class)),
                Objects.requireNonNull(row.get("fatal", Boolean.class)),
                row.get("mapping_version", String.class),
                row.get("bytes", Long.class),
                row.get("digest", String.class),
                row.get("fingerprint", String.class),
                row.get("refusal", String.class),
                new Counts(
                        number(row, "received"),
                        number(row, "pending"),
                        number(row, "created"),
                        number(row, "updated"),
                        number(row, "unchanged"),
                        number(row, "waiting"),
                        number(row, "rejected"),
                        number(row, "held")),
                text(row, "contract_version"),
                text(row, "rule_set_version"),
                Objects.requireNonNull(row.get("received_at", Instant.class)),
                row.get("finished_at", Instant.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
