package org.npcs.repository.server.exchange.submission;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.encryption.Sealed;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The table of staged records. */
@Component
final class SqlSubmissionItems {

    private static final String INSERT = """
            INSERT INTO submission_item (jurisdiction, submission_id, index, line, noun, natural_key, local_key, review_number,
                event_month, state, reason, expected_version, content, sealing_key, findings, announced, causes, repeated)
            SELECT $1, $2, e.index, e.line, e.noun, e.natural_key, e.local_key, e.review_number, e.event_month, e.state, e.reason,
                e.expected_version, e.content, e.sealing_key, e.findings, e.announced, string_to_array(e.causes, ' '),
                e.repeated OR EXISTS (SELECT 1 FROM submission_item s WHERE s.jurisdiction = $1 AND s.submission_id = $2
                    AND s.noun = e.noun AND s.natural_key = e.natural_key)
            FROM unnest($3::int8[], $4::int8[], $5::text[], $6::text[], $7::text[], $8::int4[], $9::text[], $10::text[],
                $11::text[], $12::int4[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::bool[])
                AS e (index, line, noun, natural_key, local_key, review_number, event_month, state, reason, expected_version,
                content, sealing_key, findings, announced, causes, repeated)
            """;
    private static final String SELECT =
            "SELECT * FROM submission_item i WHERE jurisdiction = $1 AND submission_id = $2";

    private final Sealing sealing;

    SqlSubmissionItems(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Stages sound records. A key that was staged before marks the later record. */
    Mono<Void> insert(Transaction transaction, Reading reading, List<Judged> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        var seen = new HashSet<String>();
        var repeated = rows.stream()
                .map(row -> !seen.add(row.facts().noun() + ' ' + sound(row).naturalKey()))
                .toArray(Boolean[]::new);
        var sealed = rows.stream().map(row -> sealed(reading, row)).toList();
        return transaction
                .execute(
                        INSERT,
                        reading.owner(),
                        reading.id(),
                        Columns.of(rows, Long.class, row -> row.facts().index()),
                        Columns.of(rows, Long.class, row -> row.facts().line()),
                        Columns.of(rows, String.class, row -> row.facts().noun()),
                        Columns.of(rows, String.class, row -> sound(row).naturalKey()),
                        Columns.of(rows, String.class, row -> row.facts().localKey()),
                        Columns.of(rows, Integer.class, row -> row.facts().reviewNumber()),
                        Columns.of(rows, String.class, row -> row.facts().eventMonth()),
                        Columns.of(rows, String.class, row -> sound(row).state()),
                        Columns.of(rows, String.class, row -> sound(row).reason()),
                        Columns.of(rows, Integer.class, row -> sound(row).expectedVersion()),
                        sealed.stream().map(Sealed::text).toArray(String[]::new),
                        sealed.stream().map(Sealed::key).toArray(String[]::new),
                        Columns.of(rows, String.class, row -> RecordResult.json(row.findings())),
                        Columns.of(rows, String.class, row -> RecordResult.json(row.announced())),
                        Columns.of(rows, String.class, row -> String.join(" ", RecordResult.ids(row.causes()))),
                        repeated)
                .then();
    }

    /** The next records in turn, incidents before reviews. */
    Mono<List<StagedItem>> next(Transaction transaction, Submission submission, int limit) {
        return transaction.list(
                this::item,
                SELECT + " AND waiting_until IS NULL ORDER BY noun, index LIMIT " + limit,
                submission.jurisdiction(),
                submission.id());
    }

    /** Waiting records whose incident has come, by whatever way, or whose time is over. */
    Mono<List<StagedItem>> ripe(Transaction transaction, Submission submission, Instant now, int limit) {
        return transaction.list(
                this::item,
                SELECT + " AND waiting_until IS NOT NULL AND (waiting_until <= $3 OR EXISTS (SELECT 1 FROM incident n"
                        + " WHERE n.jurisdiction = $1 AND n.natural_key = i.local_key)) ORDER BY index LIMIT " + limit,
                submission.jurisdiction(),
                submission.id(),
                now);
    }

    Mono<Void> delete(Transaction transaction, Submission submission, Long[] indices) {
        return transaction
                .execute(
                        "DELETE FROM submission_item WHERE jurisdiction = $1 AND submission_id = $2 AND index = ANY($3)",
                        submission.jurisdiction(),
                        submission.id(),
                        indices)
                .then();
    }

    Mono<Void> wait(Transaction transaction, Submission submission, Long[] indices, Instant until) {
        return indices.length == 0
                ? Mono.empty()
                : transaction
                        .execute(
                                "UPDATE submission_item SET waiting_until = $4 WHERE jurisdiction = $1 AND submission_id = $2"
                                        + " AND index = ANY($3)",
                                submission.jurisdiction(),
                                submission.id(),
                                indices,
                                until)
                        .then();
    }

    /** Removes everything that a reading has stored. Many records may take a while. */
    Mono<Void> clear(Transaction transaction, String owner, UUID id) {
        return transaction
                .execute("SET LOCAL statement_timeout = '120s'")
                .then(transaction.execute(
                        "DELETE FROM submission_item WHERE jurisdiction = $1 AND submission_id = $2", owner, id))
                .then(transaction.execute(
                        "DELETE FROM submission_result WHERE jurisdiction = $1 AND submission_id = $2", owner, id))
                .then(transaction.execute(
                        "DELETE FROM submission_cause WHERE jurisdiction = $1 AND submission_id = $2", owner, id))
                .then();
    }

    private static Judged.Sound sound(Judged row) {
        return Objects.requireNonNull(row.sound());
    }

    /** Each staged record has a key of its own, until it is stored under that of its record. */
    private Sealed sealed(Reading reading, Judged row) {
        var document = (ObjectNode) StrictJson.parse(sound(row).content().getBytes(StandardCharsets.UTF_8));
        return sealing.seal(reading.owner(), Objects.requireNonNull(row.facts().noun()), reading.id(), document, null);
    }

    /** A staged record cannot be worked on while its sealed members cannot be read. */
    private String opened(Readable row) {
        var opened = sealing.open(
                Objects.requireNonNull(row.get("jurisdiction", String.class)),
                Objects.requireNonNull(row.get("noun", String.class)),
                Objects.requireNonNull(row.get("submission_id", UUID.class)),
                Objects.requireNonNull(row.get("content", String.class)),
                row.get("sealing_key", String.class));
        if (!opened.unreadable().isEmpty()) {
            throw ProblemException.of(ProblemCode.UNAVAILABLE);
        }
        return opened.text();
    }

    private StagedItem item(Readable row) {
        return new StagedItem(
                SqlSubmissionResults.facts(row),
                new Judged.Sound(
                        Objects.requireNonNull(row.get("natural_key", String.class)),
                        row.get("state", String.class),
                        row.get("reason", String.class),
                        row.get("expected_version", Integer.class),
                        opened(row)),
                Objects.requireNonNull(row.get("repeated", Boolean.class)),
                row.get("findings", String.class),
                row.get("announced", String.class),
                List.of(Objects.requireNonNull(row.get("causes", String[].class))),
                row.get("waiting_until", Instant.class));
    }
}
