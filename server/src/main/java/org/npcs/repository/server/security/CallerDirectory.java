package org.npcs.repository.server.security;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where the security of requests asks who a client is; the noun {@code membership} answers. */
public interface CallerDirectory {

    /**
     * What holds for a client at this moment; never an answer of the past, so that a revocation takes effect with the next
     * request.
     *
     * @param clientId identifier in the token
     * @param actingFor jurisdiction that the request names, or null
     * @return the standing, or empty when the client is not registered
     */
    Mono<CallerStanding> standing(String clientId, @Nullable String actingFor);
}
