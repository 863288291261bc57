package org.npcs.repository.server.platform.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The records that a chunk of a batch touches: locked as they are, then written with as few statements as possible. */
public final class BatchOfRecords {

    private final SqlRecords table;
    private final Map<String, StoredRecord> current = new HashMap<>();
    private final Map<String, StoredRecord> first = new LinkedHashMap<>();
    private final Map<String, StoredRecord> next = new LinkedHashMap<>();

    private BatchOfRecords(SqlRecords table) {
        this.table = table;
    }

    /** Locks the stored records under these keys, always in the same order. */
    public static Mono<BatchOfRecords> lock(
            Transaction transaction, SqlRecords table, String owner, Collection<String> keys) {
        var batch = new BatchOfRecords(table);
        return table.lockAll(transaction, owner, keys)
                // What follows compares contents: not on the thread that serves the connections.
                .publishOn(Schedulers.parallel())
                .map(stored -> {
                    stored.forEach(record -> batch.current.put(record.naturalKey(), record));
                    return batch;
                });
    }

    /** The record under a key as it is after what was put before; null when there is none. */
    public @Nullable StoredRecord current(String naturalKey) {
        return current.get(naturalKey);
    }

    /** Keeps a first or next version to be written. */
    public void put(StoredRecord record) {
        var made = record.version() == 1 || first.containsKey(record.naturalKey());
        (made ? first : next).put(record.naturalKey(), record);
        current.put(record.naturalKey(), record);
    }

    /** Writes everything that was put. A twin that came in between fails the transaction; it can be repeated. */
    public Mono<Void> write(Transaction transaction) {
        return table.insertAll(transaction, List.copyOf(first.values()))
                .then(table.updateAll(transaction, List.copyOf(next.values())));
    }
}
