package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The list of records of which is to be decided anew what others see. */
final class SqlSharingWork {

    /** Sees the list of all members, and nothing else of them. */
    static final Session SHARING = new Session("SHARING", "repository", "repository", "sharing");

    /** All records of an owner, unless it shares nothing and never did. */
    Mono<Long> addAll(Transaction transaction, String owner) {
        return transaction.execute(
                "INSERT INTO share_work (jurisdiction, noun, record_id)"
                        + " SELECT jurisdiction, noun, id FROM (SELECT jurisdiction, 'incident' AS noun, id FROM incident"
                        + " UNION ALL SELECT jurisdiction, 'review', id FROM review) every WHERE jurisdiction = $1"
                        + " AND (EXISTS (SELECT 1 FROM sharing_profile WHERE jurisdiction = $1 AND effective <> '[]')"
                        + " OR EXISTS (SELECT 1 FROM shared_record WHERE jurisdiction = $1))",
                owner);
    }

    /** Withdraws everything that an owner shares; what is still shared comes back as new. */
    Mono<Long> closeAll(Transaction transaction, String owner, Instant now) {
        return transaction
                .one(row -> true, "SELECT pg_advisory_xact_lock(hashtext('sharing'))::text")
                .then(transaction.execute(
                        "UPDATE shared_record SET content = NULL, kind = 'withdrawn', changed_at = $2,"
                                + " position = nextval('shared_position') WHERE jurisdiction = $1 AND content IS NOT NULL",
                        owner,
                        now))
                .delayUntil(closed -> transaction.execute("DELETE FROM linked_copy WHERE jurisdiction = $1", owner));
    }

    /** The owner whose records have waited longest. */
    Mono<String> next(Transaction transaction) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("jurisdiction", String.class)),
                "SELECT jurisdiction FROM share_work ORDER BY position LIMIT 1");
    }

    /** How often was decided anew what an owner shares. */
    Mono<Long> revision(Transaction transaction, String owner) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("sharing_revision", Long.class)),
                "SELECT sharing_revision FROM jurisdiction WHERE code = $1",
                owner);
    }

    /** The same, and nobody decides anew until the transaction ends. */
    Mono<Long> heldRevision(Transaction transaction, String owner) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("sharing_revision", Long.class)),
                "SELECT sharing_revision FROM jurisdiction WHERE code = $1 FOR SHARE",
                owner);
    }

    /** Takes records of an owner off the list; positions of the feed are given by one instance at a time, in their order. */
    Mono<Map<String, List<UUID>>> take(Transaction transaction, String owner, int most) {
        return transaction
                .one(row -> true, "SELECT pg_advisory_xact_lock(hashtext('sharing'))::text")
                .then(transaction.list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("noun", String.class)),
                                Objects.requireNonNull(row.get("record_id", UUID.class))),
                        "DELETE FROM share_work WHERE (jurisdiction, position) IN (SELECT jurisdiction, position"
                                + " FROM share_work WHERE jurisdiction = $1 ORDER BY position LIMIT " + most + ")"
                                + " RETURNING noun, record_id",
                        owner))
                .map(rows -> rows.stream()
                        .distinct()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }
}
