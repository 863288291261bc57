package org.npcs.repository.server.audit;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The tables of links and of heads that are kept. */
@SuppressWarnings("ArrayRecordComponent") // digests are compared where they are needed
final class SqlAuditChain {

    record Link(long sequence, AuditEntry.Place place, byte[] digest) {
        static final Link GENESIS = new Link(0, AuditEntry.Place.BEGIN, new byte[32]);
    }

    /** A link with its entry, if there is one, and the digest of a head that was kept of this place. */
    record Walked(Link link, @Nullable AuditEntry entry, byte @Nullable [] kept) {}

    record Kept(long sequence, byte[] digest, Instant at, String statement) {}

    /** One sealer at a time for a jurisdiction, on whatever instance. */
    Mono<Long> lock(Transaction transaction, String jurisdiction) {
        return transaction.execute("SELECT pg_advisory_xact_lock(hashtextextended('audit:' || $1, 0))", jurisdiction);
    }

    /** The last link; the order of entries goes on after its place. */
    Mono<Link> head(Transaction transaction, String jurisdiction) {
        return transaction
                .one(
                        SqlAuditChain::link,
                        "SELECT sequence, transaction::text AS link_transaction, entry_id, digest FROM audit_link"
                                + " WHERE jurisdiction = $1 ORDER BY sequence DESC LIMIT 1",
                        jurisdiction)
                .defaultIfEmpty(Link.GENESIS);
    }

    Mono<Long> insert(Transaction transaction, String jurisdiction, List<Link> links) {
        return transaction.execute(
                "INSERT INTO audit_link (jurisdiction, sequence, transaction, entry_id, digest)"
                        + " SELECT $1, l.sequence, l.transaction::xid8, l.entry_id, decode(l.digest, 'hex')"
                        + " FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[])"
                        + " AS l (sequence, transaction, entry_id, digest)",
                jurisdiction,
                links.stream().map(Link::sequence).toArray(Long[]::new),
                links.stream().map(link -> link.place().transaction()).toArray(String[]::new),
                links.stream().map(link -> link.place().id()).toArray(Long[]::new),
                links.stream()
                        .map(link -> HexFormat.of().formatHex(link.digest()))
                        .toArray(String[]::new));
    }

    /** Links behind a place of the chain; each entry is fetched by itself, so that a long trail is never joined as a whole. */
    Mono<List<Walked>> walk(Transaction transaction, String jurisdiction, long after, int limit) {
        return transaction.list(
                row -> new Walked(
                        link(row),
                        row.get("id", Long.class) == null ? null : SqlAuditTrail.entry(row),
                        SqlAuditTrail.bytes(row, "kept")),
                "WITH page AS MATERIALIZED (SELECT * FROM audit_link WHERE jurisdiction = $1 AND sequence > $2"
                        + " ORDER BY sequence LIMIT " + limit + ") SELECT l.sequence,"
                        + " l.transaction::text AS link_transaction, l.entry_id, l.digest, h.digest AS kept, "
                        + SqlAuditTrail.ENTRY + " FROM page l LEFT JOIN LATERAL (SELECT * FROM audit_entry"
                        + " WHERE jurisdiction = $1 AND id = l.entry_id LIMIT 1) e ON true"
                        + " LEFT JOIN LATERAL (SELECT digest FROM audit_head"
                        + " WHERE jurisdiction = $1 AND sequence = l.sequence LIMIT 1) h ON true ORDER BY l.sequence",
                jurisdiction,
                after);
    }

    /** The first link that stands behind an entry which nobody has chained, among those behind a place. */
    Mono<Long> behindUnchained(Transaction transaction, String jurisdiction, Link after, Link until) {
        return transaction.one(
                row -> row.get("sequence", Long.class),
                "SELECT min(l.sequence) AS sequence FROM audit_link l WHERE l.jurisdiction = $1 AND l.sequence > $2"
                        + " AND (l.transaction, l.entry_id) > (SELECT e.transaction, e.id FROM audit_entry e"
                        + " LEFT JOIN audit_link k ON k.jurisdiction = e.jurisdiction AND k.entry_id = e.id"
                        + " WHERE e.jurisdiction = $1 AND (e.transaction, e.id) > ($3::text::xid8, $4::bigint)"
                        + " AND (e.transaction, e.id) <= ($5::text::xid8, $6::bigint) AND k.entry_id IS NULL"
                        + " ORDER BY e.transaction, e.id LIMIT 1)",
                jurisdiction,
                after.sequence(),
                after.place().transaction(),
                after.place().id(),
                until.place().transaction(),
                until.place().id());
    }

    /** The latest head that was kept. */
    Mono<Kept> kept(Transaction transaction, String jurisdiction) {
        return transaction.one(
                row -> new Kept(
                        SqlAuditTrail.number(row, "sequence"),
                        Objects.requireNonNull(SqlAuditTrail.bytes(row, "digest")),
                        Objects.requireNonNull(row.get("at", Instant.class)),
                        SqlAuditTrail.text(row, "statement")),
                "SELECT sequence, digest, at, statement FROM audit_head WHERE jurisdiction = $1"
                        + " ORDER BY sequence DESC LIMIT 1",
                jurisdiction);
    }

    Mono<Long> keep(Transaction transaction, SignedHead head) {
        return transaction.execute(
                "INSERT INTO audit_head (jurisdiction, sequence, digest, at, statement)"
                        + " VALUES ($1, $2, decode($3, 'hex'), $4, $5) ON CONFLICT DO NOTHING",
                head.jurisdiction(),
                head.sequence(),
                head.digest(),
                head.at(),
                head.statement());
    }

    private static Link link(Readable row) {
        return new Link(
                SqlAuditTrail.number(row, "sequence"),
                new AuditEntry.Place(
                        SqlAuditTrail.text(row, "link_transaction"), SqlAuditTrail.number(row, "entry_id")),
                Objects.requireNonNull(SqlAuditTrail.bytes(row, "digest")));
    }
}
