package org.npcs.repository.server.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordIds;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.CallerStanding.Delegation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Delegations: a member alone lets a vendor's client act for it, and takes it back with effect from the next request. */
@Component
public final class Delegations {

    /** What a vendor never gets: only a member administers itself and closes its reviews. */
    private static final Set<String> OWN_ONLY = Set.of(
            "membership:manage",
            "membership:keys",
            "review:finalise",
            "definition:manage",
            "sharing:manage",
            "shared:read",
            "audit:read");

    private static final StateMachine STATES = new StateMachine(Map.of(
            "granted", List.of("suspended", "revoked"),
            "suspended", List.of("granted", "revoked"),
            "revoked", List.of()));
    private static final UUID LAST = new UUID(-1L, -1L);

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final RepositoryClock clock;
    private final SqlDelegations table = new SqlDelegations();

    Delegations(UnitOfWork unitOfWork, IdempotentRequests once, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.once = once;
        this.clock = clock;
    }

    /** A page, newest first. */
    public Mono<Page<Delegation>> list(String owner, String after, int limit) {
        var before = after.isEmpty() ? LAST : UUID.fromString(after);
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, before, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** One delegation of the owner. */
    public Mono<Delegation> get(String owner, UUID id) {
        return unitOfWork
                .run(transaction -> table.find(transaction, owner, id))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** Grants a delegation. The vendor's client need not be known yet: what does not exist gets no token. */
    public Mono<Delegation> grant(
            Caller caller, String owner, String clientId, Set<String> scopes, LocalDate from, LocalDate until) {
        if (scopes.isEmpty() || scopes.stream().anyMatch(OWN_ONLY::contains)) {
            return Mono.error(ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("scopes")
                    .detail("Name scopes that a member may give to a vendor.")));
        }
        if (until.isBefore(from)) {
            return Mono.error(ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("until")
                    .detail("The last day cannot be before the first.")));
        }
        return once.once(
                Delegations::outcome,
                name -> repeated(owner, name),
                () -> unitOfWork.run(transaction -> {
                    var made = new Delegation(
                            RecordIds.next(clock.now()),
                            owner,
                            clientId,
                            scopes,
                            from,
                            until,
                            "granted",
                            1,
                            caller.actor());
                    return table.insert(transaction, made).thenReturn(made);
                }));
    }

    /** Moves a delegation to another state. */
    public Mono<Delegation> transition(String owner, UUID id, String state) {
        return once.once(
                Delegations::outcome,
                name -> repeated(owner, name),
                () -> unitOfWork.run(transaction -> table.lock(transaction, owner, id)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .doOnNext(delegation -> STATES.require(delegation.state(), state))
                        .flatMap(delegation -> table.changeState(transaction, delegation, state))));
    }

    private static String outcome(Delegation made) {
        return made.id() + " " + made.state() + " " + made.version();
    }

    /** The delegation as an earlier request left it, whatever has become of it since. */
    private Mono<Delegation> repeated(String owner, String outcome) {
        var parts = outcome.split(" ");
        return get(owner, UUID.fromString(parts[0]))
                .map(now -> new Delegation(
                        now.id(),
                        now.jurisdiction(),
                        now.clientId(),
                        now.scopes(),
                        now.from(),
                        now.until(),
                        parts[1],
                        Integer.parseInt(parts[2]),
                        now.grantedBy()));
    }
}
