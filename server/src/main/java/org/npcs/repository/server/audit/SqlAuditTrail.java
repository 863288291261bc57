package org.npcs.repository.server.audit;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The tables of entries and links. */
final class SqlAuditTrail {

    /** Every column of an entry in a fixed form that keeps the columns apart, so that no later change goes unseen. */
    private static final String TEXT = """
            jsonb_build_array(e.jurisdiction, e.id, extract(epoch FROM e.at)::text, e.client_id, e.actor, e.request_id, e.action,
                e.noun, e.record_id, e.version, e.records)::text
            """;

    record Entry(long id, String text) {}

    record Link(long sequence, long entryId, byte[] digest) {}

    record Sealed(long sequence, byte[] digest, String text) {}

    record Head(long sequence, byte[] digest) {
        static final Head GENESIS = new Head(0, new byte[32]);
    }

    /** One sealer at a time for a jurisdiction, on whatever instance. */
    Mono<Long> lockChain(Transaction transaction, String jurisdiction) {
        return transaction.execute("SELECT pg_advisory_xact_lock(hashtextextended('audit:' || $1, 0))", jurisdiction);
    }

    Mono<Head> head(Transaction transaction, String jurisdiction) {
        return transaction
                .one(
                        row -> new Head(number(row, "sequence"), bytes(row, "digest")),
                        "SELECT sequence, digest FROM audit_link WHERE jurisdiction = $1 ORDER BY sequence DESC LIMIT 1",
                        jurisdiction)
                .defaultIfEmpty(Head.GENESIS);
    }

    Mono<List<Entry>> unsealed(Transaction transaction, String jurisdiction, int limit) {
        return transaction.list(
                row -> new Entry(number(row, "id"), Objects.requireNonNull(row.get("text", String.class))),
                "SELECT e.id, " + TEXT + " AS text FROM audit_entry e WHERE e.jurisdiction = $1"
                        + " AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())"
                        + " AND NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.jurisdiction = e.jurisdiction AND l.entry_id = e.id)"
                        + " ORDER BY e.transaction, e.id LIMIT " + limit,
                jurisdiction);
    }

    Mono<Long> insert(Transaction transaction, String jurisdiction, Link link) {
        return transaction.execute(
                "INSERT INTO audit_link (jurisdiction, sequence, entry_id, digest) VALUES ($1, $2, $3, $4)",
                jurisdiction,
                link.sequence(),
                link.entryId(),
                java.nio.ByteBuffer.wrap(link.digest()));
    }

    Mono<List<Sealed>> chain(Transaction transaction, String jurisdiction) {
        return transaction.list(
                row -> new Sealed(
                        number(row, "sequence"),
                        bytes(row, "digest"),
                        Objects.requireNonNullElse(row.get("text", String.class), "")),
                "SELECT l.sequence, l.digest, " + TEXT + " AS text FROM audit_link l LEFT JOIN audit_entry e"
                        + " ON e.jurisdiction = l.jurisdiction AND e.id = l.entry_id"
                        + " WHERE l.jurisdiction = $1 ORDER BY l.sequence",
                jurisdiction);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static byte[] bytes(Readable row, String column) {
        var buffer = Objects.requireNonNull(row.get(column, java.nio.ByteBuffer.class), column);
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
