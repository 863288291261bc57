package org.npcs.repository.server.sharing.hold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.sharing.withdrawal.Withdrawals;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The legal holds of owners. One person sets a hold, and it counts with the commit; another person releases it. */
@Component
public final class Holds {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Withdrawals withdrawals;
    private final SqlRecords table;
    private final SqlHolds holds = new SqlHolds();

    Holds(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, Withdrawals withdrawals) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.withdrawals = withdrawals;
        this.table = SqlHolds.records(unitOfWork);
    }

    /**
     * Sets a hold. It waits for destruction that is just being done, and refuses what that has destroyed.
     *
     * @throws ProblemException {@code validation-failed} for what the owner does not have, {@code record-withdrawn}
     */
    public Mono<Hold> set(Caller caller, String owner, ObjectNode content) {
        return once(caller, owner, transaction -> {
            var client = caller.client().clientId();
            var hold = new Hold(
                    StoredRecord.first(owner, UUID.randomUUID().toString(), Hold.HELD, content, clock.now(), client)
                            .withFacets(Map.of("set_by", caller.actor(), "set_client", client)));
            HoldRules.require(hold);
            return requested(transaction, owner, content)
                    // Storing it waits for destruction under way; only then is it seen what is still there.
                    .then(table.insert(transaction, hold.stored()))
                    .then(holds.named(transaction, owner, hold.incidents()))
                    .doOnNext(HoldRules::require)
                    .then(holds.reach(transaction, hold))
                    .thenReturn(hold);
        });
    }

    private Mono<Void> requested(Transaction transaction, String owner, ObjectNode content) {
        var request = content.path("thirdPartyRequestId").asString("");
        return request.isEmpty()
                ? Mono.empty()
                : holds.requested(transaction, owner, UUID.fromString(request))
                        .filter(there -> there)
                        .switchIfEmpty(Mono.error(HoldRules::unknownRequest))
                        .then();
    }

    /** One hold; {@code not-found}. */
    public Mono<Hold> get(Caller caller, String owner, UUID id) {
        caller.own(owner);
        return table.read(id)
                .map(Hold::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of holds in the order in which they were set. */
    public Mono<Page<Hold>> list(Caller caller, String owner, String after, int limit) {
        caller.own(owner);
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Hold::new));
    }

    /** The holds of the caller's jurisdiction that are in force; none for a caller that works for no jurisdiction. */
    public Mono<List<Hold>> inForce(Caller caller, String owner) {
        return owner.equals(caller.jurisdiction())
                ? unitOfWork
                        .run(transaction -> table.besideMeeting(
                                transaction, owner, List.of(new SqlRecords.Filter("state = ?", Hold.HELD))))
                        .map(rows -> rows.stream().map(Hold::new).toList())
                : Mono.just(List.of());
    }

    /**
     * Releases a hold; withdrawals that it halted go on.
     *
     * @throws ProblemException {@code illegal-transition}, {@code invalid-parameter} without a reason, or
     *     {@code second-person-needed} when the caller set it
     */
    public Mono<Hold> transition(Caller caller, String owner, UUID id, String to, @Nullable String reason) {
        return once(caller, owner, transaction -> table.lock(transaction, owner, id)
                        .map(Hold::new)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> release(transaction, caller, current, to, reason)))
                .doOnNext(released -> withdrawals.wake());
    }

    private Mono<Hold> release(
            Transaction transaction, Caller caller, Hold current, String to, @Nullable String reason) {
        var stored = current.stored();
        Hold.STATES.require(stored.state(), to);
        if (reason == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("This step needs a reason of the code system change-reason."));
        }
        if (caller.actor().equals(current.setBy())) {
            throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED);
        }
        var client = caller.client().clientId();
        var facets = new HashMap<String, Object>(stored.facets());
        facets.put("released_client", client);
        return table.update(
                        transaction,
                        stored.next(to, stored.content(), reason, clock.now(), client)
                                .withFacets(Map.copyOf(facets)))
                .map(Hold::new)
                .delayUntil(released -> holds.letGo(transaction, released))
                .delayUntil(released -> withdrawals.goOn(transaction, stored.jurisdiction()));
    }

    private Mono<Hold> once(Caller caller, String owner, Function<Transaction, Mono<Hold>> work) {
        caller.own(owner);
        return requests.once(
                hold -> hold.stored().id().toString(),
                id -> get(caller, owner, UUID.fromString(id)),
                () -> unitOfWork.run(work));
    }
}
