package org.npcs.repository.server.analytics.export;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The records of exports. Steps that another transaction has overtaken touch no row. */
final class SqlExports {

    private static final String ALL = "SELECT * FROM export WHERE jurisdiction = $1";
    private static final String CHANGED =
            ", version = version + 1, updated_at = $3 WHERE jurisdiction = $1 AND id = $2";
    private static final String UNDER_WAY = " AND state IN ('requested', 'running')";

    private static Export export(Readable row) {
        return new Export(
                need(row, "jurisdiction", String.class),
                need(row, "id", UUID.class),
                ExportKind.of(need(row, "kind", String.class)),
                TableFormat.valueOf(need(row, "format", String.class).toUpperCase(Locale.ROOT)),
                need(row, "state", String.class),
                need(row, "as_of", Instant.class),
                row.get("release_id", String.class),
                Arrays.asList(need(row, "tables", String[].class)),
                row.get("partition_by", String.class),
                need(row, "version", Integer.class),
                need(row, "created_at", Instant.class),
                need(row, "updated_at", Instant.class),
                need(row, "rows_done", Long.class),
                row.get("rows_total", Long.class),
                row.get("reason", String.class),
                row.get("bytes", Long.class),
                row.get("ready_at", Instant.class),
                row.get("expires_at", Instant.class));
    }

    private static <T> T need(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** Stores an export that was asked for, and notes it. */
    Mono<Export> add(
            Transaction transaction,
            String owner,
            UUID id,
            Wanted wanted,
            Instant asOf,
            @Nullable String release,
            Instant now) {
        return transaction.one(
                SqlExports::export,
                "INSERT INTO export (jurisdiction, id, kind, format, state, as_of, release_id, tables, partition_by, version,"
                        + " created_at, updated_at) VALUES ($1, $2, $3, $4, 'requested', $5, $6, $7, $8, 1, $9, $9) RETURNING *",
                owner,
                id,
                wanted.kind().code(),
                Wanted.code(wanted.format()),
                asOf,
                nullable(String.class, release),
                wanted.tables().toArray(String[]::new),
                nullable(String.class, wanted.partitionBy()),
                now);
    }

    /** Stores an extract that is being made for one client, and notes it. */
    Mono<Export> addExtract(Transaction transaction, Extracts.For reader, UUID id, TableFormat format, long rows) {
        return transaction
                .one(
                        SqlExports::export,
                        "INSERT INTO export (jurisdiction, id, kind, format, state, as_of, tables, version, created_at, updated_at,"
                                + " rows_done, rows_total, for_client) VALUES ($1, $2, $3, $4, 'running', $5, '{}', 1, $5, $5, $6, $6, $7)"
                                + " RETURNING *",
                        reader.owner(),
                        id,
                        ExportKind.RESEARCH_EXTRACT.code(),
                        Wanted.code(format),
                        reader.asOf(),
                        rows,
                        reader.client())
                .delayUntil(made -> note(transaction, "create", id, 1, rows));
    }

    /** One export; nothing when the owner has none with the identifier. */
    Mono<Export> find(Transaction transaction, String owner, UUID id) {
        return transaction.one(SqlExports::export, ALL + " AND id = $2", owner, id);
    }

    /** One export, locked for a step of its caller. */
    Mono<Export> lock(Transaction transaction, String owner, UUID id) {
        return transaction.one(SqlExports::export, ALL + " AND id = $2 FOR NO KEY UPDATE", owner, id);
    }

    /** Exports behind a position, in the order in which they were asked for. */
    Mono<List<Export>> page(Transaction transaction, String owner, Instant after, UUID behind, int limit) {
        return transaction.list(
                SqlExports::export,
                ALL + " AND (created_at, id) > ($2, $3) ORDER BY created_at, id LIMIT " + limit,
                owner,
                after,
                behind);
    }

    /** Notes in the trail what was done with an export. */
    Mono<Boolean> note(Transaction transaction, String action, UUID id, int version, long rows) {
        return transaction.one(
                row -> true, "SELECT audit_note($1, 'export', $2, $3, $4)::text", action, id, version, (int)
                        Math.min(Integer.MAX_VALUE, rows));
    }

    /** Notes in the trail that several were seen. */
    Mono<Boolean> noteList(Transaction transaction, int seen) {
        return transaction.one(row -> true, "SELECT audit_note('list', 'export', NULL, NULL, $1)::text", seen);
    }

    /** The work has begun. */
    Mono<Long> begun(Transaction transaction, Export export, long rows, Instant now) {
        return transaction.execute(
                "UPDATE export SET state = 'running', rows_total = $4" + CHANGED + UNDER_WAY,
                export.owner(),
                export.id(),
                now,
                rows);
    }

    /** Some rows are done. It makes no version: progress is no change of the record. */
    Mono<Long> progress(Transaction transaction, Export export, long rows) {
        return transaction.execute(
                "UPDATE export SET rows_done = rows_done + $3 WHERE jurisdiction = $1 AND id = $2" + UNDER_WAY,
                export.owner(),
                export.id(),
                rows);
    }

    /** Nothing is done yet, again. It makes no version, as progress makes none. */
    Mono<Long> again(Transaction transaction, Export export) {
        return transaction
                .execute(
                        "UPDATE export SET rows_done = 0, rows_total = NULL WHERE jurisdiction = $1 AND id = $2"
                                + UNDER_WAY,
                        export.owner(),
                        export.id())
                .delayUntil(touched -> remove(transaction, export.owner(), export.id()));
    }

    /** All is written. */
    Mono<Long> ready(
            Transaction transaction, Export export, String manifest, long bytes, Instant now, Instant expires) {
        return transaction.execute(
                "UPDATE export SET state = 'ready', manifest = $4, bytes = $5, ready_at = $3, expires_at = $6" + CHANGED
                        + UNDER_WAY,
                export.owner(),
                export.id(),
                now,
                manifest,
                bytes,
                expires);
    }

    /** It ends otherwise than ready, or after that; its files go. */
    Mono<Export> end(Transaction transaction, Export export, String state, String reason, Instant now) {
        return transaction
                .one(
                        SqlExports::export,
                        "UPDATE export SET state = $4, reason = $5, manifest = NULL" + CHANGED
                                + " AND state IN ('requested', 'running', 'ready') RETURNING *",
                        export.owner(),
                        export.id(),
                        now,
                        state,
                        reason)
                .delayUntil(ended -> remove(transaction, ended.owner(), ended.id()));
    }

    private static Mono<Boolean> remove(Transaction transaction, String owner, UUID id) {
        return transaction.one(row -> true, "SELECT remove_export_files($1, $2)::text", owner, id);
    }

    /** Some export whose time is over, or nothing. */
    Mono<Export> overdue(Transaction transaction, Instant now) {
        return transaction.one(
                SqlExports::export,
                "SELECT * FROM export WHERE state = 'ready' AND expires_at <= $1 ORDER BY expires_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED",
                now);
    }

    /** The manifest of an export that is ready. */
    Mono<String> manifest(Transaction transaction, Export export) {
        return transaction.one(
                row -> need(row, "manifest", String.class),
                "SELECT manifest FROM export WHERE jurisdiction = $1 AND id = $2 AND manifest IS NOT NULL",
                export.owner(),
                export.id());
    }
}
