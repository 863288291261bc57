package org.npcs.repository.server.membership;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
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
    private final RepositoryClock clock;

    MemberDirectory(UnitOfWork unitOfWork, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public Mono<CallerStanding> standing(String clientId, @Nullable String actingFor, String requestId) {
        var session = new Session("NOBODY", clientId, clientId, requestId);
        return unitOfWork.call(
                session,
                SqlClients::standing,
                "client_standing",
                Transaction.nullable(String.class, actingFor),
                LocalDate.ofInstant(clock.now(), ZoneOffset.UTC));
    }
}
