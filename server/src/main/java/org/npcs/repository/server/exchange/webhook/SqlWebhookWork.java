package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The lists of hints and of deliveries that need a worker. */
final class SqlWebhookWork {

    /** Sees the lists of work of all members, and nothing else of them. */
    static final Session WORKER = new Session("WORKER", "repository", "repository", "webhook-worker");

    /** Something of one owner that this worker has in hand. */
    record Claim(String owner, UUID id) {

        /** In whose name the work goes on. */
        Session session() {
            return new Session(owner, "repository", "repository", "webhook-worker");
        }
    }

    /** The webhook of the oldest hint; the row lock is the claim. */
    Mono<Claim> hint(Transaction transaction) {
        return transaction.one(
                row -> new Claim(
                        Objects.requireNonNull(row.get("jurisdiction", String.class)),
                        Objects.requireNonNull(row.get("webhook_id", UUID.class))),
                "SELECT jurisdiction, webhook_id FROM webhook_hint ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED");
    }

    /** Removes the hints for a webhook that were committed, but for those in the hands of another worker. */
    Mono<Long> clear(Transaction transaction, Claim webhook) {
        return transaction.execute(
                "DELETE FROM webhook_hint WHERE jurisdiction = $1 AND position IN (SELECT position FROM webhook_hint"
                        + " WHERE jurisdiction = $1 AND webhook_id = $2 FOR UPDATE SKIP LOCKED)",
                webhook.owner(),
                webhook.id());
    }

    /** Gives a webhook a hint without a change. */
    Mono<Long> hint(Transaction transaction, String owner, UUID webhook) {
        return transaction.execute(
                "INSERT INTO webhook_hint (jurisdiction, webhook_id) VALUES ($1, $2)", owner, webhook);
    }

    /** The delivery that is due longest; nobody else gets it before the lease ends. */
    Mono<Claim> delivery(Transaction transaction, Duration lease) {
        return transaction.one(
                row -> new Claim(
                        Objects.requireNonNull(row.get("jurisdiction", String.class)),
                        Objects.requireNonNull(row.get("delivery_id", UUID.class))),
                "UPDATE webhook_work SET due_at = clock_timestamp() + make_interval(secs => $1)"
                        + " WHERE (jurisdiction, delivery_id) = (SELECT jurisdiction, delivery_id FROM webhook_work"
                        + " WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
                        + " RETURNING jurisdiction, delivery_id",
                (double) lease.toSeconds());
    }
}
