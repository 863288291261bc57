package org.npcs.repository.server.sharing.disclosure;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Receipts of earlier versions than those that are shown. */
final class SqlCorrections {

    /** Corrections behind a record and a recipient, of one incident and its reviews or of all. */
    Mono<List<Correction>> list(
            Transaction transaction, String owner, @Nullable UUID incident, String after, int limit) {
        var space = after.indexOf(' ');
        return transaction.list(
                SqlCorrections::correction,
                "WITH page AS MATERIALIZED (SELECT r.noun, r.record_id, r.recipient, s.changed_at,"
                        + " CASE WHEN r.position < s.position THEN r.last_at ELSE r.before_at END AS received_at,"
                        + " CASE WHEN r.position < s.position THEN NULL ELSE r.first_at END AS fetched_at"
                        + " FROM receipt r JOIN shared_record s ON s.jurisdiction = r.jurisdiction AND s.noun = r.noun"
                        + " AND s.record_id = r.record_id WHERE r.jurisdiction = $1 AND s.kind = 'changed'"
                        + " AND CASE WHEN r.position < s.position THEN r.last_at ELSE r.before_at END"
                        + " > s.changed_at - interval '24 months'"
                        + " AND ($2::uuid IS NULL OR r.record_id = $2 OR r.record_id IN (SELECT v.id FROM review v"
                        + " WHERE v.jurisdiction = $1 AND v.incident_id = $2))"
                        + " AND ($3::uuid IS NULL OR (r.record_id, r.recipient) > ($3, $4))"
                        + " ORDER BY r.record_id, r.recipient LIMIT " + limit
                        + "), " + AuditNote.of("'list'", "correction", "page")
                        + " SELECT * FROM page ORDER BY record_id, recipient",
                owner,
                nullable(UUID.class, incident),
                nullable(UUID.class, space < 0 ? null : UUID.fromString(after.substring(0, space))),
                after.substring(space + 1));
    }

    private static Correction correction(Readable row) {
        return new Correction(
                Objects.requireNonNull(row.get("noun", String.class)),
                Objects.requireNonNull(row.get("record_id", UUID.class)),
                Objects.requireNonNull(row.get("recipient", String.class)),
                Objects.requireNonNull(row.get("received_at", Instant.class)),
                Objects.requireNonNull(row.get("changed_at", Instant.class)),
                row.get("fetched_at", Instant.class));
    }
}
