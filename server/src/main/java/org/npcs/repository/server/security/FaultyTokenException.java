package org.npcs.repository.server.security;

import org.npcs.repository.server.platform.problem.ProblemCode;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** A token that is refused for a fault that has a page; it carries nothing of the token. */
final class FaultyTokenException extends BadJwtException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode fault;

    FaultyTokenException(ProblemCode fault) {
        super(fault.code());
        this.fault = fault;
    }

    ProblemCode fault() {
        return fault;
    }
}
