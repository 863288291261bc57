package org.npcs.repository.server.incident.duplicate;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Which incidents are linked as copies of one event; only the matching sees all of it. */
final class SqlEventLinks {

    /** An incident in a group. */
    record Member(String owner, UUID incident) {}

    Mono<Long> link(Transaction transaction, Candidate candidate) {
        return transaction.execute(
                "INSERT INTO event_link (candidate_id, jurisdiction, incident_id, other_jurisdiction, other_incident_id)"
                        + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                candidate.id(),
                candidate.jurisdiction(),
                candidate.own().incident(),
                candidate.other().jurisdiction(),
                candidate.other().incident());
    }

    Mono<Long> unlink(Transaction transaction, UUID candidate) {
        return transaction.execute("DELETE FROM event_link WHERE candidate_id = $1", candidate);
    }

    /** All incidents that hang together with one, itself included, in a fixed order. */
    Mono<List<Member>> group(Transaction transaction, Member start) {
        return transaction.list(
                row -> new Member(
                        Objects.requireNonNull(row.get("jurisdiction", String.class)),
                        Objects.requireNonNull(row.get("incident_id", UUID.class))),
                "WITH RECURSIVE edge AS (SELECT jurisdiction, incident_id, other_jurisdiction, other_incident_id FROM event_link"
                        + " UNION ALL SELECT other_jurisdiction, other_incident_id, jurisdiction, incident_id FROM event_link),"
                        + " part AS (SELECT $1::text AS jurisdiction, $2::uuid AS incident_id"
                        + " UNION SELECT e.other_jurisdiction, e.other_incident_id FROM edge e JOIN part p"
                        + " ON p.incident_id = e.incident_id) SELECT * FROM part ORDER BY incident_id",
                start.owner(),
                start.incident());
    }
}
