package org.npcs.repository.server.security;

import java.time.LocalDate;
import reactor.core.publisher.Mono;

/** Where the security of requests asks about analyst tokens; the noun {@code membership} answers. */
public interface AnalystTokenDirectory {

    /**
     * What holds for an analyst token at this moment; never an answer of the past, so that a revocation takes effect with the
     * next request.
     *
     * @param text what was sent
     * @return the standing, or empty when there is no such token
     */
    Mono<AnalystTokenStanding> standing(String text);

    /** Notes that a token opened something on a day. */
    Mono<Void> used(AnalystTokenStanding token, LocalDate day);
}
