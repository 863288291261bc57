package org.npcs.repository.server.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import reactor.core.publisher.Mono;

/** The table of profiles. What every caller may know is read without a note in the trail of its owner. */
final class SqlProfiles {

    static final String KEY = "profile";

    private final SqlRecords table;

    SqlProfiles(UnitOfWork unitOfWork) {
        this.table = new SqlRecords(unitOfWork, "profile", new LinkedHashMap<>());
    }

    SqlRecords records() {
        return table;
    }

    Mono<StoredRecord> find(Transaction transaction, String jurisdiction) {
        return table.beside(transaction, jurisdiction, KEY);
    }

    /** The jurisdictions that have a profile, in the order of their codes. */
    Mono<List<String>> owners(Transaction transaction, String after, int limit) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("jurisdiction", String.class)),
                "SELECT jurisdiction FROM profile WHERE jurisdiction > $1 ORDER BY jurisdiction LIMIT $2",
                after,
                limit);
    }
}
