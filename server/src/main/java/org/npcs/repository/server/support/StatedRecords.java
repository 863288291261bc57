package org.npcs.repository.server.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Stores what is stated under a key: the first version, the next one, or none when nothing is new. */
@Component
final class StatedRecords {

    private final SqlSupport sql;
    private final RepositoryClock clock;

    StatedRecords(SqlSupport sql, RepositoryClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is stated.
     *
     * @param owner whose record it is
     * @param key key within the owner
     * @param state state that it is in from then on
     * @param content what is stated
     * @param facets columns of the noun
     */
    record Statement(String owner, String key, String state, ObjectNode content, Map<String, Object> facets) {}

    /** States it; the running transaction acts as the owner. */
    Mono<Stored<StoredRecord>> put(
            Transaction transaction,
            SqlRecords table,
            String name,
            Caller caller,
            Statement stated,
            RecordChange change) {
        return sql.alone(transaction, name, stated.owner(), stated.key())
                .then(Mono.defer(() -> table.lock(transaction, stated.owner(), stated.key())))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> found.isPresent()
                        ? next(transaction, table, caller, found.get(), stated, change)
                        : first(transaction, table, caller, stated, change));
    }

    private Mono<Stored<StoredRecord>> first(
            Transaction transaction, SqlRecords table, Caller caller, Statement stated, RecordChange change) {
        var precondition = change.precondition();
        return precondition.ifFirst(() -> Mono.just(true)).flatMap(maybeFirst -> {
            if (!maybeFirst) {
                throw precondition.nothingStored();
            }
            var made = StoredRecord.first(
                            stated.owner(),
                            stated.key(),
                            stated.state(),
                            stated.content(),
                            clock.now(),
                            caller.client().clientId())
                    .withFacets(stated.facets());
            return table.insert(transaction, made).map(stored -> new Stored<>(stored, Outcome.CREATED, List.of()));
        });
    }

    private Mono<Stored<StoredRecord>> next(
            Transaction transaction,
            SqlRecords table,
            Caller caller,
            StoredRecord current,
            Statement stated,
            RecordChange change) {
        if (current.content().equals(stated.content())
                && current.state().equals(stated.state())
                && !change.precondition().createOnly()) {
            return Mono.just(new Stored<>(current, Outcome.UNCHANGED, List.of()));
        }
        change.precondition().require(current, stated.content());
        var next = current.next(
                        stated.state(),
                        stated.content(),
                        change.reason(),
                        clock.now(),
                        caller.client().clientId())
                .withFacets(stated.facets());
        return table.update(transaction, next).map(stored -> new Stored<>(stored, Outcome.UPDATED, List.of()));
    }
}
