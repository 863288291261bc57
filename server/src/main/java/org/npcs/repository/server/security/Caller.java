package org.npcs.repository.server.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import reactor.core.publisher.Mono;

/**
 * Who calls, for whom and with what rights.
 *
 * @param client the registered client
 * @param actor subject of the token: the person or system behind the call
 * @param jurisdiction the jurisdiction that the caller works for; null for the operator and for a vendor that names none
 * @param scopes scopes in force: those of the token that the client and the delegation allow
 * @param delegation the delegation in use, for a client that acts for another than its own member
 * @param tokenExpiresAt when the token ends
 * @param profileVersion version of the profile of that jurisdiction; 0 when it has none
 */
public record Caller(
        CallerStanding.Client client,
        String actor,
        @Nullable String jurisdiction,
        Set<String> scopes,
        CallerStanding.@Nullable Delegation delegation,
        @Nullable Instant tokenExpiresAt,
        int profileVersion) {

    /** The caller of the running request. */
    public static Mono<Caller> current() {
        return Mono.deferContextual(context -> Mono.just(context.get(Caller.class)));
    }

    /** The jurisdiction that owns what the caller writes. */
    public String owner() {
        if (jurisdiction == null) {
            throw ProblemException.of(
                    client.kind() == ClientKind.VENDOR ? ProblemCode.ACTING_FOR_NEEDED : ProblemCode.NOT_FOUND);
        }
        return jurisdiction;
    }

    /**
     * The jurisdiction of an address, when it is the caller's own. Any other answers like one that does not exist.
     *
     * @throws ProblemException {@code not-found}
     */
    public String own(String addressed) {
        if (!addressed.equals(owner())) {
            throw ProblemException.of(ProblemCode.NOT_FOUND);
        }
        return addressed;
    }

    /** Whether the client of a member sends for another one. */
    public boolean relays() {
        return delegation != null && client.kind() == ClientKind.MEMBER;
    }

    /** Whether the caller works for the operator and manages what the scope is for. */
    public boolean manages(String scope) {
        return client.kind() == ClientKind.OPERATOR && scopes.contains(scope);
    }

    /**
     * Refuses whoever does not manage what the scope is for; to others it does not exist.
     *
     * @throws ProblemException {@code not-found}
     */
    public void requireManager(String scope) {
        if (!manages(scope)) {
            throw ProblemException.of(ProblemCode.NOT_FOUND);
        }
    }

    /** Refuses a caller without the scope. */
    public void require(String scope) {
        if (!scopes.contains(scope)) {
            throw ProblemException.of(ProblemCode.INSUFFICIENT_SCOPE, d -> d.allowed(java.util.List.of(scope)));
        }
    }

    /** For whom the database works in this request. */
    Session session(String requestId, String operation) {
        var tenant = client.kind() == ClientKind.OPERATOR
                ? Session.OPERATOR.code()
                : jurisdiction == null ? "NOBODY" : jurisdiction;
        return new Session(tenant, client.clientId(), actor, requestId, operation);
    }
}
