package org.npcs.repository.server.audit;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.contract.Operation;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.RefusalTrail;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Notes what is refused by authorisation or agreement before it is answered, in a transaction of its own, since that of the
 * request was rolled back: for the caller, and for the owner of what the caller tried to reach. The caller learns nothing from
 * it. Requests without a usable token have nobody to be noted for; they are counted by reason.
 */
@Component
final class AuditedRefusals implements RefusalTrail {

    private static final Set<ProblemCode> NOTED = Set.of(
            // Of a token whose owner is known, such as an analyst token that was revoked.
            ProblemCode.TOKEN_REJECTED,
            ProblemCode.CLIENT_UNKNOWN,
            ProblemCode.INSUFFICIENT_SCOPE,
            ProblemCode.ACTING_FOR_NEEDED,
            ProblemCode.NO_DELEGATION,
            ProblemCode.DELEGATION_REVOKED,
            ProblemCode.AGREEMENT_NOT_EXECUTED,
            ProblemCode.NOT_FOUND,
            ProblemCode.RECORD_WITHDRAWN,
            ProblemCode.SECOND_PERSON_NEEDED);
    private static final Set<ProblemCode> NOBODY = Set.of(
            ProblemCode.UNAUTHENTICATED,
            ProblemCode.TOKEN_EXPIRED,
            ProblemCode.TOKEN_REJECTED,
            ProblemCode.CLIENT_UNKNOWN);
    private static final String CODE = "[A-Z]{2}(-[A-Z0-9]{2,4}){1,2}|OPERATOR";
    private static final String CLIENT = "[A-Za-z0-9][A-Za-z0-9._-]{2,99}";

    private final UnitOfWork unitOfWork;
    private final MeterRegistry metrics;

    AuditedRefusals(UnitOfWork unitOfWork, MeterRegistry metrics) {
        this.unitOfWork = unitOfWork;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> note(ServerWebExchange exchange, ProblemCode code) {
        Session session = exchange.getAttribute(Session.ATTRIBUTE);
        Operation operation = exchange.getAttribute(Operation.ATTRIBUTE);
        if (session == null || operation == null) {
            if (NOBODY.contains(code)) {
                metrics.counter("npcs.callers.refused", "reason", code.code()).increment();
            }
            return Mono.empty();
        }
        return NOTED.contains(code) ? noted(session, Attempt.of(exchange, operation), code) : Mono.empty();
    }

    private Mono<Void> noted(Session session, Attempt attempt, ProblemCode code) {
        return unitOfWork
                .call(
                        session,
                        row -> true,
                        "*",
                        "note_refusal",
                        session.request(),
                        nullable(String.class, attempt.owner()),
                        nullable(UUID.class, attempt.record()),
                        nullable(String.class, attempt.client()),
                        code.code())
                .then();
    }

    /**
     * What a request tried to reach, by its address alone.
     *
     * @param owner the jurisdiction that it names
     * @param record the record that it names
     * @param client the client that it names
     */
    private record Attempt(
            @Nullable String owner,
            @Nullable UUID record,
            @Nullable String client) {

        static Attempt of(ServerWebExchange exchange, Operation operation) {
            var match = operation
                    .path()
                    .matchAndExtract(exchange.getRequest().getPath().pathWithinApplication());
            Map<String, String> variables = match == null ? Map.of() : match.getUriVariables();
            var owner = variables.getOrDefault("jurisdiction", actingFor(exchange));
            var client = variables.getOrDefault("clientId", "");
            return new Attempt(
                    owner.matches(CODE) ? owner : null,
                    variables.entrySet().stream()
                            .filter(variable -> variable.getKey().endsWith("Id"))
                            .map(variable -> identifier(variable.getValue()))
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    client.matches(CLIENT) ? client : null);
        }

        private static String actingFor(ServerWebExchange exchange) {
            var named = exchange.getRequest().getHeaders().getFirst("Acting-For");
            return named == null ? "" : named;
        }

        private static @Nullable UUID identifier(String text) {
            return text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}") ? UUID.fromString(text) : null;
        }
    }
}
