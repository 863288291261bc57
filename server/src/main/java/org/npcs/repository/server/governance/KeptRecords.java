package org.npcs.repository.server.governance;

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

/** Makes records of governance and their next versions; the running transaction works for the operator's tenant. */
@Component
final class KeptRecords {

    private final RepositoryClock clock;

    KeptRecords(RepositoryClock clock) {
        this.clock = clock;
    }

    /** The first version of a record that is known by its identifier. */
    StoredRecord first(Caller caller, String state, ObjectNode content, Map<String, Object> facets) {
        var made = first(caller, "", state, content, facets);
        return made.withKey(made.id().toString());
    }

    private StoredRecord first(
            Caller caller, String key, String state, ObjectNode content, Map<String, Object> facets) {
        return StoredRecord.first(
                        AsOperator.OWNER,
                        key,
                        state,
                        content,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(facets);
    }

    StoredRecord next(
            Caller caller, StoredRecord current, String state, ObjectNode content, Map<String, Object> facets) {
        return current.next(state, content, null, clock.now(), caller.client().clientId())
                .withFacets(facets);
    }

    /**
     * Stores what is stated under a key: the first version, the next one, or none when nothing differs. The caller holds the lock
     * under which twins come one after the other.
     */
    Mono<Stored<StoredRecord>> put(
            Transaction transaction, SqlRecords table, Caller caller, Statement stated, RecordChange change) {
        return table.lock(transaction, AsOperator.OWNER, stated.key())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> found.isPresent()
                        ? changed(transaction, table, caller, found.get(), stated, change)
                        : made(transaction, table, caller, stated, change));
    }

    /**
     * What is stated.
     *
     * @param key key of the record
     * @param state state that it is in from then on
     * @param content what is stated
     * @param facets columns of the table
     */
    record Statement(String key, String state, ObjectNode content, Map<String, Object> facets) {}

    private Mono<Stored<StoredRecord>> made(
            Transaction transaction, SqlRecords table, Caller caller, Statement stated, RecordChange change) {
        return change.precondition().ifFirst(() -> Mono.just(true)).flatMap(maybeFirst -> {
            if (!maybeFirst) {
                throw change.precondition().nothingStored();
            }
            var first = first(caller, stated.key(), stated.state(), stated.content(), stated.facets());
            return table.insert(transaction, first).map(stored -> new Stored<>(stored, Outcome.CREATED, List.of()));
        });
    }

    private Mono<Stored<StoredRecord>> changed(
            Transaction transaction,
            SqlRecords table,
            Caller caller,
            StoredRecord current,
            Statement stated,
            RecordChange change) {
        if (current.content().equals(stated.content()) && !change.precondition().createOnly()) {
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
