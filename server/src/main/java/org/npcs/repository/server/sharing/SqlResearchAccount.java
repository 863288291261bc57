package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.sharing.ResearchAccess.Given;
import reactor.core.publisher.Mono;

/** Entries of owners' accounts for extracts. */
final class SqlResearchAccount {

    /** Says for what the running transaction discloses; the policy of the table asks. */
    Mono<Boolean> opened(Transaction transaction) {
        return transaction.one(row -> true, "SELECT set_config('app.purpose', $1, true)", ResearchAccess.PURPOSE);
    }

    Mono<Long> add(Transaction transaction, String recipient, String client, UUID request, Instant at, Given given) {
        var leave = given.leave();
        return transaction.execute(
                "INSERT INTO disclosure (jurisdiction, at, recipient, client_id, request_id, purpose, noun, way, records,"
                        + " record_ids, agreement, clauses, profile_version, elements, research_request)"
                        + " VALUES ($1, $2, $3, $4, current_setting('app.request'), 'research', 'incident', 'extract', $5, $6, $7, $8,"
                        + " $9, $10, $11)",
                given.owner(),
                at,
                recipient,
                client,
                given.incidents().size(),
                given.incidents().toArray(UUID[]::new),
                leave.agreement(),
                given.elements().stream()
                        .map(element -> leave.clauses().getOrDefault(element, ""))
                        .distinct()
                        .sorted()
                        .toArray(String[]::new),
                leave.profileVersion(),
                given.elements().toArray(String[]::new),
                request);
    }
}
