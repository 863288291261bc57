package org.npcs.repository.server.sharing.withdrawal;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The list of withdrawals that are being carried out. */
final class SqlWithdrawalWork {

    /** Sees the list of all members, and nothing else of them. */
    static final Session WITHDRAWING = new Session("WITHDRAWING", "repository", "repository", "withdrawal");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A withdrawal under way: in whose name, what is done, and behind which record it goes on. */
    record Under(String owner, UUID id, String client, String actor, Counts done, UUID behind) {

        private static Under of(Readable row) {
            return new Under(
                    Objects.requireNonNull(row.get("jurisdiction", String.class)),
                    Objects.requireNonNull(row.get("withdrawal_id", UUID.class)),
                    Objects.requireNonNull(row.get("client", String.class)),
                    Objects.requireNonNull(row.get("actor", String.class)),
                    Counts.of(JSON.readTree(Objects.requireNonNull(row.get("done", String.class)))),
                    Objects.requireNonNull(row.get("behind", UUID.class)));
        }

        Session session() {
            return new Session(owner, client, actor, "withdrawal");
        }
    }

    Mono<Long> add(Transaction transaction, Session session, UUID id, Counts done) {
        return transaction.execute(
                "INSERT INTO withdrawal_work (jurisdiction, withdrawal_id, client, actor, done) VALUES ($1, $2, $3, $4, $5)",
                session.tenant(),
                id,
                session.client(),
                session.actor(),
                text(done));
    }

    /** Some withdrawal that nobody works on and no hold halts. */
    Mono<Under> next(Transaction transaction) {
        return transaction.one(
                Under::of,
                "SELECT * FROM withdrawal_work WHERE NOT halted ORDER BY withdrawal_id LIMIT 1 FOR UPDATE SKIP LOCKED");
    }

    /** One withdrawal, for the work on it; nothing when another instance has it or it is done. */
    Mono<Under> take(Transaction transaction, String owner, UUID id) {
        return transaction.one(
                Under::of,
                "SELECT * FROM withdrawal_work WHERE jurisdiction = $1 AND withdrawal_id = $2 FOR UPDATE SKIP LOCKED",
                owner,
                id);
    }

    Mono<Long> note(Transaction transaction, Under under, Counts done, UUID behind) {
        return transaction.execute(
                "UPDATE withdrawal_work SET done = $3, behind = $4 WHERE jurisdiction = $1 AND withdrawal_id = $2",
                under.owner(),
                under.id(),
                text(done),
                behind);
    }

    /** A hold keeps some of what is to be destroyed next. */
    Mono<Long> halt(Transaction transaction, Under under) {
        return transaction.execute(
                "UPDATE withdrawal_work SET halted = true WHERE jurisdiction = $1 AND withdrawal_id = $2",
                under.owner(),
                under.id());
    }

    /** A hold of an owner was released. */
    Mono<Long> goOn(Transaction transaction, String owner) {
        return transaction.execute(
                "UPDATE withdrawal_work SET halted = false WHERE jurisdiction = $1 AND halted", owner);
    }

    Mono<Long> end(Transaction transaction, Under under) {
        return transaction.execute(
                "DELETE FROM withdrawal_work WHERE jurisdiction = $1 AND withdrawal_id = $2",
                under.owner(),
                under.id());
    }

    private static String text(Counts counts) {
        return counts.in(JSON.createObjectNode()).toString();
    }
}
