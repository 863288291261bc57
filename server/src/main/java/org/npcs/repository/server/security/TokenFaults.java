package org.npcs.repository.server.security;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.core.publisher.Mono;

/** Finds out which fault a refused token has, so that whoever sent it can read the page of that fault. */
final class TokenFaults {

    private final IssuerKeys keys;

    TokenFaults(IssuerKeys keys) {
        this.keys = keys;
    }

    /** The refusal of a token, with its fault. */
    <T> Mono<T> of(String token, BadJwtException failure) {
        if (failure instanceof JwtValidationException claims) {
            return Mono.error(new FaultyTokenException(
                    ProblemCode.valueOf(claims.getErrors().iterator().next().getErrorCode())));
        }
        return ofHead(token).flatMap(fault -> Mono.error(new FaultyTokenException(fault)));
    }

    private Mono<ProblemCode> ofHead(String token) {
        try {
            var parsed = JWTParser.parse(token);
            if (parsed instanceof PlainJWT) {
                return Mono.just(ProblemCode.TOKEN_UNSIGNED);
            }
            if (!(parsed instanceof SignedJWT signed)) {
                return Mono.just(ProblemCode.TOKEN_INCOMPLETE);
            }
            if (!IssuerKeys.ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
                return Mono.just(ProblemCode.TOKEN_WRONG_ALGORITHM);
            }
            return keys.signing(signed)
                    .hasElements()
                    .map(known -> known ? ProblemCode.TOKEN_BAD_SIGNATURE : ProblemCode.TOKEN_UNKNOWN_KEY);
        } catch (ParseException malformed) {
            return Mono.just(ProblemCode.TOKEN_INCOMPLETE);
        }
    }

    /** How a claim that does not hold names its fault. */
    static OAuth2Error error(ProblemCode fault) {
        return new OAuth2Error(fault.name());
    }

    /** The problem that a failed authentication becomes; empty when no token was looked at. */
    static Optional<ProblemException> problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FaultyTokenException faulty) {
                var fault = faulty.fault();
                return Optional.of(
                        fault == ProblemCode.TOKEN_EXPIRED
                                ? ProblemException.of(fault)
                                : ProblemException.of(ProblemCode.TOKEN_REJECTED, d -> d.fault(fault)));
            }
        }
        return Optional.empty();
    }
}
