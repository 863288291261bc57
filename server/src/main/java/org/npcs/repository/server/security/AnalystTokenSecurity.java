package org.npcs.repository.server.security;

import org.npcs.repository.server.platform.problem.ProblemCode;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Recognises analyst tokens by their prefix, apart from the access tokens of the issuer, which never come here. */
@Component
final class AnalystTokenSecurity {

    private final AnalystTokenDirectory directory;

    AnalystTokenSecurity(AnalystTokenDirectory directory) {
        this.directory = directory;
    }

    /** Whether a bearer token is an analyst token. */
    static boolean concerns(Authentication bearer) {
        return text(bearer).startsWith(AnalystTokenText.PREFIX);
    }

    /** The filter that authenticates analyst tokens and lets everything else pass. */
    AuthenticationWebFilter filter(ServerAuthenticationConverter bearer, ServerAuthenticationEntryPoint refusal) {
        ReactiveAuthenticationManager manager = this::authenticate;
        var filter = new AuthenticationWebFilter(manager);
        filter.setServerAuthenticationConverter(
                // What is no sound header at all is told by the filter of access tokens.
                exchange -> bearer.convert(exchange)
                        .onErrorResume(AuthenticationException.class, malformed -> Mono.empty())
                        .filter(AnalystTokenSecurity::concerns));
        filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(refusal));
        return filter;
    }

    private Mono<Authentication> authenticate(Authentication bearer) {
        var text = text(bearer);
        return AnalystTokenText.sound(text)
                ? directory
                        .standing(text)
                        .<Authentication>map(AnalystAuthentication::new)
                        .switchIfEmpty(Mono.error(() -> refused(ProblemCode.TOKEN_UNKNOWN)))
                : Mono.error(refused(ProblemCode.TOKEN_INCOMPLETE));
    }

    private static AuthenticationException refused(ProblemCode fault) {
        return new InvalidBearerTokenException("analyst token", new FaultyTokenException(fault));
    }

    private static String text(Authentication bearer) {
        return bearer instanceof BearerTokenAuthenticationToken token ? token.getToken() : "";
    }
}
