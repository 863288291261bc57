package org.npcs.repository.server.membership;

import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.CallerStanding.Client;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The register of clients. A member sees and registers its own; vendors' clients are the operator's to register. */
@Component
public final class Clients {

    private static final StateMachine STATES = new StateMachine(Map.of(
            "active", List.of("suspended", "closed"),
            "suspended", List.of("active", "closed"),
            "closed", List.of()));

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final SqlClients table = new SqlClients();

    Clients(UnitOfWork unitOfWork, IdempotentRequests once) {
        this.unitOfWork = unitOfWork;
        this.once = once;
    }

    /** A page in the order of identifiers. */
    public Mono<Page<Client>> list(String after, int limit) {
        return unitOfWork
                .run(transaction -> table.list(transaction, after, limit + 1))
                .map(rows -> Page.of(rows, limit, Client::clientId));
    }

    /** One client of the caller's jurisdiction; {@code not-found} for any other. */
    public Mono<Client> get(String clientId) {
        return unitOfWork
                .run(transaction -> table.find(transaction, clientId))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A client as the running transaction may see it, for work on what belongs to it; empty for any other. */
    public Mono<Client> find(Transaction transaction, String clientId) {
        return table.find(transaction, clientId);
    }

    /** A client as it may see itself, whoever asks; empty when it is not known. For whoever verifies what it signed. */
    public Mono<Client> itself(String clientId) {
        var asking = new Session("NOBODY", clientId, clientId, "client");
        return unitOfWork.run(asking, transaction -> table.find(transaction, clientId));
    }

    /** Registers a client; {@code already-exists} when the identifier is taken. */
    public Mono<Client> register(Caller caller, Client wanted) {
        var allowed = caller.client().kind() == ClientKind.OPERATOR
                ? wanted.kind() != ClientKind.MEMBER || wanted.jurisdiction() != null
                : wanted.kind() == ClientKind.MEMBER;
        if (!allowed) {
            return Mono.error(ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("kind")
                    .detail("A member registers its own clients; the operator registers vendors.")));
        }
        return once.once(
                Clients::outcome,
                this::repeated,
                () -> unitOfWork.run(transaction -> table.insert(transaction, wanted)
                        .flatMap(made -> made
                                ? table.find(transaction, wanted.clientId())
                                : Mono.error(ProblemException.of(ProblemCode.ALREADY_EXISTS)))));
    }

    /** Moves a client to another state, with effect from its next request. */
    public Mono<Client> transition(String clientId, String state) {
        return once.once(
                Clients::outcome,
                this::repeated,
                () -> unitOfWork.run(transaction -> table.lock(transaction, clientId)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .doOnNext(client -> STATES.require(client.state(), state))
                        .flatMap(client -> table.changeState(transaction, clientId, state))));
    }

    private static String outcome(Client made) {
        return made.clientId() + " " + made.state() + " " + made.version();
    }

    /** The client as an earlier request left it, whatever has become of it since. */
    private Mono<Client> repeated(String outcome) {
        var parts = outcome.split(" ");
        return get(parts[0])
                .map(now -> new Client(
                        now.clientId(),
                        now.name(),
                        now.kind(),
                        now.jurisdiction(),
                        now.scopes(),
                        now.keyExpiresOn(),
                        parts[1],
                        Integer.parseInt(parts[2])));
    }
}
