package org.npcs.repository.server.security;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.contract.Operation;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes a caller of an analyst token that is good now: it reads figures for its member and does nothing else. */
@Component
final class AnalystCallers {

    private static final String SCOPE = "analytics:read";

    private final AnalystTokenDirectory directory;
    private final RepositoryClock clock;

    AnalystCallers(AnalystTokenDirectory directory, RepositoryClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The caller, once it is sure that the token opens the operation. */
    Mono<Caller> admitted(
            AnalystTokenStanding token, @Nullable String actingFor, ServerWebExchange exchange, Operation operation) {
        var today = clock.utcDay();
        requireGood(token, today, exchange.getRequest().getRemoteAddress());
        if (actingFor != null) {
            throw ProblemException.of(
                    ProblemCode.NO_DELEGATION, "An analyst token acts for nobody. Leave out Acting-For.");
        }
        if (!operation.method().equals("GET") || !SCOPE.equals(operation.scope())) {
            var scope = operation.scope();
            throw ProblemException.of(ProblemCode.INSUFFICIENT_SCOPE, d -> d.allowed(
                            scope == null ? List.of() : List.of(scope))
                    .detail("An analyst token opens what the scope analytics:read opens by GET, nothing else."));
        }
        var caller = Mono.just(caller(token));
        return today.equals(token.lastUsedOn())
                ? caller
                : directory.used(token, today).then(caller);
    }

    private static void requireGood(AnalystTokenStanding token, LocalDate today, @Nullable InetSocketAddress remote) {
        if (token.revoked()) {
            throw rejected(ProblemCode.TOKEN_REVOKED);
        }
        if (today.isAfter(token.expiresOn())) {
            throw rejected(ProblemCode.TOKEN_EXPIRED);
        }
        if (!token.ownerActive()) {
            throw rejected(ProblemCode.TOKEN_OWNER_INACTIVE);
        }
        var ranges = token.addressRanges();
        if (!ranges.isEmpty()) {
            var address = address(remote);
            if (address == null || ranges.stream().noneMatch(range -> range.holds(address))) {
                throw rejected(ProblemCode.TOKEN_WRONG_ADDRESS);
            }
        }
    }

    /** Where a request comes from; behind a proxy the address is a text that nobody has looked at. */
    static @Nullable InetAddress address(@Nullable InetSocketAddress remote) {
        if (remote == null) {
            return null;
        }
        var bytes = remote.getAddress() == null
                ? NetUtil.createByteArrayFromIpAddressString(remote.getHostString())
                : remote.getAddress().getAddress();
        try {
            // An IPv4 address in the clothes of IPv6 becomes what it is.
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProblemException rejected(ProblemCode fault) {
        return ProblemException.of(ProblemCode.TOKEN_REJECTED, d -> d.fault(fault));
    }

    private static Caller caller(AnalystTokenStanding token) {
        var client = new CallerStanding.Client(
                token.clientId(),
                token.name(),
                ClientKind.MEMBER,
                token.jurisdiction(),
                Set.of(SCOPE),
                token.expiresOn(),
                "active",
                token.version());
        return new Caller(
                client,
                token.clientId(),
                token.jurisdiction(),
                Set.of(SCOPE),
                null,
                token.expiresOn().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                token.profileVersion());
    }
}
