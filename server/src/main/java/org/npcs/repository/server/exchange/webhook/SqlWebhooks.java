package org.npcs.repository.server.exchange.webhook;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import reactor.core.publisher.Mono;

/** Webhooks in the database. */
final class SqlWebhooks {

    private SqlWebhooks() {}

    static SqlRecords records(UnitOfWork unitOfWork) {
        return new SqlRecords(unitOfWork, "webhook", new LinkedHashMap<>());
    }

    static Mono<Boolean> active(Transaction transaction, String owner, UUID id) {
        return transaction
                .one(
                        row -> true,
                        "SELECT 1 FROM webhook WHERE jurisdiction = $1 AND id = $2 AND state = 'active'",
                        owner,
                        id)
                .defaultIfEmpty(false);
    }
}
