package org.npcs.repository.server.exchange.webhook;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Deliveries of one owner with their attempts. Times are those of the database, which all instances share. */
final class SqlDeliveries {

    private static final String COLUMNS = "id, jurisdiction, type, state, tried, created_at, next_at";
    private static final int ATTEMPTS_SHOWN = 50;

    Mono<Delivery> add(Transaction transaction, String owner, UUID webhook, UUID id, String type) {
        return transaction
                .one(
                        SqlDeliveries::delivery,
                        "INSERT INTO webhook_delivery (jurisdiction, id, webhook_id, type, state, created_at, next_at)"
                                + " VALUES ($1, $2, $3, $4, 'pending', clock_timestamp(), clock_timestamp()) RETURNING "
                                + COLUMNS,
                        owner,
                        id,
                        webhook,
                        type)
                .delayUntil(made -> due(transaction, owner, id, Duration.ZERO));
    }

    /** Notes that somebody asked for a message. */
    Mono<Boolean> noted(Transaction transaction, UUID webhook, String action) {
        return transaction.one(row -> true, "SELECT audit_note($2, 'webhook', $1, NULL, 1)::text", webhook, action);
    }

    Mono<Delivery> find(Transaction transaction, String owner, UUID webhook, UUID id) {
        return transaction
                .one(
                        SqlDeliveries::delivery,
                        "SELECT " + COLUMNS
                                + " FROM webhook_delivery WHERE jurisdiction = $1 AND webhook_id = $2 AND id = $3",
                        owner,
                        webhook,
                        id)
                .flatMap(found ->
                        withAttempts(transaction, owner, List.of(found)).map(all -> all.get(0)));
    }

    /** The latest first; {@code after} names the last one of the page before. */
    Mono<List<Delivery>> list(
            Transaction transaction, String owner, UUID webhook, @Nullable String state, String after, int limit) {
        return transaction
                .list(
                        SqlDeliveries::delivery,
                        "SELECT " + COLUMNS + " FROM webhook_delivery WHERE jurisdiction = $1 AND webhook_id = $2"
                                + " AND ($3::text IS NULL OR state = $3) AND ($4::uuid IS NULL OR (created_at, id) <"
                                + " (SELECT l.created_at, l.id FROM webhook_delivery l WHERE l.jurisdiction = $1 AND l.id = $4))"
                                + " ORDER BY created_at DESC, id DESC LIMIT " + limit,
                        owner,
                        webhook,
                        nullable(String.class, state),
                        nullable(UUID.class, after.isEmpty() ? null : UUID.fromString(after)))
                .flatMap(found -> withAttempts(transaction, owner, found));
    }

    /** Locks one that waits to be sent, unless somebody has it in hand. */
    Mono<UUID> pending(Transaction transaction, String owner, UUID webhook) {
        return transaction.one(
                row -> row.get("id", UUID.class),
                "SELECT id FROM webhook_delivery WHERE jurisdiction = $1 AND webhook_id = $2 AND state = 'pending'"
                        + " AND type = $3 LIMIT 1 FOR UPDATE SKIP LOCKED",
                owner,
                webhook,
                Delivery.CHANGES);
    }

    /** Sends those again that have ended: one, or all that failed since a time. */
    Mono<Integer> replay(
            Transaction transaction, String owner, UUID webhook, @Nullable UUID id, @Nullable Instant failedSince) {
        return transaction
                .list(
                        row -> row.get("id", UUID.class),
                        "WITH again AS (UPDATE webhook_delivery"
                                + " SET state = 'pending', tried = 0, next_at = clock_timestamp(), ended_at = NULL"
                                + " WHERE jurisdiction = $1 AND webhook_id = $2 AND ((id = $3 AND state IN ('delivered', 'failed'))"
                                + " OR (created_at >= $4 AND state = 'failed')) RETURNING id), "
                                + AuditNote.of("'replay'", "webhook-delivery", "again") + " SELECT id FROM again",
                        owner,
                        webhook,
                        nullable(UUID.class, id),
                        nullable(Instant.class, failedSince))
                .delayUntil(all -> transaction.execute(
                        "INSERT INTO webhook_work (jurisdiction, delivery_id, due_at)"
                                + " SELECT $1, unnest($2), clock_timestamp() ON CONFLICT DO NOTHING",
                        owner,
                        all.toArray(UUID[]::new)))
                .map(List::size);
    }

    /** Ends what waits to be sent to a webhook. */
    Mono<Long> failPending(Transaction transaction, String owner, UUID webhook) {
        return transaction
                .execute(
                        "DELETE FROM webhook_work WHERE jurisdiction = $1 AND delivery_id IN (SELECT id FROM webhook_delivery"
                                + " WHERE jurisdiction = $1 AND webhook_id = $2 AND state = 'pending')",
                        owner,
                        webhook)
                .then(transaction.execute(
                        "UPDATE webhook_delivery SET state = 'failed', next_at = NULL, ended_at = clock_timestamp()"
                                + " WHERE jurisdiction = $1 AND webhook_id = $2 AND state = 'pending'",
                        owner,
                        webhook));
    }

    /** Notes that this instance is about to send. */
    Mono<Delivery> begin(Transaction transaction, String owner, UUID id, UUID lease) {
        return transaction.one(
                SqlDeliveries::delivery,
                "UPDATE webhook_delivery SET state = 'sending', lease = $3, tried = tried + 1, next_at = NULL"
                        + " WHERE jurisdiction = $1 AND id = $2 AND state IN ('pending', 'sending') RETURNING "
                        + COLUMNS,
                owner,
                id,
                lease);
    }

    /** Where the message goes, as long as the webhook is active. */
    Mono<Receiver> receiver(Transaction transaction, String owner, UUID delivery) {
        return transaction.one(
                row -> new Receiver(
                        Objects.requireNonNull(row.get("id", UUID.class)), text(row, "name"), text(row, "content")),
                "SELECT w.id, w.natural_key AS name, w.content FROM webhook w JOIN webhook_delivery d"
                        + " ON d.jurisdiction = w.jurisdiction AND d.webhook_id = w.id"
                        + " WHERE d.jurisdiction = $1 AND d.id = $2 AND w.state = 'active'",
                owner,
                delivery);
    }

    /** A webhook to call. */
    record Receiver(UUID id, String name, String content) {}

    /** Notes what came of an attempt, unless another instance has taken over meanwhile; tells whether it did not. */
    Mono<Boolean> attempted(
            Transaction transaction,
            Delivery delivery,
            UUID lease,
            Answered answered,
            String state,
            @Nullable Duration pause) {
        var owner = delivery.jurisdiction();
        return transaction
                .execute(
                        "UPDATE webhook_delivery SET state = $4, lease = NULL,"
                                + " next_at = clock_timestamp() + make_interval(secs => $5),"
                                + " ended_at = CASE WHEN $5::float8 IS NULL THEN clock_timestamp() END"
                                + " WHERE jurisdiction = $1 AND id = $2 AND lease = $3",
                        owner,
                        delivery.id(),
                        lease,
                        state,
                        nullable(Double.class, pause == null ? null : pause.toMillis() / 1_000.0))
                .filter(rows -> rows == 1)
                .flatMap(held -> transaction
                        .execute(
                                "INSERT INTO webhook_attempt (jurisdiction, delivery_id, at, outcome, status)"
                                        + " VALUES ($1, $2, clock_timestamp(), $3, $4)",
                                owner,
                                delivery.id(),
                                answered.outcome(),
                                nullable(Integer.class, answered.status()))
                        .then(
                                pause == null
                                        ? done(transaction, owner, delivery.id())
                                        : due(transaction, owner, delivery.id(), pause))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Ends what nobody is to be called for. */
    Mono<Long> abandon(Transaction transaction, String owner, UUID id) {
        return done(transaction, owner, id)
                .then(transaction.execute(
                        "UPDATE webhook_delivery SET state = 'failed', lease = NULL, next_at = NULL, ended_at = clock_timestamp()"
                                + " WHERE jurisdiction = $1 AND id = $2 AND state IN ('pending', 'sending')",
                        owner,
                        id));
    }

    /** Removes from the list of work. */
    private Mono<Long> done(Transaction transaction, String owner, UUID id) {
        return transaction.execute("DELETE FROM webhook_work WHERE jurisdiction = $1 AND delivery_id = $2", owner, id);
    }

    /** Removes deliveries of the tenant that ended before an instant. */
    Mono<Long> forget(Transaction transaction, String owner, Duration kept) {
        return transaction.execute(
                "DELETE FROM webhook_delivery WHERE jurisdiction = $1 AND state IN ('delivered', 'failed')"
                        + " AND ended_at < clock_timestamp() - make_interval(secs => $2)",
                owner,
                (double) kept.toSeconds());
    }

    private Mono<Long> due(Transaction transaction, String owner, UUID id, Duration pause) {
        return transaction.execute(
                "INSERT INTO webhook_work (jurisdiction, delivery_id, due_at)"
                        + " VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))"
                        + " ON CONFLICT (jurisdiction, delivery_id) DO UPDATE SET due_at = excluded.due_at",
                owner,
                id,
                pause.toMillis() / 1_000.0);
    }

    private static Mono<List<Delivery>> withAttempts(Transaction transaction, String owner, List<Delivery> found) {
        var ids = found.stream().map(Delivery::id).toArray(UUID[]::new);
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("delivery_id", UUID.class)),
                                new Delivery.Attempt(
                                        Objects.requireNonNull(row.get("at", Instant.class)),
                                        text(row, "outcome"),
                                        row.get("status", Integer.class))),
                        "SELECT a.* FROM unnest($2) d (id) CROSS JOIN LATERAL (SELECT delivery_id, at, outcome, status"
                                + " FROM webhook_attempt t WHERE t.jurisdiction = $1 AND t.delivery_id = d.id"
                                + " ORDER BY at DESC LIMIT " + ATTEMPTS_SHOWN + ") a ORDER BY a.at",
                        owner,
                        ids)
                .map(rows -> {
                    var byDelivery = new HashMap<UUID, List<Delivery.Attempt>>();
                    rows.forEach(row -> byDelivery
                            .computeIfAbsent(row.getKey(), key -> new ArrayList<>())
                            .add(row.getValue()));
                    return found.stream()
                            .map(one -> one.with(byDelivery.getOrDefault(one.id(), List.of())))
                            .toList();
                });
    }

    private static Delivery delivery(Readable row) {
        return new Delivery(
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "jurisdiction"),
                text(row, "type"),
                text(row, "state"),
                Objects.requireNonNull(row.get("tried", Integer.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                row.get("next_at", Instant.class),
                List.of());
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
