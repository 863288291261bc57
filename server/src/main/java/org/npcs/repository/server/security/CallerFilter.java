package org.npcs.repository.server.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.contract.Operation;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.request.RequestIdentity;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Turns a valid token into a caller: quota left, client active, delegation in force, scope present, agreement executed, in
 * this order. Only then is anything else of the request judged. From the moment that the client is known, the request says
 * for whom a refusal is noted.
 */
@Component
@Order(-50)
final class CallerFilter implements WebFilter {

    private static final Set<String> REAL_DATA =
            Set.of("incident:write", "review:write", "review:finalise", "exchange:write");

    private static final Set<String> SEEN = Set.of("incident", "review");
    private static final Set<String> REPEATING = Set.of("putIncident", "putReview");

    private final CallerDirectory directory;
    private final AnalystCallers analysts;
    private final Quotas quotas;
    private final RepositoryClock clock;
    private final boolean sandbox;

    CallerFilter(
            CallerDirectory directory,
            AnalystCallers analysts,
            Quotas quotas,
            RepositoryClock clock,
            RepositorySettings settings) {
        this.sandbox = settings.sandbox();
        this.analysts = analysts;
        this.directory = directory;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Operation operation = exchange.getAttribute(Operation.ATTRIBUTE);
        if (operation == null) {
            return chain.filter(exchange);
        }
        if (!operation.authenticated()) {
            return anyone(exchange).then(chain.filter(exchange));
        }
        var requestId = RequestIdentity.of(exchange);
        return ReactiveSecurityContextHolder.getContext()
                .map(context ->
                        java.util.Objects.requireNonNull(java.util.Objects.requireNonNull(context.getAuthentication())
                                .getPrincipal()))
                .flatMap(principal -> principal instanceof AnalystTokenStanding token
                        ? analyst(token, exchange, operation)
                        : caller((Jwt) principal, exchange, operation))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.UNAUTHENTICATED)))
                .flatMap(caller -> {
                    if (operation.scope() != null) {
                        caller.require(operation.scope());
                    }
                    requireSight(operation, caller);
                    return chain.filter(exchange)
                            // Else a relay could find out what is stored by sending guesses.
                            .onErrorMap(
                                    ProblemException.class,
                                    problem -> blind(operation, caller) ? problem.withoutStored() : problem)
                            .contextWrite(context -> context.put(Caller.class, caller)
                                    .put(Session.class, caller.session(requestId, operation.id())));
                });
    }

    /** What anyone may send has one quota for all: of an address nothing is kept, and a name that is made up costs nothing. */
    private Mono<Void> anyone(ServerWebExchange exchange) {
        return HttpMethod.POST.equals(exchange.getRequest().getMethod())
                ? Mono.fromRunnable(() -> quotas.spend(Quotas.ANYONE))
                : Mono.empty();
    }

    private static @Nullable String actingFor(ServerWebExchange exchange) {
        var named = exchange.getRequest().getHeaders().getOrEmpty("Acting-For");
        if (named.isEmpty()) {
            return null;
        }
        if (named.size() > 1 || !named.get(0).matches("[A-Z]{2}(-[A-Z0-9]{2,4}){1,2}")) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("Acting-For"));
        }
        return named.get(0);
    }

    /** The same order as for access tokens: for whom a refusal is noted, quota left, then what the token is good for. */
    private Mono<Caller> analyst(AnalystTokenStanding token, ServerWebExchange exchange, Operation operation) {
        var id = token.clientId();
        exchange.getAttributes()
                .put(
                        Session.ATTRIBUTE,
                        new Session(token.jurisdiction(), id, id, RequestIdentity.of(exchange), operation.id()));
        quotas.spend(id);
        return analysts.admitted(token, actingFor(exchange), exchange, operation);
    }

    private Mono<Caller> caller(Jwt token, ServerWebExchange exchange, Operation operation) {
        var actingFor = actingFor(exchange);
        var clientId = java.util.Objects.requireNonNull(token.getClaimAsString("client_id"));
        return directory
                .standing(clientId, actingFor)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.CLIENT_UNKNOWN)))
                .map(standing -> {
                    var home = standing.client().jurisdiction();
                    noteFor(exchange, home == null ? Session.OPERATOR.code() : home, token, clientId, operation);
                    // Before the state, so that a client that was suspended cannot fill the trail.
                    quotas.spend(clientId);
                    if (!standing.client().state().equals("active")) {
                        throw ProblemException.of(ProblemCode.CLIENT_UNKNOWN);
                    }
                    var caller = admitted(token, standing, actingFor);
                    if (caller.jurisdiction() != null) {
                        noteFor(exchange, caller.jurisdiction(), token, clientId, operation);
                    }
                    requireAgreement(operation, caller, standing.agreement());
                    return caller;
                });
    }

    /** Says in whose trail a refusal of this request belongs. */
    private static void noteFor(
            ServerWebExchange exchange, String home, Jwt token, String clientId, Operation operation) {
        var actor = java.util.Objects.requireNonNull(token.getSubject());
        exchange.getAttributes()
                .put(
                        Session.ATTRIBUTE,
                        new Session(home, clientId, actor, RequestIdentity.of(exchange), operation.id()));
    }

    /** Real data are taken in only under an executed agreement. Invented data of a member that never had one are no real data. */
    private void requireAgreement(Operation operation, Caller caller, AgreementStanding agreement) {
        var scope = operation.scope();
        if (scope == null || operation.safe() || !REAL_DATA.contains(scope) || caller.jurisdiction() == null) {
            return;
        }
        caller.require(scope);
        var invented = sandbox && agreement.version() == null;
        if (!invented && !agreement.opensDataOn(clock.utcDay())) {
            throw ProblemException.of(ProblemCode.AGREEMENT_NOT_EXECUTED, d -> d.state(agreement.state()));
        }
    }

    /**
     * A relay that may not read is shown nothing that is stored: of the writes it has those whose answer repeats what it sent.
     */
    private static void requireSight(Operation operation, Caller caller) {
        if (blind(operation, caller) && !operation.safe() && !REPEATING.contains(operation.id())) {
            caller.require(noun(operation) + ":read");
        }
    }

    /** Whether a relay calls an operation on records of which it may read none. */
    private static boolean blind(Operation operation, Caller caller) {
        var noun = noun(operation);
        return caller.relays() && SEEN.contains(noun) && !caller.scopes().contains(noun + ":read");
    }

    private static String noun(Operation operation) {
        var scope = operation.scope();
        return scope == null ? "" : scope.substring(0, scope.indexOf(':'));
    }

    private Caller admitted(Jwt token, CallerStanding standing, @Nullable String actingFor) {
        var client = standing.client();
        if (actingFor != null && client.kind() == ClientKind.OPERATOR) {
            throw ProblemException.of(ProblemCode.NO_DELEGATION, "The operator acts for nobody. Leave out Acting-For.");
        }
        var jurisdiction = actingFor == null ? client.jurisdiction() : actingFor;
        var scopes = scopes(token).stream().filter(client.scopes()::contains).collect(Collectors.toSet());
        var guest = actingFor != null && !actingFor.equals(client.jurisdiction());
        var delegation = guest ? inForce(standing) : null;
        if (delegation != null) {
            scopes.retainAll(delegation.scopes());
        }
        return new Caller(
                client,
                java.util.Objects.requireNonNull(token.getSubject()),
                jurisdiction,
                Set.copyOf(scopes),
                delegation,
                token.getExpiresAt(),
                standing.profileVersion());
    }

    private CallerStanding.Delegation inForce(CallerStanding standing) {
        var delegation = standing.delegation();
        var today = clock.utcDay();
        if (delegation != null && List.of("revoked", "suspended").contains(delegation.state())) {
            throw ProblemException.of(ProblemCode.DELEGATION_REVOKED);
        }
        if (delegation == null || today.isBefore(delegation.from()) || today.isAfter(delegation.until())) {
            throw ProblemException.of(
                    ProblemCode.NO_DELEGATION,
                    "A client of that member with the scope membership:manage can grant a delegation.");
        }
        return delegation;
    }

    private static Set<String> scopes(Jwt token) {
        var claim = token.getClaims().get("scope");
        if (claim instanceof String text) {
            return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toSet());
        }
        return claim instanceof java.util.Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }
}
