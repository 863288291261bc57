package org.npcs.repository.server.analytics.table;

import java.util.List;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts the records of one owner, for live figures, charts and releases alike. */
public final class RecordCounts {

    private final SqlCounts sql = new SqlCounts();

    /** The counts, those of nothing left out; the transaction must be the owner's. */
    public Mono<List<Leaf>> count(Transaction transaction, String owner, Counting counting) {
        return sql.count(transaction, owner, counting);
    }
}
