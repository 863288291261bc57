package org.npcs.repository.server.incident;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import reactor.core.publisher.Mono;

/** Local keys that incidents had before; they stay reserved. */
final class SqlFormerKeys {

    /** The incident that had a key, or empty. */
    Mono<UUID> incident(Transaction transaction, String owner, String key) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("incident_id", UUID.class)),
                "SELECT incident_id FROM incident_former_key WHERE jurisdiction = $1 AND natural_key = $2",
                owner,
                key);
    }

    /** Which of these keys are former ones. */
    Mono<Set<String>> among(Transaction transaction, String owner, Collection<String> keys) {
        return keys.isEmpty()
                ? Mono.just(Set.of())
                : transaction
                        .list(
                                row -> Objects.requireNonNull(row.get("natural_key", String.class)),
                                "SELECT natural_key FROM incident_former_key WHERE jurisdiction = $1 AND natural_key = ANY($2)",
                                owner,
                                keys.toArray(String[]::new))
                        .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /**
     * Empty, unless the key is a former one.
     *
     * @throws ProblemException {@code key-replaced} with the key of today
     */
    <T> Mono<T> requireNoFormer(Transaction transaction, String owner, String key) {
        return Mono.defer(() -> transaction
                .one(
                        row -> Objects.requireNonNull(row.get("natural_key", String.class)),
                        "SELECT i.natural_key FROM incident_former_key f JOIN incident i ON i.jurisdiction = f.jurisdiction"
                                + " AND i.id = f.incident_id WHERE f.jurisdiction = $1 AND f.natural_key = $2",
                        owner,
                        key)
                .flatMap(now -> Mono.error(ProblemException.of(ProblemCode.KEY_REPLACED, d -> d.currentKey(now)))));
    }

    /** Keeps the key that an incident gives up, and frees the one that it takes back. */
    Mono<Void> replace(Transaction transaction, String owner, UUID incident, String given, String taken) {
        return transaction
                .execute(
                        "DELETE FROM incident_former_key WHERE jurisdiction = $1 AND natural_key = $2 AND incident_id = $3",
                        owner,
                        taken,
                        incident)
                .then(transaction.execute(
                        "INSERT INTO incident_former_key (jurisdiction, natural_key, incident_id) VALUES ($1, $2, $3)",
                        owner,
                        given,
                        incident))
                .then();
    }
}
