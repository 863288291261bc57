package org.npcs.repository.server.exchange.submission;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of causes. */
final class SqlSubmissionCauses {

    private static final String COLUMNS =
            "id, rule, severity, class, origin, place, element, message, fix, allowed_at, page,"
                    + " records, findings, example_index, example_key";
    private static final String ADD = """
            INSERT INTO submission_cause (jurisdiction, submission_id, %s, previewed)
            SELECT $1, $2, e.*, $18 FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::text[], $13::text[], $14::int8[], $15::int8[], $16::int8[], $17::text[]) AS e
            ON CONFLICT (jurisdiction, submission_id, id, previewed) DO UPDATE SET records = submission_cause.records + EXCLUDED.records,
                findings = submission_cause.findings + EXCLUDED.findings,
                example_key = CASE WHEN EXCLUDED.example_index < submission_cause.example_index
                    THEN EXCLUDED.example_key ELSE submission_cause.example_key END,
                example_index = least(EXCLUDED.example_index, submission_cause.example_index)
            """.formatted(COLUMNS);

    private static final String ALL = """
            SELECT id, min(rule) rule, min(severity) severity, min(class) AS class, min(origin) origin, min(place) place,
                min(element) element, min(message) message, min(fix) fix, min(allowed_at) allowed_at, min(page) page,
                sum(records)::int8 records, sum(findings)::int8 findings, min(example_index) example_index,
                (array_agg(example_key ORDER BY example_index))[1] example_key
            FROM submission_cause WHERE jurisdiction = $1 AND submission_id = $2 GROUP BY id
            """;

    Mono<Void> add(Transaction transaction, String owner, UUID submission, CauseTally tally) {
        return add(transaction, owner, submission, tally, false);
    }

    /** Forgets what a preview counted. */
    Mono<Long> forget(Transaction transaction, String owner, UUID submission) {
        return transaction.execute(
                "DELETE FROM submission_cause WHERE jurisdiction = $1 AND submission_id = $2 AND previewed",
                owner,
                submission);
    }

    Mono<Void> add(Transaction transaction, String owner, UUID submission, CauseTally tally, boolean previewed) {
        var rows = List.copyOf(tally.all());
        return rows.isEmpty()
                ? Mono.empty()
                : transaction
                        .execute(
                                ADD,
                                owner,
                                submission,
                                Columns.of(rows, String.class, row -> row.cause.id()),
                                Columns.of(
                                        rows, String.class, row -> finding(row).rule()),
                                Columns.of(rows, String.class, row -> finding(row)
                                        .severity()
                                        .code()),
                                Columns.of(rows, String.class, row -> finding(row)
                                        .findingClass()
                                        .code()),
                                Columns.of(rows, String.class, row -> finding(row)
                                        .origin()
                                        .code()),
                                Columns.of(rows, String.class, row -> row.cause.place()),
                                Columns.of(
                                        rows, String.class, row -> finding(row).element()),
                                Columns.of(
                                        rows, String.class, row -> finding(row).message()),
                                Columns.of(
                                        rows, String.class, row -> finding(row).fix()),
                                Columns.of(
                                        rows, String.class, row -> finding(row).allowedAt()),
                                Columns.of(
                                        rows, String.class, row -> finding(row).page()),
                                Columns.of(rows, Long.class, row -> row.records),
                                Columns.of(rows, Long.class, row -> row.findings),
                                Columns.of(rows, Long.class, row -> row.exampleIndex),
                                Columns.of(rows, String.class, row -> row.exampleKey),
                                previewed)
                        .then();
    }

    /** Causes after a position in the order of the list: most records first. */
    Mono<List<CauseOfFindings>> list(
            Transaction transaction, String owner, UUID submission, long records, String after, int limit) {
        return transaction.list(
                SqlSubmissionCauses::cause,
                "SELECT " + COLUMNS + " FROM (" + ALL + ") every WHERE"
                        + " (records < $3 OR records = $3 AND id > $4) ORDER BY records DESC, id LIMIT " + limit,
                owner,
                submission,
                records,
                after);
    }

    private static Finding finding(CauseTally.Counted row) {
        return row.cause.finding();
    }

    private static CauseOfFindings cause(Readable row) {
        return new CauseOfFindings(
                text(row, "id"),
                text(row, "rule"),
                text(row, "severity"),
                text(row, "class"),
                text(row, "origin"),
                text(row, "place"),
                row.get("element", String.class),
                text(row, "message"),
                text(row, "fix"),
                row.get("allowed_at", String.class),
                text(row, "page"),
                number(row, "records"),
                number(row, "findings"),
                number(row, "example_index"),
                row.get("example_key", String.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
