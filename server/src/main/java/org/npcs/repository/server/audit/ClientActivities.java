package org.npcs.repository.server.audit;

import java.time.Instant;
import java.util.List;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a client did, by member: the list that follows the stop of a stolen secret. */
@Component
public final class ClientActivities {

    private final UnitOfWork unitOfWork;
    private final SqlActivity table = new SqlActivity();

    ClientActivities(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Counts for each trail in which the client left entries: for the operator all, for a member its own. */
    public Mono<List<ClientActivity>> of(Caller caller, String clientId, Instant since) {
        return unitOfWork.run(transaction -> (caller.client().kind() == ClientKind.OPERATOR
                        ? table.everywhere(transaction, clientId, since)
                        : table.of(transaction, caller.owner(), clientId, since))
                .map(rows -> ClientActivity.of(clientId, rows))
                .delayUntil(found -> table.noted(
                        transaction,
                        found.stream().mapToLong(ClientActivity::entries).sum())));
    }
}
