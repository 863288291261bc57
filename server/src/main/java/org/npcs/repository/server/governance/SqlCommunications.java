package org.npcs.repository.server.governance;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of communications. Deliveries are read by every caller; answers by their member and the operator alone. */
@Component
final class SqlCommunications {

    final SqlRecords communications;
    final SqlRecords answers;

    SqlCommunications(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("kind", String.class);
        facets.put("decision", String.class);
        facets.put("sent_at", Instant.class);
        facets.put("closed_at", Instant.class);
        this.communications = new SqlRecords(unitOfWork, "communication", facets);
        var ofAnswers = new LinkedHashMap<String, Class<?>>();
        ofAnswers.put("answered_at", Instant.class);
        this.answers = new SqlRecords(unitOfWork, "communication_answer", ofAnswers);
    }

    /** Delivers to each recipient; the tenant is the operator. */
    Mono<Void> deliver(Transaction transaction, UUID communication, List<Invited> recipients, Instant at) {
        return Flux.fromIterable(recipients)
                .concatMap(one -> transaction.execute(
                        "INSERT INTO communication_delivery (jurisdiction, communication_id, capacity, holder, team_key,"
                                + " client_id, delivered_at) VALUES ('OPERATOR', $1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                        communication,
                        one.capacity(),
                        one.code(),
                        one.teamKey() == null ? "" : one.teamKey(),
                        nullable(String.class, one.clientId()),
                        at))
                .then();
    }

    /** Deliveries of communications in the order of their recipients, by communication. */
    Mono<Map<UUID, List<Delivery>>> deliveries(Transaction transaction, List<UUID> communications) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("communication_id", UUID.class)), delivery(row)),
                        "SELECT * FROM communication_delivery WHERE communication_id = ANY($1)"
                                + " ORDER BY communication_id, holder, team_key, capacity",
                        (Object) communications.toArray(UUID[]::new))
                .map(all -> all.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static Delivery delivery(Readable row) {
        var key = Objects.requireNonNull(row.get("team_key", String.class));
        return new Delivery(
                new Invited(
                        Objects.requireNonNull(row.get("capacity", String.class)),
                        Objects.requireNonNull(row.get("holder", String.class)),
                        key.isEmpty() ? null : key,
                        row.get("client_id", String.class)),
                Objects.requireNonNull(row.get("delivered_at", Instant.class)),
                row.get("read_at", Instant.class),
                row.get("acknowledged_at", Instant.class));
    }

    /** Whether something was delivered to the caller that it has not read. */
    Mono<Boolean> unread(Transaction transaction, UUID communication, Caller caller) {
        return transaction.one(
                row -> true,
                "SELECT 1 FROM communication_delivery WHERE communication_id = $1 AND read_at IS NULL"
                        + " AND (holder = $2 OR client_id = $3) LIMIT 1",
                communication,
                nullable(String.class, caller.jurisdiction()),
                caller.client().clientId());
    }

    /** Marks what was delivered to the caller as read; the tenant is the operator. */
    Mono<Long> read(Transaction transaction, UUID communication, Caller caller, Instant at) {
        return transaction.execute(
                "UPDATE communication_delivery SET read_at = $4 WHERE communication_id = $1 AND read_at IS NULL"
                        + " AND (holder = $2 OR client_id = $3)",
                communication,
                nullable(String.class, caller.jurisdiction()),
                caller.client().clientId(),
                at);
    }

    /** Marks what was delivered to a member as acknowledged; tells how much that was. The tenant is the operator. */
    Mono<Long> acknowledge(Transaction transaction, UUID communication, String member, Instant at) {
        return transaction.execute(
                "UPDATE communication_delivery SET read_at = coalesce(read_at, $3),"
                        + " acknowledged_at = coalesce(acknowledged_at, $3) WHERE communication_id = $1 AND holder = $2",
                communication,
                member,
                at);
    }

    /** Members whose answers to a communication the caller may read, in their order. */
    Mono<List<String>> answeredBy(Transaction transaction, UUID communication) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("jurisdiction", String.class)),
                "SELECT jurisdiction FROM communication_answer WHERE natural_key = $1 ORDER BY jurisdiction",
                communication.toString());
    }

    /** The communication of a decision; empty when there is none. */
    Mono<UUID> ofDecision(Transaction transaction, String reference) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("id", UUID.class)),
                "SELECT id FROM communication WHERE decision = $1",
                reference);
    }

    /** When the communication of a decision was sent; empty until then. */
    Mono<Instant> sentAt(Transaction transaction, String reference) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("sent_at", Instant.class)),
                "SELECT sent_at FROM communication WHERE decision = $1 AND sent_at IS NOT NULL",
                reference);
    }

    /** When a member was asked something since an instant, and when it answered first. */
    Mono<List<Asked>> asked(Transaction transaction, String member, Instant since) {
        return transaction.list(
                row -> new Asked(
                        Objects.requireNonNull(row.get("delivered_at", Instant.class)),
                        row.get("answered_at", Instant.class)),
                "SELECT d.delivered_at, min(a.answered_at) AS answered_at FROM communication_delivery d"
                        + " JOIN communication c ON c.id = d.communication_id"
                        + " LEFT JOIN communication_answer a ON a.natural_key = c.id::text AND a.jurisdiction = $1"
                        + " WHERE d.holder = $1 AND d.delivered_at >= $2 AND c.content::json -> 'asks' IS NOT NULL"
                        + " GROUP BY c.id, d.delivered_at",
                member,
                since);
    }

    /** A question to a member: when it was delivered, and when it was answered first, or null. */
    record Asked(Instant deliveredAt, @Nullable Instant answeredAt) {}
}
