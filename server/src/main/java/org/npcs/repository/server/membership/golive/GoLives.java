package org.npcs.repository.server.membership.golive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.membership.OwnersDesk;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ways of members to live data. The operator works in the name of the member, whose trail tells it. */
@Component
public final class GoLives {

    private static final StateMachine STATES = new StateMachine(Map.of(
            "agreement-executed",
            List.of(GoLive.TRIAL),
            GoLive.TRIAL,
            List.of(GoLive.LIVE, GoLive.PAUSED),
            GoLive.LIVE,
            List.of(GoLive.PAUSED),
            GoLive.PAUSED,
            List.of(GoLive.TRIAL, GoLive.LIVE)));
    private static final String NAME = "go-live";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final SqlRecords table;
    private final SqlGoLive sql = new SqlGoLive();

    GoLives(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, Jurisdictions jurisdictions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.table = new SqlRecords(unitOfWork, "go_live", new LinkedHashMap<>());
    }

    /** How far a member is; {@code not-found} for anybody but itself and the operator. */
    public Mono<GoLive> get(Caller caller, String member) {
        return acting(caller, member, transaction -> look(transaction, member));
    }

    /** Notes which software passed; the latest statement counts. */
    public Mono<GoLive> state(Caller caller, String member, ObjectNode conformance) {
        return acting(caller, member, transaction -> locked(transaction, member).flatMap(before -> {
            var content = JsonNodeFactory.instance.objectNode();
            content.set("conformance", conformance);
            var stored = before.stored();
            return stored != null && stored.content().equals(content)
                    ? Mono.just(before)
                    : keep(transaction, before, stored == null ? GoLive.STATED : stored.state(), content, null, caller);
        }));
    }

    /**
     * Moves a member on, pauses or resumes it.
     *
     * @throws ProblemException {@code illegal-transition} naming the missing steps, or {@code insufficient-scope} when a member
     *     would decide for itself
     */
    public Mono<GoLive> transition(Caller caller, String member, String to, @Nullable String reason) {
        var operator = caller.client().kind() == ClientKind.OPERATOR;
        return requests.once(
                moved -> member,
                same -> get(caller, member),
                () -> acting(caller, member, transaction -> locked(transaction, member)
                        .flatMap(before -> {
                            if (!operator && !to.equals(GoLive.PAUSED)) {
                                throw ProblemException.of(
                                        ProblemCode.INSUFFICIENT_SCOPE,
                                        "The operator decides this step; a member may pause.");
                            }
                            requireNothingMissing(before, to);
                            STATES.require(before.state(), to);
                            var stored = before.stored();
                            var content = stored == null ? JsonNodeFactory.instance.objectNode() : stored.content();
                            return sql.live(transaction, member, to.equals(GoLive.LIVE))
                                    .then(keep(transaction, before, to, content, reason, caller));
                        })));
    }

    private static void requireNothingMissing(GoLive before, String to) {
        var missing = to.equals(GoLive.PAUSED) ? List.<String>of() : before.missingBefore(to);
        if (!missing.isEmpty()) {
            throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(before.state())
                    .allowed(List.of())
                    .detail("These steps are missing: " + String.join(", ", missing) + "."));
        }
    }

    private Mono<GoLive> keep(
            Transaction transaction,
            GoLive before,
            String state,
            ObjectNode content,
            @Nullable String reason,
            Caller caller) {
        var stored = before.stored();
        var client = caller.client().clientId();
        var now = clock.now();
        var saved = stored == null
                ? table.insert(
                        transaction, StoredRecord.first(before.jurisdiction(), NAME, state, content, now, client))
                : table.update(transaction, stored.next(state, content, reason, now, client));
        return saved.then(look(transaction, before.jurisdiction()));
    }

    private Mono<GoLive> look(Transaction transaction, String member) {
        return with(transaction, member, table.beside(transaction, member, NAME));
    }

    /** Twins wait for each other at the member itself, which is there before anything is stated of it. */
    private Mono<GoLive> locked(Transaction transaction, String member) {
        return jurisdictions
                .lock(transaction, member)
                .then(with(transaction, member, table.lock(transaction, member, NAME)));
    }

    private Mono<GoLive> with(Transaction transaction, String member, Mono<StoredRecord> stored) {
        var today = clock.utcDay();
        return sql.facts(transaction, member, today)
                .flatMap(facts -> stored.map(found -> new GoLive(member, found, facts))
                        .defaultIfEmpty(new GoLive(member, null, facts)));
    }

    private <T> Mono<T> acting(Caller caller, String member, Function<Transaction, Mono<T>> work) {
        return OwnersDesk.of(caller, member, jurisdictions, unitOfWork).work(work);
    }
}
