package org.npcs.repository.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;

/** The quota of each client on this instance, so that a busy client leaves room for a quiet one. */
@Component
public final class Quotas {

    /** All who send something without a token; no client has a name with a space. */
    static final String ANYONE = "any one";

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Quotas(RepositorySettings settings) {
        this.perMinute = settings.requestsPerMinute();
    }

    /**
     * What a client has left.
     *
     * @param limit requests in a minute
     * @param remaining requests left now
     * @param resetSeconds seconds until the quota is full again
     */
    public record Quota(int limit, int remaining, int resetSeconds) {}

    /** Counts one request. */
    void spend(String clientId) {
        var probe = bucket(clientId).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.of(
                    ProblemCode.RATE_LIMITED,
                    d -> d.retryAfter(
                            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1)));
        }
    }

    /** What is left to a client. */
    public Quota left(String clientId) {
        long remaining = bucket(clientId).getAvailableTokens();
        return new Quota(perMinute, (int) remaining, (int) Math.ceil((perMinute - remaining) * 60.0 / perMinute));
    }

    private Bucket bucket(String clientId) {
        return buckets.get(clientId, id -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build());
    }
}
