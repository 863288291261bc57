package org.npcs.repository.server.membership;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.CallerStanding.Client;
import org.npcs.repository.server.security.ClientKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Registers the operator's first client, so that a new installation can begin: somebody has to enter the first
 * jurisdiction. A client that is registered already stays as it is, on every start and whatever its state.
 */
@Component
final class FirstOperator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstOperator.class);
    private static final Set<String> SCOPES = Set.of(
            "membership:read",
            "membership:manage",
            "membership:keys",
            "definition:manage",
            "sharing:read",
            "sharing:manage",
            "audit:read");

    private final UnitOfWork unitOfWork;
    private final RepositorySettings settings;
    private final SqlClients clients = new SqlClients();

    FirstOperator(UnitOfWork unitOfWork, RepositorySettings settings) {
        this.unitOfWork = unitOfWork;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        var clientId = settings.operatorClient();
        if (clientId != null && !clientId.isBlank()) {
            present(clientId).toFuture().get(20, TimeUnit.SECONDS);
        }
    }

    /**
     * Makes sure that the client is there.
     *
     * @return whether it was registered by this call
     */
    Mono<Boolean> present(String clientId) {
        var session = new Session(Session.OPERATOR.code(), "repository", "repository", "first-operator");
        var client = new Client(clientId, "Operator", ClientKind.OPERATOR, null, SCOPES, null, "active", 1);
        return unitOfWork.run(session, transaction -> clients.insert(transaction, client)
                .delayUntil(made -> clients.find(transaction, clientId).doOnNext(FirstOperator::requireOperator))
                .doOnNext(made -> {
                    if (made) {
                        log.info("registered the operator's first client");
                    }
                }));
    }

    private static void requireOperator(Client found) {
        if (found.kind() != ClientKind.OPERATOR) {
            throw new IllegalStateException("npcs.operator-client: a client of another kind has this identifier");
        }
    }
}
