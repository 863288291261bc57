package org.npcs.repository.server.security;

import org.npcs.repository.server.platform.contract.Operation;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** Bearer tokens on every operation that the contract protects; no sessions, no forms, no cookies. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class RequestSecurity {

    @Bean
    SecurityWebFilterChain securityChain(ServerHttpSecurity http) {
        ServerAuthenticationEntryPoint refusal = (exchange, failure) -> Mono.error(problem(failure));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable))
                .authorizeExchange(exchanges -> exchanges.anyExchange().access((authentication, context) -> {
                    Operation operation = context.getExchange().getAttribute(Operation.ATTRIBUTE);
                    var open = operation == null || !operation.authenticated();
                    return authentication
                            .map(present -> open || present.isAuthenticated())
                            .defaultIfEmpty(open)
                            .map(AuthorizationDecision::new);
                }))
                .oauth2ResourceServer(
                        server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(refusal))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal)
                        .accessDeniedHandler(
                                (exchange, denied) -> Mono.error(ProblemException.of(ProblemCode.UNAUTHENTICATED))))
                .build();
    }

    private static ProblemException problem(AuthenticationException failure) {
        if (AccessTokenDecoder.TokenProblems.expired(failure)) {
            return ProblemException.of(ProblemCode.TOKEN_EXPIRED);
        }
        return ProblemException.of(
                failure instanceof InvalidBearerTokenException
                        ? ProblemCode.TOKEN_REJECTED
                        : ProblemCode.UNAUTHENTICATED);
    }
}
