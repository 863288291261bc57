package org.npcs.repository.server.exchange.period;

import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What members state about a period, kept in versions like every record. */
final class Statements {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlRecords table;

    Statements(UnitOfWork unitOfWork, RepositoryClock clock, SqlRecords table) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = table;
    }

    Mono<StoredRecord> get(String naturalKey) {
        return table.read(naturalKey).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** Stores a statement: the first, the next version, or none when the content is the same. */
    Mono<Stored<StoredRecord>> put(
            Caller caller,
            String naturalKey,
            String state,
            ObjectNode content,
            Map<String, Object> facets,
            RecordChange change) {
        var client = caller.client().clientId();
        var first = StoredRecord.first(caller.owner(), naturalKey, state, content, clock.now(), client)
                .withFacets(facets);
        return change.precondition()
                .ifFirst(() -> table.store(first))
                .flatMap(made -> made
                        ? Mono.just(new Stored<>(first, Outcome.CREATED, List.of()))
                        : unitOfWork.run(transaction -> table.lock(transaction, caller.owner(), naturalKey)
                                .switchIfEmpty(
                                        Mono.error(() -> change.precondition().nothingStored()))
                                .flatMap(current -> {
                                    if (current.content().equals(content)
                                            && !change.precondition().createOnly()) {
                                        return Mono.just(new Stored<>(current, Outcome.UNCHANGED, List.of()));
                                    }
                                    change.precondition().require(current, content);
                                    var next = current.next(state, content, change.reason(), clock.now(), client);
                                    return table.update(transaction, next)
                                            .map(saved -> new Stored<>(saved, Outcome.UPDATED, List.of()));
                                })));
    }
}
