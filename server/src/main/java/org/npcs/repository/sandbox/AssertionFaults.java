package org.npcs.repository.sandbox;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.key.ClientKey;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;

/** Finds out why an assertion (RFC 7523) was refused; each fault has a page in the catalogue of problems. */
final class AssertionFaults {

    static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.ES256, JWSAlgorithm.ES384);

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Set<String> audiences;
    private final UsedAssertions used;
    private final RepositoryClock clock;

    AssertionFaults(Set<Audience> audiences, UsedAssertions used, RepositoryClock clock) {
        this.audiences = audiences.stream().map(Audience::getValue).collect(Collectors.toSet());
        this.used = used;
        this.clock = clock;
    }

    /**
     * The first fault of an assertion that was refused.
     *
     * @param keys keys of the register, in use or not
     * @param others keys from elsewhere
     */
    ProblemCode of(String assertion, List<ClientKey> keys, List<JWK> others) {
        try {
            var parsed = JWTParser.parse(assertion);
            if (parsed instanceof PlainJWT) {
                return ProblemCode.TOKEN_UNSIGNED;
            }
            if (!(parsed instanceof SignedJWT signed)) {
                return ProblemCode.TOKEN_INCOMPLETE;
            }
            if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
                return ProblemCode.TOKEN_WRONG_ALGORITHM;
            }
            var ofKey = ofKey(signed.getHeader().getKeyID(), keys, others);
            return ofKey == null ? ofClaims(signed.getJWTClaimsSet()) : ofKey;
        } catch (ParseException malformed) {
            return ProblemCode.TOKEN_INCOMPLETE;
        }
    }

    private @Nullable ProblemCode ofKey(@Nullable String keyId, List<ClientKey> keys, List<JWK> others) {
        var now = clock.now();
        var known = keys.stream()
                .filter(key -> keyId == null || key.keyId().equals(keyId))
                .toList();
        if (known.stream().anyMatch(key -> key.signs(now))
                || others.stream().anyMatch(key -> keyId == null || keyId.equals(key.getKeyID()))) {
            return null;
        }
        return known.isEmpty() ? ProblemCode.TOKEN_UNKNOWN_KEY : ProblemCode.KEY_RETIRED;
    }

    private ProblemCode ofClaims(JWTClaimsSet claims) {
        var client = claims.getSubject();
        var id = claims.getJWTID();
        var end = claims.getExpirationTime();
        if (client == null || id == null || end == null) {
            return ProblemCode.TOKEN_INCOMPLETE;
        }
        var now = clock.now();
        if (!now.minus(SKEW).isBefore(end.toInstant())) {
            return ProblemCode.TOKEN_EXPIRED;
        }
        var issued = claims.getIssueTime();
        if (issued != null && issued.toInstant().isAfter(now.plus(SKEW))) {
            return ProblemCode.TOKEN_NOT_YET_VALID;
        }
        if (!client.equals(claims.getIssuer())) {
            return ProblemCode.TOKEN_WRONG_ISSUER;
        }
        if (claims.getAudience().stream().noneMatch(audiences::contains)) {
            return ProblemCode.TOKEN_WRONG_AUDIENCE;
        }
        return used.contains(client, id) ? ProblemCode.TOKEN_REPLAYED : ProblemCode.TOKEN_BAD_SIGNATURE;
    }
}
