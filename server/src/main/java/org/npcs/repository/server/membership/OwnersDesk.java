package org.npcs.repository.server.membership;

import java.util.function.Function;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import reactor.core.publisher.Mono;

/**
 * Work in the name of an owner: its own clients as themselves, the operator as a guest whom the owner's trail names.
 *
 * @param owner in whose name
 * @param jurisdictions knows whether there is such an owner
 * @param unitOfWork runs the work
 */
public record OwnersDesk(String owner, Jurisdictions jurisdictions, UnitOfWork unitOfWork) {

    /**
     * The desk of an owner.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for anybody else
     */
    public static OwnersDesk of(Caller caller, String owner, Jurisdictions jurisdictions, UnitOfWork unitOfWork) {
        if (caller.client().kind() != ClientKind.OPERATOR) {
            caller.own(owner);
        }
        return new OwnersDesk(owner, jurisdictions, unitOfWork);
    }

    /** Works in the owner's name; the audit trail names the caller. */
    public <T> Mono<T> work(Function<Transaction, Mono<T>> work) {
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return jurisdictions.get(owner).then(unitOfWork.run(transaction -> transaction
                    .actAs(session.named(owner))
                    .then(Mono.defer(() -> work.apply(transaction)))
                    .delayUntil(done -> transaction.actAs(session))));
        });
    }

    /** Completes for an owner that exists; {@code not-found} for another. */
    public Mono<Void> known() {
        return jurisdictions.get(owner).then();
    }
}
