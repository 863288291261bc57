package org.npcs.repository.server.membership.partnership;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What members state once and restate, each under a key of its own; read by others as the policy of the table allows. */
final class StatedByMembers {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlRecords table;
    private final Statements statements;

    StatedByMembers(UnitOfWork unitOfWork, RepositoryClock clock, String table) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = new SqlRecords(unitOfWork, table, new LinkedHashMap<>());
        this.statements = new Statements(unitOfWork, clock, this.table);
    }

    /** What a member has stated under a key; empty while it has stated nothing, or nothing for the caller. */
    Mono<Optional<StoredRecord>> of(String member, String key) {
        return unitOfWork
                .run(transaction -> table.list(transaction, member, List.of(new Filter("natural_key = ?", key)), "", 1))
                .map(rows -> rows.stream().findFirst());
    }

    /** States it in the name of the calling member. */
    Mono<Stored<StoredRecord>> put(Caller caller, String member, String key, ObjectNode content, RecordChange change) {
        var first = StoredRecord.first(
                member, key, "stated", content, clock.now(), caller.client().clientId());
        return statements.put(first, before -> before, change);
    }
}
