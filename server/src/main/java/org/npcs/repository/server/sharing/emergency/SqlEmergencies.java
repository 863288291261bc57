package org.npcs.repository.server.sharing.emergency;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import reactor.core.publisher.Mono;

/** Emergency accesses in the database, which decides once more whether one is open. */
final class SqlEmergencies {

    /** A record as it is stored: sealed members sealed. */
    record Row(String subject, int version, String state, String content) {}

    static SqlRecords records(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("opened_by", String.class);
        facets.put("opened_client", String.class);
        facets.put("closed_client", String.class);
        facets.put("expires_at", Instant.class);
        return new SqlRecords(unitOfWork, "emergency_access", facets);
    }

    /** Whose records an access is about; the operator sees accesses of all members. */
    Mono<String> owner(Transaction transaction, UUID access) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("jurisdiction", String.class)),
                "SELECT jurisdiction FROM emergency_access WHERE id = $1",
                access);
    }

    /** Those of some identifiers that are records of the owner and not taken back. */
    Mono<Set<UUID>> standing(Transaction transaction, String owner, Collection<UUID> records) {
        return transaction
                .list(
                        row -> Objects.requireNonNull(row.get("id", UUID.class)),
                        "SELECT id FROM incident WHERE jurisdiction = $1 AND id = ANY ($2) AND state <> 'withdrawn'"
                                + " UNION ALL SELECT id FROM review WHERE jurisdiction = $1 AND id = ANY ($2) AND state <> 'withdrawn'",
                        owner,
                        records.toArray(UUID[]::new))
                .map(HashSet::new);
    }

    /** Reads a record; the reading stands in the owner's trail and account. Nothing unless the access is open for the caller. */
    Mono<Row> read(Transaction transaction, UUID access, UUID record, Instant now, Opened opened) {
        return transaction.one(
                row -> new Row(
                        Objects.requireNonNull(row.get("subject", String.class)),
                        Objects.requireNonNull(row.get("version", Integer.class)),
                        Objects.requireNonNull(row.get("state", String.class)),
                        Objects.requireNonNull(row.get("content", String.class))),
                "SELECT * FROM emergency_read($1, $2, $3, $4, $5)",
                access,
                record,
                now,
                array(opened.ofIncident()),
                array(opened.ofReview()));
    }

    /** Elements that are seen, for the account. */
    record Opened(List<String> ofIncident, List<String> ofReview) {}

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
