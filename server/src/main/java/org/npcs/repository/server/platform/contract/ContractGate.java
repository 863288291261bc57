package org.npcs.repository.server.platform.contract;

import java.util.List;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Judges a permitted request by its operation: parameters, Accept, idempotency key, then the body. */
@Component
@Order(-30)
final class ContractGate implements WebFilter {

    private final BodyReader bodies;

    ContractGate(BodyReader bodies) {
        this.bodies = bodies;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var operation = exchange.<Operation>getAttribute(Operation.ATTRIBUTE);
        if (operation == null) {
            return chain.filter(exchange);
        }
        ParameterCheck.check(operation, exchange.getRequest());
        acceptable(operation, exchange);
        ParameterCheck.requireIdempotencyKey(operation, exchange.getRequest());
        if (!operation.hasBody()) {
            return proceed(exchange, chain, operation, "");
        }
        if (operation.streamed()) {
            var request = bodies.stream(operation, exchange.getRequest());
            return proceed(exchange.mutate().request(request).build(), chain, operation, "");
        }
        return bodies.read(operation, exchange.getRequest())
                .flatMap(request ->
                        proceed(exchange.mutate().request(request).build(), chain, operation, request.digest()));
    }

    private static Mono<Void> proceed(
            ServerWebExchange exchange, WebFilterChain chain, Operation operation, String bodyDigest) {
        var request = exchange.getRequest();
        var fingerprint = request.getMethod() + " " + request.getURI().getRawPath() + " "
                + request.getURI().getRawQuery() + " " + bodyDigest;
        var facts = RequestFacts.of(exchange, operation.id(), fingerprint);
        return chain.filter(exchange).contextWrite(context -> context.put(RequestFacts.class, facts));
    }

    /** What the caller accepts; nothing when it cannot be read. */
    private static List<MediaType> ranges(List<String> header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException malformed) {
            return List.of();
        }
    }

    private static void acceptable(Operation operation, ServerWebExchange exchange) {
        var offered = operation.produces();
        var header = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT);
        if (header.isEmpty() || offered.isEmpty()) {
            return;
        }
        if (ranges(header).stream().noneMatch(range -> offered.stream().anyMatch(range::isCompatibleWith))) {
            throw ProblemException.of(ProblemCode.NOT_ACCEPTABLE, d -> d.parameter("Accept")
                    .allowed(offered.stream().map(MediaType::toString).toList()));
        }
    }
}
