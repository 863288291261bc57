package org.npcs.repository.server.platform.record;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import reactor.core.publisher.Mono;

/** What a member states or sets up under a key of its own, kept in versions like every record. */
public final class Statements {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlRecords table;

    /** Statements that are kept in a table. */
    public Statements(UnitOfWork unitOfWork, RepositoryClock clock, SqlRecords table) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = table;
    }

    /** One statement; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(String naturalKey) {
        return table.read(naturalKey).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /**
     * Stores a statement: the first version, the next one, or none when nothing differs.
     *
     * @param first the first version, should none be stored
     * @param state the next state, from the one before
     */
    public Mono<Stored<StoredRecord>> put(StoredRecord first, UnaryOperator<String> state, RecordChange change) {
        return put(first, state, current -> {}, change);
    }

    /**
     * The same where what is stored may refuse the change.
     *
     * @param may refuses to change what is stored, after the precondition was met
     */
    public Mono<Stored<StoredRecord>> put(
            StoredRecord first, UnaryOperator<String> state, Consumer<StoredRecord> may, RecordChange change) {
        return change.precondition()
                .ifFirst(() -> table.store(first))
                .flatMap(made -> made
                        ? Mono.just(new Stored<>(first, Outcome.CREATED, List.of()))
                        : unitOfWork.run(
                                transaction -> table.lock(transaction, first.jurisdiction(), first.naturalKey())
                                        .switchIfEmpty(Mono.error(
                                                () -> change.precondition().nothingStored()))
                                        .flatMap(current -> next(transaction, current, first, state, may, change))));
    }

    /**
     * The same in a running transaction, which holds a lock that lets twins come one after the other.
     *
     * @param stated the first version, should none be stored; its state is the next one
     * @param may refuses to store the first version, of which it is given nothing, or to change what is stored
     */
    public Mono<Stored<StoredRecord>> put(
            Transaction transaction, StoredRecord stated, Consumer<Optional<StoredRecord>> may, RecordChange change) {
        return table.lock(transaction, stated.jurisdiction(), stated.naturalKey())
                .flatMap(current -> next(
                        transaction,
                        current,
                        stated,
                        before -> stated.state(),
                        stored -> may.accept(Optional.of(stored)),
                        change))
                .switchIfEmpty(Mono.defer(() -> change.precondition()
                        .ifFirst(() -> {
                            may.accept(Optional.empty());
                            return table.insert(transaction, stated).thenReturn(true);
                        })
                        .map(made -> {
                            if (!made) {
                                throw change.precondition().nothingStored();
                            }
                            return new Stored<>(stated, Outcome.CREATED, List.of());
                        })));
    }

    private Mono<Stored<StoredRecord>> next(
            Transaction transaction,
            StoredRecord current,
            StoredRecord stated,
            UnaryOperator<String> state,
            Consumer<StoredRecord> may,
            RecordChange change) {
        var next = state.apply(current.state());
        if (current.content().equals(stated.content())
                && current.state().equals(next)
                && current.facets().entrySet().containsAll(stated.facets().entrySet())
                && !change.precondition().createOnly()) {
            return Mono.just(new Stored<>(current, Outcome.UNCHANGED, List.of()));
        }
        change.precondition().require(current, stated.content());
        may.accept(current);
        var facets = new HashMap<>(current.facets());
        facets.putAll(stated.facets());
        return table.update(
                        transaction,
                        current.next(next, stated.content(), change.reason(), clock.now(), stated.storedBy())
                                .withFacets(facets))
                .map(saved -> new Stored<>(saved, Outcome.UPDATED, List.of()));
    }
}
