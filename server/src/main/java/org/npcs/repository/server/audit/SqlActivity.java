package org.npcs.repository.server.audit;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts over entries of one client. */
final class SqlActivity {

    Mono<List<ClientActivity.Row>> of(Transaction transaction, String owner, String client, Instant since) {
        return transaction.list(SqlActivity::row, "SELECT * FROM activity_of($1, $2, $3)", owner, client, since);
    }

    /** For the operator alone; the database refuses anybody else. */
    Mono<List<ClientActivity.Row>> everywhere(Transaction transaction, String client, Instant since) {
        return transaction.list(SqlActivity::row, "SELECT * FROM activity_everywhere($1, $2)", client, since);
    }

    Mono<Boolean> noted(Transaction transaction, long entries) {
        return new SqlAuditTrail().noted(transaction, "count", entries);
    }

    private static ClientActivity.Row row(Readable row) {
        return new ClientActivity.Row(
                SqlAuditTrail.text(row, "jurisdiction"),
                SqlAuditTrail.text(row, "action"),
                SqlAuditTrail.text(row, "noun").replace('_', '-'),
                SqlAuditTrail.text(row, "outcome"),
                SqlAuditTrail.number(row, "entries"),
                SqlAuditTrail.number(row, "records"),
                Objects.requireNonNull(row.get("first_at", Instant.class)),
                Objects.requireNonNull(row.get("last_at", Instant.class)),
                row.get("submission_id", UUID.class),
                row.get("submission_at", Instant.class));
    }
}
