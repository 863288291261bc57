package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import reactor.core.publisher.Mono;

/** Writes what the owners of linked copies see of an owner's incidents. */
final class SqlLinkedCopies {

    /** Keeps what is seen of some incidents, for those that both owners have linked; what is not seen any more goes. */
    Mono<Long> keep(
            Transaction transaction,
            String owner,
            List<UUID> ids,
            Map<UUID, String> seen,
            long revision,
            AccessPolicy policy,
            Instant now) {
        var open = policy.open(Subject.INCIDENT.code(), Audience.LINKED_MEMBER);
        var terms = policy.terms();
        var shown = List.copyOf(seen.keySet());
        return transaction
                .execute(
                        "DELETE FROM linked_copy l WHERE l.jurisdiction = $1 AND l.incident_id = ANY ($2)"
                                + " AND (l.incident_id <> ALL ($3) OR NOT EXISTS (SELECT FROM duplicate_candidate d"
                                + " WHERE d.jurisdiction = $1 AND d.incident_id = l.incident_id AND d.state = 'same-event'"
                                + " AND d.other_incident_id = l.reader_incident_id))",
                        owner,
                        ids.toArray(UUID[]::new),
                        shown.toArray(UUID[]::new))
                .then(
                        terms == null || seen.isEmpty()
                                ? Mono.just(0L)
                                : transaction.execute(
                                        "INSERT INTO linked_copy (jurisdiction, incident_id, reader, reader_incident_id, content,"
                                                + " revision, changed_at, agreement, clauses, profile_version, elements)"
                                                + " SELECT $1, u.id, d.other_jurisdiction, d.other_incident_id, u.content, $4, $5,"
                                                + " $6, $7, $8, $9 FROM unnest($2::uuid[], $3::text[]) AS u (id, content)"
                                                + " JOIN duplicate_candidate d ON d.jurisdiction = $1 AND d.incident_id = u.id"
                                                + " AND d.state = 'same-event' AND d.other_jurisdiction <> $1"
                                                + " ON CONFLICT (jurisdiction, incident_id, reader, reader_incident_id) DO UPDATE SET"
                                                + " content = excluded.content, revision = excluded.revision,"
                                                + " agreement = excluded.agreement, clauses = excluded.clauses,"
                                                + " profile_version = excluded.profile_version, elements = excluded.elements,"
                                                + " changed_at = CASE WHEN linked_copy.content = excluded.content"
                                                + " THEN linked_copy.changed_at ELSE excluded.changed_at END",
                                        owner,
                                        shown.toArray(UUID[]::new),
                                        shown.stream().map(seen::get).toArray(String[]::new),
                                        revision,
                                        now,
                                        terms.number(),
                                        open.values().stream()
                                                .distinct()
                                                .sorted()
                                                .toArray(String[]::new),
                                        policy.profileVersion(),
                                        open.keySet().toArray(String[]::new)));
    }
}
