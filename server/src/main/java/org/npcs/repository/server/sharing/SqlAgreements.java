package org.npcs.repository.server.sharing;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import reactor.core.publisher.Mono;

/** Agreements and their signatures. */
final class SqlAgreements {

    static SqlRecords records(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("kind", String.class);
        facets.put("number", Integer.class);
        facets.put("policy", String.class);
        return new SqlRecords(unitOfWork, "agreement", facets);
    }

    /** The number of the next agreement of a kind; others wait until the transaction ends. */
    Mono<Integer> next(Transaction transaction, String owner, String kind) {
        return transaction
                .one(row -> true, "SELECT pg_advisory_xact_lock(hashtext('agreement'), hashtext($1))::text", owner)
                .then(transaction.one(
                        row -> Objects.requireNonNull(row.get("next", Integer.class)),
                        "SELECT coalesce(max(number), 0) + 1 AS next FROM agreement WHERE jurisdiction = $1 AND kind = $2",
                        owner,
                        kind));
    }

    /** The agreement on data sharing of a number, for a decision: the trail tells what was decided on, not by what. */
    Mono<Agreement> numbered(Transaction transaction, SqlRecords table, String owner, String number) {
        return table.beside(transaction, owner, Agreement.DATA_SHARING + "/" + number)
                .flatMap(found -> signed(transaction, owner, List.of(found)))
                .map(found -> found.get(0));
    }

    Mono<UUID> executed(Transaction transaction, String owner, UUID but) {
        return transaction.one(
                row -> row.get("id", UUID.class),
                "SELECT id FROM agreement WHERE jurisdiction = $1 AND kind = $2 AND state IN ('executed', 'suspended')"
                        + " AND id <> $3 LIMIT 1",
                owner,
                Agreement.DATA_SHARING,
                but);
    }

    /** Agreements of an owner that bind it, or bind it again when a suspension ends. */
    Mono<List<UUID>> binding(Transaction transaction, String owner) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("id", UUID.class)),
                "SELECT id FROM agreement WHERE jurisdiction = $1 AND kind = $2 AND state IN ('executed', 'suspended')",
                owner,
                Agreement.DATA_SHARING);
    }

    Mono<Long> sign(Transaction transaction, String owner, UUID agreement, Signature signature) {
        return transaction.execute(
                "INSERT INTO agreement_signature (jurisdiction, agreement_id, party, office, signed_on, method, reference,"
                        + " noted_at, noted_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                owner,
                agreement,
                signature.signatory().party(),
                signature.signatory().office(),
                signature.signedOn(),
                signature.method(),
                nullable(String.class, signature.reference()),
                signature.notedAt(),
                signature.notedBy());
    }

    /** Agreements with their signatures. */
    Mono<List<Agreement>> signed(Transaction transaction, String owner, List<StoredRecord> found) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("agreement_id", UUID.class)),
                                new Signature(
                                        new Signatory(
                                                Objects.requireNonNull(row.get("party", String.class)),
                                                Objects.requireNonNull(row.get("office", String.class))),
                                        Objects.requireNonNull(row.get("signed_on", LocalDate.class)),
                                        Objects.requireNonNull(row.get("method", String.class)),
                                        row.get("reference", String.class),
                                        Objects.requireNonNull(row.get("noted_at", Instant.class)),
                                        Objects.requireNonNull(row.get("noted_by", String.class)))),
                        "SELECT * FROM agreement_signature WHERE jurisdiction = $1 AND agreement_id = ANY ($2)"
                                + " ORDER BY noted_at, party, office",
                        owner,
                        found.stream().map(StoredRecord::id).toArray(UUID[]::new))
                .map(rows -> {
                    var byAgreement = new HashMap<UUID, List<Signature>>();
                    rows.forEach(row -> byAgreement
                            .computeIfAbsent(row.getKey(), key -> new ArrayList<>())
                            .add(row.getValue()));
                    return found.stream()
                            .map(one -> new Agreement(one, byAgreement.getOrDefault(one.id(), List.of())))
                            .toList();
                });
    }
}
