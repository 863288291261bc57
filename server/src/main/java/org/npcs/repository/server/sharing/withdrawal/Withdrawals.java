package org.npcs.repository.server.sharing.withdrawal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.sharing.Agreements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What owners take back. Effects are shown first; what is confirmed is done and cannot be undone. */
@Component
public final class Withdrawals {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Agreements agreements;
    private final Withdrawing withdrawing;
    private final SqlRecords table;
    private final SqlReach reach = new SqlReach();
    private final SqlWithdrawalWork work = new SqlWithdrawalWork();
    private final SqlDestruction destruction = new SqlDestruction();

    Withdrawals(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Agreements agreements,
            Withdrawing withdrawing,
            WithdrawalTable records) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.agreements = agreements;
        this.withdrawing = withdrawing;
        this.table = records.table();
    }

    /**
     * Counts what a withdrawal would do.
     *
     * @throws ProblemException {@code validation-failed}, or {@code record-withdrawn} when it was done before
     */
    public Mono<Withdrawal> ask(Caller caller, String owner, ObjectNode request) {
        caller.own(owner);
        return once(
                caller,
                owner,
                () -> unitOfWork.run(transaction -> {
                    Scope.require(request);
                    var scope = Scope.of(request);
                    return standing(transaction, owner, scope)
                            .then(effects(transaction, owner, scope))
                            .flatMap(effects -> table.insert(
                                    transaction,
                                    StoredRecord.first(
                                                    owner,
                                                    UUID.randomUUID().toString(),
                                                    Withdrawal.SHOWN,
                                                    request,
                                                    clock.now(),
                                                    caller.client().clientId())
                                            .withFacets(Map.of(
                                                    "requested_by",
                                                    caller.actor(),
                                                    "requested_client",
                                                    caller.client().clientId(),
                                                    "effects",
                                                    effects.toString()))))
                            .map(Withdrawal::new);
                }));
    }

    private Mono<ObjectNode> effects(Transaction transaction, String owner, Scope scope) {
        return reach.counts(transaction, owner, scope).flatMap(counts -> reach.recipients(transaction, owner, scope)
                .flatMap(recipients -> reach.holds(transaction, owner, scope)
                        .map(holds -> Certificates.effects(counts, recipients, holds))));
    }

    private Mono<Void> standing(Transaction transaction, String owner, Scope scope) {
        var incident = scope.incident();
        return incident == null
                ? Mono.empty()
                : reach.state(transaction, owner, incident)
                        .switchIfEmpty(Mono.error(
                                () -> Faults.refused(List.of(Faults.finding("STR-REFERENCE", "/incidentId")))))
                        .filter(state -> !state.equals(SqlRecords.WITHDRAWN))
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.RECORD_WITHDRAWN)))
                        .then();
    }

    /** One withdrawal; {@code not-found}. */
    public Mono<Withdrawal> get(Caller caller, String owner, UUID id) {
        caller.own(owner);
        return table.read(id)
                .map(Withdrawal::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of withdrawals in the order in which they were asked for. */
    public Mono<Page<Withdrawal>> list(Caller caller, String owner, String after, int limit) {
        caller.own(owner);
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Withdrawal::new));
    }

    /**
     * Carries a withdrawal out, or drops it.
     *
     * @throws ProblemException {@code illegal-transition}, {@code second-person-needed} when all records of the member are
     *     withdrawn and the caller asked for it, or {@code record-held}
     */
    public Mono<Withdrawal> transition(Caller caller, String owner, UUID id, String to) {
        caller.own(owner);
        return once(
                        caller,
                        owner,
                        () -> unitOfWork.run(transaction -> table.lock(transaction, owner, id)
                                .map(Withdrawal::new)
                                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                                .flatMap(current -> move(transaction, caller, current, to))))
                .doOnNext(moved -> withdrawing.wake());
    }

    private Mono<Withdrawal> move(Transaction transaction, Caller caller, Withdrawal current, String to) {
        var stored = current.stored();
        Withdrawal.STATES.require(stored.state(), to);
        var client = caller.client().clientId();
        var next = stored.next(to, stored.content(), null, clock.now(), client);
        if (!to.equals(Withdrawal.CONFIRMED)) {
            return table.update(transaction, next).map(Withdrawal::new);
        }
        if (current.scope().everything() && caller.actor().equals(current.requestedBy())) {
            throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED);
        }
        var facets = new HashMap<String, Object>(stored.facets());
        facets.put("confirmed_client", client);
        var owner = stored.jurisdiction();
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return unheld(transaction, owner, current.scope())
                    .then(table.update(transaction, next.withFacets(Map.copyOf(facets))))
                    .then(current.scope().everything() ? closed(transaction, owner, client) : Mono.just(0L))
                    .flatMap(keys -> work.add(transaction, session, stored.id(), new Counts(0, 0, 0, keys, 0)))
                    .then(withdrawing.step(transaction, owner, stored.id()))
                    .map(Withdrawal::new);
        });
    }

    private Mono<Void> unheld(Transaction transaction, String owner, Scope scope) {
        return reach.holds(transaction, owner, scope)
                .doOnNext(holds -> {
                    if (!holds.isEmpty()) {
                        throw ProblemException.of(ProblemCode.RECORD_HELD, d -> d.holds(holds));
                    }
                })
                .then();
    }

    /** Lets withdrawals of an owner go on that a hold halted, inside the transaction that releases it. */
    public Mono<Void> goOn(Transaction transaction, String owner) {
        return work.goOn(transaction, owner).then();
    }

    /** Says that there may be something to carry out. */
    public void wake() {
        withdrawing.wake();
    }

    /** Before the records of a member go, no key of it opens anything and its agreement ends. */
    private Mono<Long> closed(Transaction transaction, String owner, String client) {
        return destruction
                .destroyKeys(transaction, owner)
                .delayUntil(keys -> agreements.end(transaction, owner, client));
    }

    /** One withdrawal that is certified; {@code not-found} before it is. */
    public Mono<Withdrawal> certified(Caller caller, String owner, UUID id) {
        return get(caller, owner, id)
                .filter(found -> found.certificate() != null)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private Mono<Withdrawal> once(Caller caller, String owner, Supplier<Mono<Withdrawal>> doing) {
        return requests.once(
                withdrawal -> withdrawal.stored().id().toString(),
                id -> get(caller, owner, UUID.fromString(id)),
                doing);
    }
}
