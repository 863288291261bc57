package org.npcs.repository.server.sharing.withdrawal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Destroys records: a row remains of each, that says so. */
final class SqlDestruction {

    private static final String EMPTIED = "version = version + 1, etag = '\"' || (version + 1) || '-withdrawn\"',"
            + " state = 'withdrawn', content = '{}', changed = '{}', reason = 'legal', stored_at = $3, stored_by = $4";

    /** The next incidents, locked. */
    Mono<List<UUID>> next(Transaction transaction, String owner, @Nullable UUID only, int limit) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("id", UUID.class)),
                "SELECT id FROM incident WHERE jurisdiction = $1 AND state <> 'withdrawn' AND ($2::uuid IS NULL OR id = $2)"
                        + " ORDER BY id LIMIT " + limit + " FOR NO KEY UPDATE",
                owner,
                Transaction.nullable(UUID.class, only));
    }

    /** Destroys incidents and their reviews with everything that is known of their content. */
    Mono<Counts> destroy(Transaction transaction, String owner, List<UUID> incidents, String client, Instant now) {
        var ids = incidents.toArray(UUID[]::new);
        return reviews(transaction, owner, ids).flatMap(reviews -> {
            var ofReviews = reviews.toArray(UUID[]::new);
            var all = new ArrayList<>(incidents);
            all.addAll(reviews);
            var both = all.toArray(UUID[]::new);
            return transaction
                    .execute(
                            "UPDATE review SET " + EMPTIED + " WHERE jurisdiction = $1 AND id = ANY ($2)",
                            owner,
                            ofReviews,
                            now,
                            client)
                    .then(transaction.execute(
                            "UPDATE incident SET " + EMPTIED
                                    + ", kind = NULL, event_date = NULL, event_id = NULL WHERE jurisdiction = $1 AND id = ANY ($2)",
                            owner,
                            ids,
                            now,
                            client))
                    .then(forget(transaction, "review", ofReviews))
                    .zipWhen(one -> forget(transaction, "incident", ids), Long::sum)
                    .zipWhen(versions -> transaction.execute(
                            "DELETE FROM record_key WHERE jurisdiction = $1 AND record_id = ANY ($2)", owner, both))
                    .delayUntil(counted -> traces(transaction, owner, ids))
                    .zipWhen(counted -> tombstones(transaction, owner, both, now))
                    .map(counted -> new Counts(
                            incidents.size(),
                            reviews.size(),
                            counted.getT1().getT1(),
                            counted.getT1().getT2(),
                            counted.getT2()));
        });
    }

    private static Mono<List<UUID>> reviews(Transaction transaction, String owner, UUID[] incidents) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("id", UUID.class)),
                "SELECT id FROM review WHERE jurisdiction = $1 AND incident_id = ANY ($2) AND state <> 'withdrawn' FOR NO KEY UPDATE",
                owner,
                incidents);
    }

    private static Mono<Long> forget(Transaction transaction, String noun, UUID[] ids) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("forgotten", Long.class)),
                "SELECT forget_history($1, $2) AS forgotten",
                noun,
                ids);
    }

    /** What is compared of them, and what waits for them. */
    private static Mono<Void> traces(Transaction transaction, String owner, UUID[] incidents) {
        return transaction
                .execute(
                        "UPDATE match_fact SET standing = false, event_from = NULL, event_to = NULL, age = NULL, sex = NULL,"
                                + " kind = NULL, county = NULL, occurrence = NULL, token = NULL"
                                + " WHERE jurisdiction = $1 AND incident_id = ANY ($2)",
                        owner,
                        incidents)
                .then(transaction.execute(
                        "UPDATE submission_item SET content = '{}', sealing_key = NULL WHERE jurisdiction = $1 AND local_key IN"
                                + " (SELECT natural_key FROM incident WHERE jurisdiction = $1 AND id = ANY ($2))",
                        owner,
                        incidents))
                .then();
    }

    /** What others see of them. Rows of the feed are written by one at a time. */
    private static Mono<Long> tombstones(Transaction transaction, String owner, UUID[] records, Instant now) {
        return transaction
                .one(row -> true, "SELECT pg_advisory_xact_lock(hashtext('sharing'))::text")
                .then(transaction.execute(
                        "UPDATE shared_record SET content = NULL, kind = 'withdrawn', changed_at = $3,"
                                + " position = nextval('shared_position') WHERE jurisdiction = $1 AND record_id = ANY ($2)"
                                + " AND content IS NOT NULL",
                        owner,
                        records,
                        now))
                .delayUntil(gone -> transaction.execute(
                        "DELETE FROM linked_copy WHERE jurisdiction = $1 AND incident_id = ANY ($2)", owner, records));
    }

    /** Destroys all keys of an owner at once; every sealed member is unreadable from then on. */
    Mono<Long> destroyKeys(Transaction transaction, String owner) {
        return transaction
                .execute("SET LOCAL statement_timeout = '120s'")
                .then(transaction.execute("DELETE FROM record_key WHERE jurisdiction = $1", owner))
                .delayUntil(keys -> transaction.execute(
                        "UPDATE submission_item SET content = '{}', sealing_key = NULL WHERE jurisdiction = $1", owner))
                .delayUntil(keys -> transaction.execute(
                        "UPDATE owner_keyset SET wrapped = NULL, destroyed = version, stage = 'settled' WHERE jurisdiction = $1",
                        owner));
    }
}
