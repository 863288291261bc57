package org.npcs.repository.server.exchange.submission;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of results. A record whose turn has not come has none yet; it is shown from where it is staged. */
final class SqlSubmissionResults {

    private static final String COLUMNS =
            "index, line, noun, local_key, review_number, event_month, outcome, record_id,"
                    + " version, waiting_until, findings, announced, causes, held";

    private static final String WRITE = """
            INSERT INTO submission_result (jurisdiction, submission_id, %s)
            SELECT $1, $2, e.index, e.line, e.noun, e.local_key, e.review_number, e.event_month, e.outcome, e.record_id, e.version,
                e.waiting_until, e.findings, e.announced, string_to_array(e.causes, ' '), e.held
            FROM unnest($3::int8[], $4::int8[], $5::text[], $6::text[], $7::int4[], $8::text[], $9::text[], $10::uuid[], $11::int4[],
                $12::timestamptz[], $13::text[], $14::text[], $15::text[], $16::bool[]) AS e (%s)
            ON CONFLICT (jurisdiction, submission_id, index) DO UPDATE SET outcome = EXCLUDED.outcome,
                record_id = EXCLUDED.record_id, version = EXCLUDED.version, waiting_until = EXCLUDED.waiting_until,
                findings = EXCLUDED.findings, announced = EXCLUDED.announced, causes = EXCLUDED.causes, held = EXCLUDED.held
            """.formatted(COLUMNS, COLUMNS);

    private static final String ALL = "SELECT " + COLUMNS + " FROM submission_result WHERE jurisdiction = $1"
            + " AND submission_id = $2 UNION ALL SELECT index, line, noun, local_key, review_number, event_month, 'pending',"
            + " NULL::uuid, NULL::int, NULL::timestamptz, findings, announced, causes, false FROM submission_item"
            + " i WHERE jurisdiction = $1 AND submission_id = $2 AND waiting_until IS NULL"
            // A previewed record is staged and has a result.
            + " AND NOT EXISTS (SELECT 1 FROM submission_result r WHERE r.jurisdiction = $1 AND r.submission_id = $2"
            + " AND r.index = i.index)";

    Mono<Void> write(Transaction transaction, String owner, UUID submission, List<RecordResult> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : transaction
                        .execute(
                                WRITE,
                                owner,
                                submission,
                                Columns.of(rows, Long.class, row -> row.facts().index()),
                                Columns.of(rows, Long.class, row -> row.facts().line()),
                                Columns.of(
                                        rows, String.class, row -> row.facts().noun()),
                                Columns.of(
                                        rows, String.class, row -> row.facts().localKey()),
                                Columns.of(
                                        rows, Integer.class, row -> row.facts().reviewNumber()),
                                Columns.of(
                                        rows, String.class, row -> row.facts().eventMonth()),
                                Columns.of(rows, String.class, RecordResult::outcome),
                                Columns.of(rows, UUID.class, RecordResult::recordId),
                                Columns.of(rows, Integer.class, RecordResult::version),
                                Columns.of(rows, Instant.class, RecordResult::waitingUntil),
                                Columns.of(rows, String.class, RecordResult::findings),
                                Columns.of(rows, String.class, RecordResult::announced),
                                Columns.of(rows, String.class, row -> String.join(" ", row.causes())),
                                Columns.of(rows, Boolean.class, RecordResult::held))
                        .then();
    }

    /** Forgets what a preview told of records that are still staged. */
    Mono<Long> forget(Transaction transaction, String owner, UUID submission) {
        return transaction.execute(
                "DELETE FROM submission_result r WHERE jurisdiction = $1 AND submission_id = $2 AND EXISTS"
                        + " (SELECT 1 FROM submission_item i WHERE i.jurisdiction = $1 AND i.submission_id = $2"
                        + " AND i.index = r.index)",
                owner,
                submission);
    }

    /** Identifiers of records that a submission, or those with a version of a mapping, created or updated. */
    Mono<List<UUID>> records(
            Transaction transaction,
            String owner,
            @Nullable UUID submission,
            @Nullable String mappingVersion,
            int limit) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("record_id", UUID.class)),
                "SELECT DISTINCT record_id FROM submission_result r JOIN submission s ON s.jurisdiction = r.jurisdiction"
                        + " AND s.id = r.submission_id WHERE r.jurisdiction = $1 AND outcome IN ('created', 'updated')"
                        + " AND state <> 'previewed' AND record_id IS NOT NULL AND ($2::uuid IS NULL OR s.id = $2)"
                        + " AND ($3::text IS NULL OR s.mapping_version = $3) LIMIT " + limit,
                owner,
                Transaction.nullable(UUID.class, submission),
                Transaction.nullable(String.class, mappingVersion));
    }

    /** Results after a place in the body. */
    Mono<List<RecordResult>> list(
            Transaction transaction, String owner, UUID submission, ResultFilter filter, long after, int limit) {
        var arguments = new ArrayList<Object>(List.of(owner, submission, after));
        var conditions = new StringBuilder(" WHERE index > $3");
        if (filter.withFindings()) {
            conditions.append(" AND findings IS NOT NULL");
        }
        add(conditions, arguments, " AND outcome = ", filter.outcome(), "");
        // The second condition is the one of the index.
        add(conditions, arguments, " AND causes <> '{}' AND causes @> ARRAY[", filter.cause(), "::text]");
        return transaction.list(
                SqlSubmissionResults::result,
                "SELECT * FROM (" + ALL + ") every" + conditions + " ORDER BY index LIMIT " + limit,
                arguments.toArray());
    }

    private static void add(
            StringBuilder sql, List<Object> arguments, String before, @Nullable Object argument, String behind) {
        if (argument != null) {
            arguments.add(argument);
            sql.append(before).append('$').append(arguments.size()).append(behind);
        }
    }

    static RecordResult.Facts facts(Readable row) {
        return new RecordResult.Facts(
                Objects.requireNonNull(row.get("index", Long.class)),
                Objects.requireNonNull(row.get("line", Long.class)),
                row.get("noun", String.class),
                row.get("local_key", String.class),
                row.get("review_number", Integer.class),
                row.get("event_month", String.class));
    }

    private static RecordResult result(Readable row) {
        return new RecordResult(
                facts(row),
                Objects.requireNonNull(row.get("outcome", String.class)),
                row.get("record_id", UUID.class),
                row.get("version", Integer.class),
                row.get("waiting_until", Instant.class),
                row.get("findings", String.class),
                row.get("announced", String.class),
                List.of(Objects.requireNonNull(row.get("causes", String[].class))),
                Boolean.TRUE.equals(row.get("held", Boolean.class)));
    }
}
