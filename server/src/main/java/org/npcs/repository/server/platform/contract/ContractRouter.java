package org.npcs.repository.server.platform.contract;

import java.util.List;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds the operation of a request. Only what the contract defines below {@code /v1} and {@code /.well-known} answers. */
@Component
@Order(-200)
final class ContractRouter implements WebFilter {

    private final Operations operations;

    ContractRouter(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        var found = operations.at(path);
        if (found.isEmpty()) {
            return path.value().equals("/v1") || path.value().startsWith("/v1/")
                    ? Mono.error(ProblemException.of(ProblemCode.NOT_FOUND))
                    : chain.filter(exchange);
        }
        var method = exchange.getRequest().getMethod().name();
        var operation = found.get().get(method.equals("HEAD") ? "GET" : method);
        if (operation == null) {
            var allowed = List.copyOf(found.get().keySet());
            return Mono.error(ProblemException.of(ProblemCode.METHOD_NOT_ALLOWED, d -> d.allowed(allowed)));
        }
        exchange.getAttributes().put(Operation.ATTRIBUTE, operation);
        return chain.filter(exchange);
    }
}
