package org.npcs.repository.server.security;

import java.util.List;
import org.npcs.repository.server.platform.contract.Operation;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Bearer tokens on every operation that the contract protects; no sessions, no forms, no cookies. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class RequestSecurity {

    private static final ServerBearerTokenAuthenticationConverter BEARER =
            new ServerBearerTokenAuthenticationConverter();

    @Bean
    SecurityWebFilterChain securityChain(ServerHttpSecurity http, AnalystTokenSecurity analysts) {
        ServerAuthenticationEntryPoint refusal = (exchange, failure) -> Mono.error(problem(failure));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable)
                        // No answer is a page, but for the few that bring a policy of their own.
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeExchange(exchanges -> exchanges.anyExchange().access((authentication, context) -> {
                    Operation operation = context.getExchange().getAttribute(Operation.ATTRIBUTE);
                    var open = operation == null || !operation.authenticated();
                    return authentication
                            .map(present -> open || present.isAuthenticated())
                            .defaultIfEmpty(open)
                            .map(AuthorizationDecision::new);
                }))
                .addFilterBefore(
                        analysts.filter(RequestSecurity::onlyToken, refusal), SecurityWebFiltersOrder.AUTHENTICATION)
                .oauth2ResourceServer(server -> server.bearerTokenConverter(RequestSecurity::accessToken)
                        // What the scopes allow is decided by the register as well: no authorities are read here.
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(
                                token -> Mono.just(new JwtAuthenticationToken(token, List.of()))))
                        .authenticationEntryPoint(refusal))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal)
                        .accessDeniedHandler(
                                (exchange, denied) -> Mono.error(ProblemException.of(ProblemCode.UNAUTHENTICATED))))
                .build();
    }

    /** Requests are measured as a whole; a measurement of each filter would cost more than the filter. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** What the firewall of the framework takes for an attack on addresses is an address that does not exist. */
    @Bean
    ServerExchangeRejectedHandler rejectedExchanges() {
        return (exchange, rejected) -> Mono.error(ProblemException.of(ProblemCode.NOT_FOUND));
    }

    /** A second token could be the one that a gateway before this service has looked at: neither is taken. */
    private static Mono<Authentication> onlyToken(ServerWebExchange exchange) {
        return exchange.getRequest()
                                .getHeaders()
                                .getOrEmpty(HttpHeaders.AUTHORIZATION)
                                .size()
                        > 1
                ? Mono.error(new InvalidBearerTokenException("more than one"))
                : BEARER.convert(exchange);
    }

    /** The token of an issuer; whose an analyst token is has been found out before. */
    private static Mono<Authentication> accessToken(ServerWebExchange exchange) {
        return onlyToken(exchange).filter(bearer -> !AnalystTokenSecurity.concerns(bearer));
    }

    private static ProblemException problem(AuthenticationException failure) {
        return TokenFaults.problem(failure)
                .orElseGet(() -> ProblemException.of(
                        failure instanceof InvalidBearerTokenException
                                ? ProblemCode.TOKEN_REJECTED
                                : ProblemCode.UNAUTHENTICATED));
    }
}
