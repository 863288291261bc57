package org.npcs.repository.server.governance;

import java.util.function.Function;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Runs work on records of governance, which belong to the operator, for whoever calls; audit entries name the caller. */
@Component
public final class AsOperator {

    /** In whose name records of governance are kept. */
    public static final String OWNER = Session.OPERATOR.code();

    private final UnitOfWork unitOfWork;

    AsOperator(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Runs the work in the operator's name; what follows in the same transaction is the caller's again. */
    public <T> Mono<T> run(Function<Transaction, Mono<T>> work) {
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return unitOfWork.run(transaction -> transaction
                    .actAs(session.named(OWNER))
                    .then(Mono.defer(() -> work.apply(transaction)))
                    .delayUntil(done -> transaction.actAs(session)));
        });
    }
}
