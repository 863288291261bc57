package org.npcs.repository.server.audit;

import io.r2dbc.spi.Readable;
import java.util.HexFormat;
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

    record Entry(String transaction, long id, String text) {}

    record Link(long sequence, Entry entry, byte[] digest) {}

    record Sealed(long sequence, byte[] digest, String text) {}

    /** The last link; the order of entries goes on after its transaction and entry. */
    record Head(long sequence, byte[] digest, String transaction, long entryId) {
        static final Head GENESIS = new Head(0, new byte[32], "0", 0);
    }

    /** One sealer at a time for a jurisdiction, on whatever instance. */
    Mono<Long> lockChain(Transaction transaction, String jurisdiction) {
        return transaction.execute("SELECT pg_advisory_xact_lock(hashtextextended('audit:' || $1, 0))", jurisdiction);
    }

    Mono<Head> head(Transaction transaction, String jurisdiction) {
        return transaction
                .one(
                        row -> new Head(
                                number(row, "sequence"),
                                bytes(row, "digest"),
                                text(row, "transaction"),
                                number(row, "entry_id")),
                        "SELECT sequence, digest, transaction::text AS transaction, entry_id FROM audit_link WHERE jurisdiction = $1 ORDER BY sequence DESC LIMIT 1",
                        jurisdiction)
                .defaultIfEmpty(Head.GENESIS);
    }

    Mono<List<Entry>> unsealed(Transaction transaction, String jurisdiction, Head head, int limit) {
        return transaction.list(
                row -> new Entry(text(row, "transaction"), number(row, "id"), text(row, "text")),
                "SELECT e.transaction::text AS transaction, e.id, " + TEXT
                        + " AS text FROM audit_entry e WHERE e.jurisdiction = $1"
                        + " AND (e.transaction, e.id) > ($2::text::xid8, $3::bigint)"
                        + " AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())"
                        + " ORDER BY e.transaction, e.id LIMIT " + limit,
                jurisdiction,
                head.transaction(),
                head.entryId());
    }

    Mono<Long> insert(Transaction transaction, String jurisdiction, List<Link> links) {
        return transaction.execute(
                "INSERT INTO audit_link (jurisdiction, sequence, transaction, entry_id, digest)"
                        + " SELECT $1, l.sequence, l.transaction::xid8, l.entry_id, decode(l.digest, 'hex')"
                        + " FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[])"
                        + " AS l (sequence, transaction, entry_id, digest)",
                jurisdiction,
                links.stream().map(Link::sequence).toArray(Long[]::new),
                links.stream().map(link -> link.entry().transaction()).toArray(String[]::new),
                links.stream().map(link -> link.entry().id()).toArray(Long[]::new),
                links.stream()
                        .map(link -> HexFormat.of().formatHex(link.digest()))
                        .toArray(String[]::new));
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

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
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
