package org.npcs.repository.server.analytics.research;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an owner is asked for research, and how it answers. */
@Component
public final class Participations {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final ResearchTable tables;

    Participations(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, ResearchTable tables) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.tables = tables;
    }

    /** A page in the order in which the owner was asked. */
    public Mono<Page<Participation>> list(Caller caller, String owner, String after, int limit) {
        caller.own(owner);
        return unitOfWork
                .run(transaction -> tables.participations().list(transaction, owner, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Participation::new));
    }

    /**
     * What the owner is asked for a request.
     *
     * @throws ProblemException {@code not-found} when it is not asked
     */
    public Mono<Participation> get(Caller caller, String owner, UUID request) {
        caller.own(owner);
        return unitOfWork
                .run(transaction -> tables.participations()
                        .list(transaction, owner, List.of(new Filter("research_request_id = ?", request)), "", 1))
                .flatMap(rows -> rows.isEmpty()
                        ? Mono.error(ProblemException.of(ProblemCode.NOT_FOUND))
                        : Mono.just(new Participation(rows.get(0))));
    }

    /**
     * Answers for the owner.
     *
     * @throws ProblemException {@code illegal-transition} once the request was approved or is over
     */
    public Mono<Participation> answer(Caller caller, String owner, UUID request, String to) {
        return get(caller, owner, request)
                .then(requests.once(
                        answered -> answered.request().toString(),
                        id -> get(caller, owner, UUID.fromString(id)),
                        () -> Mono.deferContextual(context -> {
                            Session session = context.get(Session.class);
                            return unitOfWork.run(transaction -> waiting(transaction, session, request)
                                    .flatMap(waiting -> answer(transaction, caller, owner, request, to, waiting)));
                        })));
    }

    /** Whether the request still waits for owners; it does so until the answer is stored. */
    private Mono<Boolean> waiting(Transaction transaction, Session session, UUID request) {
        return transaction
                .actAs(session.named(ResearchTable.OWNER))
                .then(Mono.defer(() -> tables.requests().lock(transaction, ResearchTable.OWNER, request)))
                .map(found -> found.state().equals(ResearchRequest.OWNERS_ASKED))
                .delayUntil(found -> transaction.actAs(session));
    }

    private Mono<Participation> answer(
            Transaction transaction, Caller caller, String owner, UUID request, String to, boolean waiting) {
        return tables.participations()
                .lock(transaction, owner, request.toString())
                .flatMap(stored -> {
                    if (!waiting) {
                        // The owner's time is over; from here no step leads on.
                        throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(stored.state())
                                .allowed(List.of()));
                    }
                    Participation.OF_OWNER.require(stored.state(), to);
                    return tables.participations().update(transaction, moved(stored, caller, to));
                })
                .map(Participation::new);
    }

    private StoredRecord moved(StoredRecord stored, Caller caller, String to) {
        return stored.next(
                        to, stored.content(), null, clock.now(), caller.client().clientId())
                .withFacets(stored.facets());
    }
}
