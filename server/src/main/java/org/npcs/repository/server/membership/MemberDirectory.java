package org.npcs.repository.server.membership;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.CallerDirectory;
import org.npcs.repository.server.security.CallerStanding;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers who a client is, from the register as it is now. */
@Component
final class MemberDirectory implements CallerDirectory {

    private final UnitOfWork unitOfWork;
    private final SqlClients clients = new SqlClients();
    private final SqlDelegations delegations = new SqlDelegations();

    MemberDirectory(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Mono<CallerStanding> standing(String clientId, @Nullable String actingFor, String requestId) {
        var session = new Session("NOBODY", clientId, clientId, requestId);
        return unitOfWork.run(session, transaction -> clients.find(transaction, clientId)
                .flatMap(client -> client.kind() == ClientKind.VENDOR && actingFor != null
                        ? delegations
                                .latest(transaction, actingFor, clientId)
                                .map(delegation -> new CallerStanding(client, delegation))
                                .defaultIfEmpty(new CallerStanding(client, null))
                        : Mono.just(new CallerStanding(client, null))));
    }
}
