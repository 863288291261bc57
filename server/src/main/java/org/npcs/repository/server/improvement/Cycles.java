package org.npcs.repository.server.improvement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Cycles of plan, do, study and act: of each member its own, and of others what they share. */
@Component
public final class Cycles {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlRecords table;

    Cycles(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.table = new SqlRecords(
                unitOfWork, "pdsa_cycle", new LinkedHashMap<String, Class<?>>(Map.of("audience", String.class)));
    }

    /** Stores a plan; {@code validation-failed} when a text points to a person. */
    public Mono<StoredRecord> plan(Caller caller, String owner, ObjectNode content) {
        return once(caller, owner, transaction -> {
            Faults.require(CycleRules.suspected(content));
            var client = caller.client().clientId();
            var first = StoredRecord.first(owner, "", CycleRules.PLANNED, content, clock.now(), client);
            return table.insert(
                    transaction, first.withKey(first.id().toString()).withFacets(shared(content)));
        });
    }

    /** One cycle; {@code not-found} for another's that is not shared. */
    public Mono<StoredRecord> get(Caller caller, String owner, UUID id) {
        return unitOfWork
                .run(transaction ->
                        table.list(transaction, owner, seen(caller, owner, new Filter("id = ?", id)), "", 1))
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of cycles in the order of first storing; of another member those that it shares, {@code not-found} for none. */
    public Mono<Page<StoredRecord>> list(Caller caller, String owner, String after, int limit) {
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, seen(caller, owner), after, limit + 1))
                // Another's collection is there as soon as something is shared of it.
                .filter(rows -> !rows.isEmpty() || !after.isEmpty() || owner.equals(caller.jurisdiction()))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private static List<Filter> seen(Caller caller, String owner, Filter... asked) {
        var filters = new ArrayList<>(List.of(asked));
        if (!owner.equals(caller.jurisdiction())) {
            filters.add(new Filter("audience = ?", "members"));
        }
        return filters;
    }

    /**
     * Writes on a cycle that was not acted upon.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} after its end, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<StoredRecord> put(Caller caller, String owner, UUID id, ObjectNode content, RecordChange change) {
        caller.own(owner);
        return unitOfWork.run(transaction -> locked(transaction, owner, id).flatMap(current -> {
            if (current.content().equals(content)) {
                return Mono.just(current);
            }
            if (current.state().equals(CycleRules.ACTED)) {
                throw CycleRules.STATES.illegal(current.state());
            }
            change.precondition().require(current, content);
            Faults.require(CycleRules.altered(current.content(), content, current.state()));
            var client = caller.client().clientId();
            return table.update(
                    transaction,
                    current.next(current.state(), content, change.reason(), clock.now(), client)
                            .withFacets(shared(content)));
        }));
    }

    /** Moves a cycle on; {@code illegal-transition}, {@code validation-failed} with what the step needs. */
    public Mono<StoredRecord> transition(Caller caller, String owner, UUID id, String to) {
        return once(caller, owner, transaction -> locked(transaction, owner, id).flatMap(current -> {
            CycleRules.STATES.require(current.state(), to);
            Faults.require(CycleRules.missing(current.content(), to));
            var client = caller.client().clientId();
            return table.update(transaction, current.next(to, current.content(), null, clock.now(), client));
        }));
    }

    private static Map<String, Object> shared(ObjectNode content) {
        return Map.of("audience", content.path("shared").asBoolean(false) ? "members" : "owner");
    }

    private Mono<StoredRecord> locked(Transaction transaction, String owner, UUID id) {
        return table.lock(transaction, owner, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private Mono<StoredRecord> once(Caller caller, String owner, Function<Transaction, Mono<StoredRecord>> work) {
        caller.own(owner);
        return requests.once(
                cycle -> cycle.id().toString(),
                id -> get(caller, owner, UUID.fromString(id)),
                () -> unitOfWork.run(work));
    }
}
