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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
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
        var verified = verifying(settings);
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
                            .onErrorMap(IllegalStateException.class, keys -> new JwtException("no keys", keys));
            return decoded.map(jwt -> inTime(jwt, clock.now()));
        };
    }

    private static Jwt inTime(Jwt jwt, Instant now) {
        var expires = java.util.Objects.requireNonNull(jwt.getExpiresAt());
        if (!now.minus(SKEW).isBefore(expires)) {
            throw new BadJwtException(TokenProblems.EXPIRED);
        }
        var latest = now.plus(SKEW);
        if (later(jwt.getIssuedAt(), latest) || later(jwt.getNotBefore(), latest)) {
            throw new BadJwtException("not yet valid");
        }
        return jwt;
    }

    private static boolean later(@Nullable Instant time, Instant latest) {
        return time != null && time.isAfter(latest);
    }

    private static ReactiveJwtDecoder verifying(RepositorySettings settings) {
        var keySet = settings.keySet();
        var keys = keySet != null
                ? IssuerKeys.at(keySet)
                : IssuerKeys.of(settings.issuers().get(0));
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::signing)
                .jwtProcessorCustomizer(processor -> processor.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(IssuerKeys.ALGORITHMS, new JWKSecurityContextJWKSet())))
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                claim("typ", jwt -> type(jwt.getHeaders())),
                claim("iss", jwt -> settings.issuers()
                        .contains(String.valueOf(jwt.getClaims().get("iss")))),
                claim(
                        "aud",
                        jwt -> jwt.getAudience() != null && jwt.getAudience().contains(settings.audience())),
                claim("iat", AccessTokenDecoder::shortLived),
                claim(
                        "client_id",
                        jwt -> jwt.getClaims().get("client_id") instanceof String id
                                && id.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,99}")),
                claim(
                        "sub",
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

    private static OAuth2TokenValidator<Jwt> claim(String name, java.util.function.Predicate<Jwt> holds) {
        var failure = OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", name, null));
        return jwt -> {
            try {
                return holds.test(jwt) ? OAuth2TokenValidatorResult.success() : failure;
            } catch (IllegalArgumentException | ClassCastException malformed) {
                return failure;
            }
        };
    }

    /** How a rejected token is told apart. */
    static final class TokenProblems {
        static final String EXPIRED = new String("expired");

        private TokenProblems() {}

        static boolean expired(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof JwtException && EXPIRED.equals(cause.getMessage())) {
                    return true;
                }
            }
            return false;
        }
    }
}
