package org.npcs.repository.server.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Offers of support as their owner sees them; for anybody else there are none. */
@Component
public final class SupportOffers {

    static final String OFFERED = "offered";
    static final String ACCEPTED = "accepted";
    static final String DECLINED = "declined";

    private static final StateMachine STATES = new StateMachine(Map.of(OFFERED, List.of(DECLINED)));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlSupport sql;

    SupportOffers(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, SqlSupport sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
    }

    /** A page of the own offers in the order in which they were made. */
    public Mono<Page<StoredRecord>> list(Caller caller, String owner, String after, int limit) {
        caller.own(owner);
        return unitOfWork
                .run(transaction -> sql.offers.list(transaction, owner, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * Declines an offer.
     *
     * @throws ProblemException {@code not-found} or {@code illegal-transition}
     */
    public Mono<StoredRecord> transition(Caller caller, String owner, UUID id, String to) {
        caller.own(owner);
        return requests.once(
                stored -> stored.id().toString(),
                key -> unitOfWork.run(transaction -> sql.find(transaction, sql.offers, "support_offer", id)),
                () -> unitOfWork.run(
                        transaction -> locked(transaction, owner, id).flatMap(current -> {
                            STATES.require(current.state(), to);
                            return moved(transaction, caller, current, to);
                        })));
    }

    /** Accepts an offer in the transaction of the request for support; {@code illegal-transition} when it was answered. */
    Mono<StoredRecord> accept(Transaction transaction, Caller caller, String owner, UUID id) {
        return sql.offers
                .lock(transaction, owner, id)
                .switchIfEmpty(Mono.error(() -> Faults.refused(List.of(Faults.finding("STR-REFERENCE", "/offerId")))))
                .flatMap(current -> {
                    if (!current.state().equals(OFFERED)) {
                        throw STATES.illegal(current.state());
                    }
                    return moved(transaction, caller, current, ACCEPTED);
                });
    }

    private Mono<StoredRecord> locked(Transaction transaction, String owner, UUID id) {
        return sql.offers.lock(transaction, owner, id).switchIfEmpty(Mono.error(SupportSide::missing));
    }

    private Mono<StoredRecord> moved(Transaction transaction, Caller caller, StoredRecord current, String to) {
        var next = current.next(
                to, current.content(), null, clock.now(), caller.client().clientId());
        return sql.offers.update(transaction, next);
    }
}
