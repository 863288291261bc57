package org.npcs.repository.server.sharing.reading;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** What others share. Each reading of records writes the owners' accounts in the same statement. */
final class SqlSharedRecords {

    private static final String KEY = ", (SELECT k.wrapped FROM record_key k WHERE k.jurisdiction = %.jurisdiction"
            + " AND k.record_id = %.record_id) AS sealing_key";

    /** Others' rows that were decided on by what counts now, under agreements that cover the purpose. */
    private static final String SEEN = " s.jurisdiction <> current_tenant() AND s.content IS NOT NULL"
            + " AND shares_now(s.jurisdiction) AND s.revision ="
            + " (SELECT j.sharing_revision FROM jurisdiction j WHERE j.code = s.jurisdiction)";

    /** The reader received an earlier version, not too long ago. */
    private static final String SUPERSEDED = "kind = 'changed' AND EXISTS (SELECT FROM receipt r"
            + " WHERE r.jurisdiction = s.jurisdiction AND r.record_id = s.record_id AND r.recipient = current_tenant()"
            + " AND CASE WHEN r.position < s.position THEN r.last_at ELSE r.before_at END"
            + " > s.changed_at - interval '24 months')";

    private static final String TOLD =
            "told AS (INSERT INTO disclosure (jurisdiction, at, recipient, client_id, request_id, purpose,"
                    + " noun, way, records, record_ids, agreement, clauses, profile_version, elements) SELECT shown.jurisdiction, $1,"
                    + " current_tenant(), $2, $3, $4, shown.noun, $5, count(*)::int, array_agg(shown.record_id), t.agreement, t.clauses, t.profile_version,"
                    + " t.elements FROM shown JOIN shared_terms t ON t.jurisdiction = shown.jurisdiction AND t.noun = shown.noun"
                    + " GROUP BY shown.jurisdiction, shown.noun, t.agreement, t.clauses, t.profile_version, t.elements),"
                    // In one order of rows, so that two readings at once do not wait for each other in a circle.
                    + " taken AS (INSERT INTO receipt (jurisdiction, record_id, recipient, noun, position, first_at, last_at)"
                    + " SELECT jurisdiction, record_id, current_tenant(), noun, position, $1, $1 FROM shown ORDER BY record_id"
                    + " ON CONFLICT (jurisdiction, record_id, recipient) DO UPDATE SET position = excluded.position,"
                    + " before_at = CASE WHEN excluded.position > receipt.position THEN receipt.last_at ELSE receipt.before_at END,"
                    + " first_at = CASE WHEN excluded.position > receipt.position THEN excluded.first_at ELSE receipt.first_at END,"
                    + " last_at = excluded.last_at WHERE excluded.position > receipt.position"
                    + " OR excluded.position = receipt.position AND excluded.last_at > receipt.last_at + interval '1 day'), ";

    /** Says for what the running transaction reads; the policies of the tables ask. */
    Mono<Boolean> read(Transaction transaction, Reader reader) {
        return transaction.one(row -> true, "SELECT set_config('app.purpose', $1, true)", reader.purpose());
    }

    /** At most one more record than the limit, of which the limit is accounted for. */
    Mono<List<SharedRow>> list(
            Transaction transaction, Reader reader, SharedFilter filter, String after, int limit, Instant now) {
        var arguments = arguments(reader, "list", now);
        arguments.add(filter.asked());
        arguments.add(nullable(UUID.class, after.isEmpty() ? null : UUID.fromString(after)));
        arguments.add(filter.path());
        arguments.add(filter.value());
        arguments.add(nullable(Long.class, filter.number()));
        return transaction.list(
                SqlSharedRecords::row,
                "WITH page AS MATERIALIZED (SELECT s.* FROM shared_record s WHERE" + SEEN
                        + " AND $7 IN ('', s.noun) AND ($8::uuid IS NULL OR s.shared_id > $8)"
                        + " AND ($9 = '' OR jsonb_path_exists(s.content::jsonb, nullif($9, '')::jsonpath,"
                        + " jsonb_build_object('text', $10::text, 'number', $11::bigint)))"
                        + " ORDER BY s.shared_id LIMIT " + (limit + 1) + "),"
                        + " shown AS (SELECT * FROM page ORDER BY shared_id LIMIT " + limit + "), " + TOLD
                        + AuditNote.of("$6::text", "shared-record", "shown")
                        + " SELECT page.*" + KEY.replace("%", "page") + " FROM page ORDER BY shared_id",
                arguments.toArray());
    }

    Mono<SharedRow> find(Transaction transaction, Reader reader, UUID id, Instant now) {
        var arguments = arguments(reader, "read", now);
        arguments.add(id);
        return transaction.one(
                SqlSharedRecords::row,
                "WITH shown AS MATERIALIZED (SELECT s.* FROM shared_record s WHERE s.shared_id = $7 AND" + SEEN + "), "
                        + TOLD + AuditNote.ofAny("$6::text", "shared-record", "shown") + " SELECT shown.*"
                        + KEY.replace("%", "shown") + " FROM shown",
                arguments.toArray());
    }

    /** Changes behind a place in the order of the feed. */
    Mono<List<SharedChange>> changes(Transaction transaction, long after, int limit) {
        return transaction.list(
                row -> new SharedChange(
                        Objects.requireNonNull(row.get("shared_id", UUID.class)),
                        Objects.requireNonNull(row.get("noun", String.class)),
                        Objects.requireNonNull(row.get("kind", String.class)),
                        day(row),
                        Objects.requireNonNull(row.get("position", Long.class))),
                "WITH page AS MATERIALIZED (SELECT shared_id, noun, CASE WHEN " + SUPERSEDED
                        + " THEN 'superseded' ELSE kind END AS kind, changed_at, position FROM shared_record s"
                        + " WHERE position > $1 AND jurisdiction <> current_tenant()"
                        + " AND (content IS NULL OR shares_now(jurisdiction)) ORDER BY position LIMIT " + limit + "), "
                        + AuditNote.of("'list'", "shared-change", "page") + " SELECT * FROM page ORDER BY position",
                after);
    }

    private static ArrayList<Object> arguments(Reader reader, String way, Instant now) {
        return new ArrayList<>(List.of(now, reader.client(), reader.requestId(), reader.purpose(), way, way));
    }

    private static SharedRow row(Readable row) {
        return new SharedRow(
                Objects.requireNonNull(row.get("jurisdiction", String.class)),
                Objects.requireNonNull(row.get("record_id", UUID.class)),
                Objects.requireNonNull(row.get("shared_id", UUID.class)),
                Objects.requireNonNull(row.get("noun", String.class)),
                Objects.requireNonNull(row.get("content", String.class)),
                row.get("sealing_key", String.class),
                day(row));
    }

    private static LocalDate day(Readable row) {
        return LocalDate.ofInstant(Objects.requireNonNull(row.get("changed_at", Instant.class)), ZoneOffset.UTC);
    }
}
