package org.npcs.repository.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Accepts access tokens of RFC 9068: signature by the issuer's published keys, algorithm, type, issuer, audience, times and
 * the claims that the repository needs. All checks stand here together, so that none can be replaced by accident. A
 * signature is verified once in the life of a token; its times are judged each time.
 */
@Configuration(proxyBeanMethods = false)
class AccessTokenDecoder {

    /** How far the clocks of issuer and repository may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    @Bean
    ReactiveJwtDecoder accessTokens(RepositorySettings settings, RepositoryClock clock) {
        var keySet = settings.keySet();
        var keys = keySet != null
                ? IssuerKeys.at(keySet)
                : IssuerKeys.of(settings.issuers().get(0));
        var verified = verifying(settings, keys);
        var faults = new TokenFaults(keys);
        Cache<String, Mono<Jwt>> known = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofMinutes(5))
                .build();
        return token -> {
            var cached = known.getIfPresent(token);
            var decoded = cached != null
                    ? cached
                    : verified.decode(token)
                            .doOnNext(jwt -> known.put(token, Mono.just(jwt)))
                            .onErrorResume(BadJwtException.class, failure -> faults.of(token, failure))
                            .onErrorMap(IllegalStateException.class, away -> new JwtException("no keys", away));
            return decoded.map(jwt -> inTime(jwt, clock.now()));
        };
    }

    private static Jwt inTime(Jwt jwt, Instant now) {
        var expires = java.util.Objects.requireNonNull(jwt.getExpiresAt());
        if (!now.minus(SKEW).isBefore(expires)) {
            throw new FaultyTokenException(ProblemCode.TOKEN_EXPIRED);
        }
        var latest = now.plus(SKEW);
        if (later(jwt.getIssuedAt(), latest) || later(jwt.getNotBefore(), latest)) {
            throw new FaultyTokenException(ProblemCode.TOKEN_NOT_YET_VALID);
        }
        return jwt;
    }

    private static boolean later(@Nullable Instant time, Instant latest) {
        return time != null && time.isAfter(latest);
    }

    private static ReactiveJwtDecoder verifying(RepositorySettings settings, IssuerKeys keys) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::signing)
                .jwtProcessorCustomizer(processor -> processor.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(IssuerKeys.ALGORITHMS, new JWKSecurityContextJWKSet())))
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                claim(ProblemCode.TOKEN_WRONG_TYPE, jwt -> type(jwt.getHeaders())),
                claim(ProblemCode.TOKEN_WRONG_ISSUER, jwt -> settings.issuers()
                        .contains(String.valueOf(jwt.getClaims().get("iss")))),
                claim(
                        ProblemCode.TOKEN_WRONG_AUDIENCE,
                        jwt -> jwt.getAudience() != null && jwt.getAudience().contains(settings.audience())),
                claim(ProblemCode.TOKEN_TOO_LONG_LIVED, AccessTokenDecoder::shortLived),
                claim(
                        ProblemCode.TOKEN_INCOMPLETE,
                        jwt -> jwt.getClaims().get("client_id") instanceof String id
                                && id.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,99}")),
                claim(
                        ProblemCode.TOKEN_INCOMPLETE,
                        jwt -> jwt.getSubject() != null && jwt.getSubject().matches("[\\x20-\\x7e&&[^\\\\]]{1,200}"))));
        return decoder;
    }

    private static boolean type(Map<String, Object> headers) {
        var type = String.valueOf(headers.get("typ")).toLowerCase(java.util.Locale.ROOT);
        return type.equals("at+jwt") || type.equals("application/at+jwt");
    }

    private static boolean shortLived(Jwt jwt) {
        var issued = jwt.getIssuedAt();
        var expires = jwt.getExpiresAt();
        return issued != null
                && expires != null
                && Duration.between(issued, expires).compareTo(LONGEST_LIFE) <= 0;
    }

    private static OAuth2TokenValidator<Jwt> claim(ProblemCode fault, java.util.function.Predicate<Jwt> holds) {
        var failure = OAuth2TokenValidatorResult.failure(TokenFaults.error(fault));
        return jwt -> {
            try {
                return holds.test(jwt) ? OAuth2TokenValidatorResult.success() : failure;
            } catch (IllegalArgumentException | ClassCastException malformed) {
                return failure;
            }
        };
    }
}
