package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Writes what members see of an owner's records. */
final class SqlKeptReady {

    /** Keeps what is seen of records, empty for nothing; a row that says what it said before keeps its place in the feed. */
    Mono<Long> keep(
            Transaction transaction, String owner, String noun, Map<UUID, String> seen, long revision, Instant now) {
        var ids = List.copyOf(seen.keySet());
        return transaction.execute(
                "INSERT INTO shared_record (jurisdiction, noun, record_id, content, revision, position, kind, changed_at)"
                        + " SELECT $1, $2, u.id, nullif(u.content, ''), $3, nextval('shared_position'), 'shared', $4"
                        + " FROM unnest($5::uuid[], $6::text[]) AS u (id, content) WHERE u.content <> ''"
                        + " OR EXISTS (SELECT 1 FROM shared_record s WHERE s.jurisdiction = $1 AND s.noun = $2"
                        + " AND s.record_id = u.id)"
                        + " ON CONFLICT (jurisdiction, noun, record_id) DO UPDATE SET revision = excluded.revision,"
                        + " content = excluded.content,"
                        + " position = CASE WHEN shared_record.content IS NOT DISTINCT FROM excluded.content"
                        + " THEN shared_record.position ELSE excluded.position END,"
                        + " changed_at = CASE WHEN shared_record.content IS NOT DISTINCT FROM excluded.content"
                        + " THEN shared_record.changed_at ELSE excluded.changed_at END,"
                        + " kind = CASE WHEN shared_record.content IS NOT DISTINCT FROM excluded.content THEN shared_record.kind"
                        + " WHEN excluded.content IS NULL THEN 'withdrawn' WHEN shared_record.content IS NULL THEN 'shared'"
                        + " ELSE 'changed' END",
                owner,
                noun,
                revision,
                now,
                ids.toArray(UUID[]::new),
                ids.stream().map(seen::get).toArray(String[]::new));
    }

    /** Notes by which agreement, clauses and choices the rows of an owner came to be. */
    Mono<Long> terms(
            Transaction transaction,
            String owner,
            String noun,
            String agreement,
            int profileVersion,
            Map<String, String> open) {
        return transaction.execute(
                "INSERT INTO shared_terms (jurisdiction, noun, agreement, clauses, profile_version, elements)"
                        + " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (jurisdiction, noun) DO UPDATE SET"
                        + " agreement = excluded.agreement, clauses = excluded.clauses,"
                        + " profile_version = excluded.profile_version, elements = excluded.elements",
                owner,
                noun,
                agreement,
                open.values().stream().distinct().sorted().toArray(String[]::new),
                profileVersion,
                open.keySet().toArray(String[]::new));
    }
}
