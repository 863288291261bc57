package org.npcs.repository.sandbox.rehearsal;

import java.time.Duration;
import java.util.function.Consumer;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.node.ObjectNode;

/** Takes the session from the address or the header, and lets go wrong what its plan says. */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class FaultFilter implements WebFilter {

    private static final String METADATA = "/.well-known/oauth-protected-resource";
    private static final int WAIT_SECONDS = 1;
    private static final int DELAY_MILLIS = 1_000;

    private final Rehearsals sessions;

    FaultFilter(Rehearsals sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getURI().getRawPath();
        var name = name(request, path);
        if (name.isEmpty()) {
            return chain.filter(exchange);
        }
        var prefix = Rehearsals.PREFIX + name;
        var inner = path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
        if (inner.equals(path) && path.startsWith(Rehearsals.PREFIX)) {
            return chain.filter(exchange);
        }
        var session = sessions.find(name);
        if (session.isEmpty()) {
            return Mono.error(ProblemException.of(
                    ProblemCode.NOT_FOUND,
                    details -> details.detail("There is no session of this name: make it with PUT.")));
        }
        var called = inner.equals(path) ? exchange : at(exchange, inner, prefix);
        return session.get()
                .next(request.getMethod().name(), inner)
                .map(fault -> met(fault, called, chain))
                .orElseGet(() -> chain.filter(called));
    }

    /** The same request at its address without the session, whose name is part of the service's own (RFC 9728, section 3.3). */
    private static ServerWebExchange at(ServerWebExchange exchange, String inner, String prefix) {
        var called = exchange.mutate()
                .request(exchange.getRequest().mutate().path(inner).build())
                .build();
        return inner.equals(METADATA)
                ? changed(
                        called,
                        service -> service.put(
                                "resource",
                                service.path("resource").asString("").replaceFirst("/$", "") + prefix))
                : called;
    }

    private static ServerWebExchange changed(ServerWebExchange exchange, Consumer<ObjectNode> change) {
        return exchange.mutate()
                .response(new ChangedAnswer(exchange.getResponse(), change))
                .build();
    }

    private static String name(ServerHttpRequest request, String path) {
        if (path.startsWith(Rehearsals.PREFIX)) {
            var rest = path.substring(Rehearsals.PREFIX.length());
            return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        }
        var header = request.getHeaders().getFirst(Rehearsals.HEADER);
        return header == null ? "" : header;
    }

    private static Mono<Void> met(PlannedFault fault, ServerWebExchange exchange, WebFilterChain chain) {
        var wait = Duration.ofSeconds(fault.wait(WAIT_SECONDS));
        return switch (fault.fault()) {
            case LOST_BEFORE_COMMIT -> dropped(exchange);
            case LOST_AFTER_COMMIT ->
                chain.filter(exchange.mutate()
                        .response(new LostAnswer(exchange.getResponse(), dropped(exchange)))
                        .build());
            case TOO_MANY_REQUESTS ->
                Mono.error(ProblemException.of(ProblemCode.RATE_LIMITED, details -> details.retryAfter(wait)));
            case UNAVAILABLE ->
                Mono.error(ProblemException.of(ProblemCode.UNAVAILABLE, details -> details.retryAfter(wait)));
            case SLOW ->
                Mono.delay(Duration.ofMillis(fault.delay(DELAY_MILLIS))).then(chain.filter(exchange));
            case REPEATED_ENTRIES, REORDERED_ENTRIES ->
                chain.filter(changed(
                        exchange, page -> OtherEntries.change(page, fault.fault() == FaultKind.REPEATED_ENTRIES)));
        };
    }

    /** Closes the connection without an answer. */
    private static Mono<Void> dropped(ServerWebExchange exchange) {
        return Mono.fromRunnable(
                () -> ServerHttpRequestDecorator.<HttpServerRequest>getNativeRequest(exchange.getRequest())
                        .withConnection(connection -> connection.channel().close()));
    }
}
