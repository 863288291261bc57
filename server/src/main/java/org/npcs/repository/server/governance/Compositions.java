package org.npcs.repository.server.governance;

import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells how a committee is composed; nobody is named by a number, and nobody is ranked. */
@Component
public final class Compositions {

    private static final String COUNTING = "GOVERNANCE";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlGovernance sql;
    private final Seats seats;
    private final SqlSeats sqlSeats = new SqlSeats();

    Compositions(UnitOfWork unitOfWork, RepositoryClock clock, SqlGovernance sql, Seats seats) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sql = sql;
        this.seats = seats;
    }

    /** The composition of a committee today; {@code not-found} when there is none. */
    public Mono<Composition> of(String committee) {
        var now = clock.now();
        return sql.read(sql.committees, committee).then(Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return unitOfWork.run(transaction -> seats.sitting(transaction, committee, now)
                    .flatMap(sitting -> seats.activeMembers(transaction, now)
                            .flatMapMany(Flux::fromIterable)
                            .concatMap(member -> member(transaction, session, member))
                            .collectList()
                            .map(members -> Composition.of(committee, Days.of(now), sitting, members)))
                    .delayUntil(done -> transaction.actAs(session)));
        }));
    }

    /** The kind is known to all; what a member stated last of its children is read as its own, and told as a class. */
    private Mono<Composition.Member> member(Transaction transaction, Session session, String code) {
        return transaction
                .actAs(new Session(code, COUNTING, COUNTING, session.requestId(), session.operation()))
                .then(Mono.defer(() -> sqlSeats.member(transaction, code)));
    }
}
