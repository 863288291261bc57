package org.npcs.repository.server.platform.idempotency;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of idempotency keys. */
final class SqlIdempotencyKeys {

    private static final String CLAIM = """
            INSERT INTO idempotency_key (jurisdiction, client_id, key, fingerprint, created_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (jurisdiction, client_id, key) DO UPDATE
                SET fingerprint = EXCLUDED.fingerprint, answer = NULL, created_at = EXCLUDED.created_at
                WHERE idempotency_key.created_at < $6
            """;
    private static final String FIND =
            "SELECT fingerprint, answer FROM idempotency_key WHERE jurisdiction = $1 AND client_id = $2 AND key = $3";
    private static final String ANSWER =
            "UPDATE idempotency_key SET answer = $4 WHERE jurisdiction = $1 AND client_id = $2 AND key = $3";

    /** What an earlier request with the key was and led to. */
    record Earlier(String fingerprint, @Nullable String answer) {
        private static Earlier of(Readable row) {
            return new Earlier(
                    Objects.requireNonNull(row.get("fingerprint", String.class)), row.get("answer", String.class));
        }
    }

    /** Claims the key; false when it is taken. A running twin is waited for. */
    Mono<Boolean> claim(
            Transaction transaction, Session session, String key, String fingerprint, Instant now, Instant expired) {
        return transaction
                .execute(CLAIM, session.tenant(), session.client(), key, fingerprint, now, expired)
                .map(rows -> rows == 1);
    }

    Mono<Earlier> find(Transaction transaction, Session session, String key) {
        return transaction.one(Earlier::of, FIND, session.tenant(), session.client(), key);
    }

    Mono<Long> answer(Transaction transaction, Session session, String key, String answer) {
        return transaction.execute(ANSWER, session.tenant(), session.client(), key, answer);
    }
}
