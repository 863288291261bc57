package org.npcs.repository.server.platform.problem;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where refusals leave their trace before they are answered; the noun {@code audit} keeps it. */
public interface RefusalTrail {

    /** Notes the refusal of a request. An error means that it could not be noted, and that it must not be answered. */
    Mono<Void> note(ServerWebExchange exchange, ProblemCode code);
}
