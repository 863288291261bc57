package org.npcs.repository.server.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The published keys of the issuer. They are fetched again when they are five minutes old, and at most once in a minute
 * because a token names a key that is not among them: whoever makes up names of keys must not make this service a burden to
 * the issuer. While the issuer cannot be reached, the keys last seen hold for an hour.
 */
final class IssuerKeys {

    /** Algorithms of signatures that are accepted. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 262_144;

    private final Callable<URL> place;
    private final ResourceRetriever retriever;
    private volatile @Nullable JWKSource<SecurityContext> source;
    private volatile boolean seen;

    private IssuerKeys(Callable<URL> place, ResourceRetriever retriever) {
        this.place = place;
        this.retriever = retriever;
    }

    /** Keys at a known address. */
    static IssuerKeys at(URI keySet) {
        return new IssuerKeys(keySet::toURL, retriever());
    }

    /** Keys whose address the metadata of the issuer tell, once they are needed: the issuer may start later. */
    static IssuerKeys of(String issuer) {
        var retriever = retriever();
        return new IssuerKeys(() -> IssuerMetadata.keySet(issuer, retriever), retriever);
    }

    private static ResourceRetriever retriever() {
        int patience = (int) PATIENCE.toMillis();
        return new DefaultResourceRetriever(patience, patience, MOST_BYTES);
    }

    /** The keys that may have signed a token; none when the issuer has published no such key. */
    Flux<JWK> signing(SignedJWT token) {
        if (!ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
            return Flux.empty();
        }
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return Mono.fromCallable(() -> matching(selector))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(keys -> keys);
    }

    private List<JWK> matching(JWKSelector selector) throws Exception {
        try {
            var keys = source().get(selector, null);
            seen = true;
            return keys;
        } catch (RateLimitReachedException unknown) {
            return List.of();
        } catch (Exception unreachable) {
            if (!seen) {
                // Nothing to hold on to yet: the next token asks again, without the pause between fetches.
                source = null;
            }
            throw unreachable;
        }
    }

    private synchronized JWKSource<SecurityContext> source() throws Exception {
        var present = source;
        if (present == null) {
            present = JWKSourceBuilder.create(place.call(), retriever)
                    .cache(FRESH.toMillis(), PATIENCE.multipliedBy(2).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
            source = present;
        }
        return present;
    }
}
