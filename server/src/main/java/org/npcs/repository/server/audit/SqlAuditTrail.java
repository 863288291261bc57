package org.npcs.repository.server.audit;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of entries, in the order of the chain. */
final class SqlAuditTrail {

    static final String ENTRY = "e.jurisdiction, e.transaction::text AS transaction, e.id, e.at, e.client_id, e.actor,"
            + " e.request_id, e.operation, e.action, e.noun, e.record_id, e.subject, e.version, e.records, e.outcome,"
            + " e.code, e.purpose, e.caller_jurisdiction";

    /** The number of the last entry that was begun: a reader that goes on to it does not chase its own readings. */
    Mono<Long> last(Transaction transaction, String jurisdiction) {
        return transaction.one(
                row -> number(row, "id"),
                "SELECT coalesce(max(id), 0) AS id FROM audit_entry WHERE jurisdiction = $1",
                jurisdiction);
    }

    /** Entries behind a place, up to a number. */
    Mono<List<Chained>> list(
            Transaction transaction,
            String jurisdiction,
            AuditFilter filter,
            AuditEntry.Place after,
            long last,
            int limit) {
        return transaction.list(
                row -> new Chained(row.get("sequence", Long.class), bytes(row, "digest"), entry(row)),
                "WITH page AS MATERIALIZED (SELECT * FROM audit_entry e WHERE e.jurisdiction = $1"
                        + " AND (e.transaction, e.id) > ($2::text::xid8, $3::bigint) AND e.id <= $4"
                        + " AND ($5::timestamptz IS NULL OR e.at >= $5) AND ($6::timestamptz IS NULL OR e.at < $6)"
                        + " AND ($7::text IS NULL OR e.action = $7) AND ($8::text IS NULL OR e.client_id = $8)"
                        + " AND ($9::text IS NULL OR e.outcome = $9) AND ($10::uuid IS NULL OR e.record_id = $10)"
                        + " ORDER BY e.transaction, e.id LIMIT " + limit + ") SELECT " + ENTRY
                        + ", l.sequence, l.digest FROM page e LEFT JOIN LATERAL (SELECT sequence, digest FROM"
                        + " audit_link WHERE jurisdiction = $1 AND entry_id = e.id LIMIT 1) l ON true ORDER BY"
                        + " e.transaction, e.id",
                jurisdiction,
                after.transaction(),
                after.id(),
                last,
                nullable(Instant.class, filter.from()),
                nullable(Instant.class, filter.to()),
                nullable(String.class, filter.action()),
                nullable(String.class, filter.clientId()),
                nullable(String.class, filter.outcome()),
                nullable(UUID.class, filter.recordId()));
    }

    /** Notes a reading of the trail in the trail. */
    Mono<Boolean> noted(Transaction transaction, String action, long records) {
        return transaction.one(row -> true, "SELECT audit_note($1, 'audit-entry', NULL, NULL, $2)::text", action, (int)
                Math.min(records, Integer.MAX_VALUE));
    }

    /** Entries that can be chained behind a place: no older transaction can add one before them. */
    Mono<List<AuditEntry>> unsealed(Transaction transaction, String jurisdiction, AuditEntry.Place after, int limit) {
        return transaction.list(
                SqlAuditTrail::entry,
                "SELECT " + ENTRY + " FROM audit_entry e WHERE e.jurisdiction = $1"
                        + " AND (e.transaction, e.id) > ($2::text::xid8, $3::bigint)"
                        + " AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())"
                        + " ORDER BY e.transaction, e.id LIMIT " + limit,
                jurisdiction,
                after.transaction(),
                after.id());
    }

    /** How many entries stand behind a place, up to another one or to the end. */
    Mono<Long> count(
            Transaction transaction, String jurisdiction, AuditEntry.Place after, AuditEntry.@Nullable Place until) {
        return transaction.one(
                row -> number(row, "entries"),
                "SELECT count(*) AS entries FROM audit_entry e WHERE e.jurisdiction = $1"
                        + " AND (e.transaction, e.id) > ($2::text::xid8, $3::bigint)"
                        + " AND ($4::text IS NULL OR (e.transaction, e.id) <= ($4::text::xid8, $5::bigint))",
                jurisdiction,
                after.transaction(),
                after.id(),
                nullable(String.class, until == null ? null : until.transaction()),
                nullable(Long.class, until == null ? null : until.id()));
    }

    static AuditEntry entry(Readable row) {
        return new AuditEntry(
                text(row, "jurisdiction"),
                new AuditEntry.Place(text(row, "transaction"), number(row, "id")),
                Objects.requireNonNull(row.get("at", Instant.class)),
                text(row, "client_id"),
                text(row, "actor"),
                text(row, "request_id"),
                row.get("operation", String.class),
                text(row, "action"),
                text(row, "noun"),
                row.get("record_id", UUID.class),
                row.get("subject", String.class),
                row.get("version", Integer.class),
                Objects.requireNonNull(row.get("records", Integer.class)),
                text(row, "outcome"),
                row.get("code", String.class),
                row.get("purpose", String.class),
                row.get("caller_jurisdiction", String.class));
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    /** The digest in a column, or null where there is none. */
    static byte @Nullable [] bytes(Readable row, String column) {
        var buffer = row.get(column, java.nio.ByteBuffer.class);
        if (buffer == null) {
            return null;
        }
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
