package org.npcs.repository.server.analytics.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** What is known of an owner that is counted, beside its records. */
final class SqlOwnerFacts {

    /** Whether an owner went live; others are shown nothing of one that did not. */
    Mono<Boolean> live(Transaction transaction, String owner) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("live", Boolean.class)),
                "SELECT live FROM jurisdiction WHERE code = $1",
                owner);
    }

    /** The facts, with the dimensions that the owner does not let count. */
    Mono<OwnerFacts> of(Transaction transaction, String owner, Instant asOf, Set<String> withheld) {
        return transaction
                .list(
                        row -> Objects.requireNonNull(row.get("period", String.class)),
                        "SELECT period FROM attestation WHERE jurisdiction = $1 AND stored_at <= $2 AND state = 'none-to-report'",
                        owner,
                        asOf.atOffset(ZoneOffset.UTC))
                .zipWith(transaction.one(
                        row -> Objects.requireNonNull(row.get("kind", String.class)),
                        "SELECT kind FROM jurisdiction WHERE code = $1",
                        owner))
                .map(both ->
                        new OwnerFacts(both.getT2(), withheld.stream().sorted().toList(), both.getT1()));
    }
}
