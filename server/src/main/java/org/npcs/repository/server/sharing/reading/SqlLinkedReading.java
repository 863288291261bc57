package org.npcs.repository.server.sharing.reading;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Reads linked copies, and writes their owners' accounts in the same statement. */
final class SqlLinkedReading {

    record Row(
            String owner,
            UUID incidentId,
            String content,
            @Nullable String key,
            Instant changedAt) {}

    /** Whether an incident is the reader's own. */
    Mono<Boolean> own(Transaction transaction, UUID incident) {
        return transaction.one(
                row -> true, "SELECT 1 FROM incident WHERE jurisdiction = current_tenant() AND id = $1", incident);
    }

    /** Copies that both owners hold for linked at this moment, as far as they were decided on by what counts now. */
    Mono<List<Row>> copies(Transaction transaction, Reader reader, UUID incident, Instant now) {
        return transaction.list(
                SqlLinkedReading::row,
                "WITH shown AS MATERIALIZED (SELECT l.* FROM linked_copy l JOIN duplicate_candidate d"
                        + " ON d.jurisdiction = current_tenant() AND d.incident_id = l.reader_incident_id"
                        + " AND d.other_incident_id = l.incident_id AND d.state = 'same-event'"
                        + " WHERE l.reader = current_tenant() AND l.reader_incident_id = $1 AND shares_now(l.jurisdiction)"
                        + " AND l.revision = (SELECT j.sharing_revision FROM jurisdiction j WHERE j.code = l.jurisdiction)),"
                        + " told AS (INSERT INTO disclosure (jurisdiction, at, recipient, client_id, request_id, purpose, noun,"
                        + " way, records, record_ids, agreement, clauses, profile_version, elements)"
                        + " SELECT jurisdiction, $2, current_tenant(), $3, $4, $5, 'incident', 'linked', 1,"
                        + " ARRAY[incident_id], agreement, clauses, profile_version, elements FROM shown), "
                        + AuditNote.ofAny("'linked'", "shared-record", "shown")
                        + " SELECT shown.*, (SELECT k.wrapped FROM record_key k WHERE k.jurisdiction = shown.jurisdiction"
                        + " AND k.record_id = shown.incident_id) AS sealing_key FROM shown ORDER BY shown.jurisdiction",
                incident,
                now,
                reader.client(),
                reader.requestId(),
                reader.purpose());
    }

    private static Row row(Readable row) {
        return new Row(
                Objects.requireNonNull(row.get("jurisdiction", String.class)),
                Objects.requireNonNull(row.get("incident_id", UUID.class)),
                Objects.requireNonNull(row.get("content", String.class)),
                row.get("sealing_key", String.class),
                Objects.requireNonNull(row.get("changed_at", Instant.class)));
    }
}
