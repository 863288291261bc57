package org.npcs.repository.server.platform.record;

import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.npcs.repository.server.platform.clock.RepositoryClock;
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
        return change.precondition()
                .ifFirst(() -> table.store(first))
                .flatMap(made -> made
                        ? Mono.just(new Stored<>(first, Outcome.CREATED, List.of()))
                        : unitOfWork.run(
                                transaction -> table.lock(transaction, first.jurisdiction(), first.naturalKey())
                                        .switchIfEmpty(Mono.error(
                                                () -> change.precondition().nothingStored()))
                                        .flatMap(current -> {
                                            var next = state.apply(current.state());
                                            if (current.content().equals(first.content())
                                                    && current.state().equals(next)
                                                    && !change.precondition().createOnly()) {
                                                return Mono.just(new Stored<>(current, Outcome.UNCHANGED, List.of()));
                                            }
                                            change.precondition().require(current, first.content());
                                            return table.update(transaction, next(current, next, first, change))
                                                    .map(saved -> new Stored<>(saved, Outcome.UPDATED, List.of()));
                                        })));
    }

    /** The columns of the noun follow what is stated; those that it does not name stay. */
    private StoredRecord next(StoredRecord current, String state, StoredRecord stated, RecordChange change) {
        var facets = new HashMap<>(current.facets());
        facets.putAll(stated.facets());
        return current.next(state, stated.content(), change.reason(), clock.now(), stated.storedBy())
                .withFacets(facets);
    }
}
