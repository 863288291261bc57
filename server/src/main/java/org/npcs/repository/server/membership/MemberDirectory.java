package org.npcs.repository.server.membership;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.CallerDirectory;
import org.npcs.repository.server.security.CallerStanding;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers who a client is, from the register as it is now. */
@Component
final class MemberDirectory implements CallerDirectory {

    private final UnitOfWork unitOfWork;

    MemberDirectory(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Mono<CallerStanding> standing(String clientId, @Nullable String actingFor, String requestId) {
        var session = new Session("NOBODY", clientId, clientId, requestId);
        return unitOfWork.call(
                session, SqlClients::standing, "client_standing", Transaction.nullable(String.class, actingFor));
    }
}
