package org.npcs.repository.server.support;

import java.util.function.Function;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Work in the name of another tenant, so that its trail and its feed tell it; the trail names the caller. */
@Component
final class InTheirName {

    private final UnitOfWork unitOfWork;

    InTheirName(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    <T> Mono<T> of(String tenant, Function<Transaction, Mono<T>> work) {
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return unitOfWork.run(transaction -> transaction
                    .actAs(session.named(tenant))
                    .then(Mono.defer(() -> work.apply(transaction)))
                    .delayUntil(done -> transaction.actAs(session)));
        });
    }

    /** The same for work that opens its own transactions, outside of any. */
    <T> Mono<T> calling(String tenant, Mono<T> work) {
        return work.contextWrite(context ->
                context.put(Session.class, context.<Session>get(Session.class).named(tenant)));
    }
}
