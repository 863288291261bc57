package org.npcs.repository.server.platform.encryption;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.TenantPreparation;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The keysets of owners, unwrapped and in memory for some minutes. They are made ready before a transaction begins, so that no
 * transaction waits for the key service; shortly before their time is over they are fetched anew.
 */
@Component
final class OwnerKeys implements TenantPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerKeys.class);
    private static final Duration NO_KEYSET_FOR = Duration.ofSeconds(2);
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);
    private static final Duration AWAY_FOR = Duration.ofSeconds(2);

    /** In the context of work that fetches a keyset, so that it does not wait for itself. */
    private record Fetching() {}

    /** What is known of an owner's keyset. */
    private record Held(@Nullable OwnerKey key, boolean away, long refreshAt, long endAt) {

        private boolean over() {
            return key != null && System.nanoTime() - endAt > 0;
        }
    }

    private final ObjectProvider<UnitOfWork> unitOfWork;
    private final KeyService service;
    private final Duration kept;
    private final SqlOwnerKeysets keysets = new SqlOwnerKeysets();
    private final Cache<String, Held> cache;
    private final ConcurrentMap<String, Mono<Held>> fetching = new ConcurrentHashMap<>();

    OwnerKeys(ObjectProvider<UnitOfWork> unitOfWork, KeyService service, KeySettings settings) {
        this.unitOfWork = unitOfWork;
        this.service = service;
        this.kept = settings.cached();
        this.cache = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfter(Expiry.<String, Held>writing((owner, held) -> lifetime(held)))
                .build();
    }

    private Duration lifetime(Held held) {
        if (held.away()) {
            return AWAY_FOR;
        }
        // A transaction that began with it ends with it.
        return held.key() == null ? NO_KEYSET_FOR : kept.plus(LONGEST_TRANSACTION);
    }

    @Override
    public boolean isReady(String tenant) {
        if (tenant.indexOf('-') < 0) {
            // A tenant that is no jurisdiction owns no records.
            return true;
        }
        var held = cache.getIfPresent(tenant);
        if (held == null || held.over()) {
            return false;
        }
        if (held.key() != null && System.nanoTime() - held.refreshAt() > 0) {
            fetch(tenant).subscribeOn(Schedulers.parallel()).onErrorComplete().subscribe();
        }
        return true;
    }

    @Override
    public Mono<Void> ready(String tenant) {
        return Mono.deferContextual(context -> context.hasKey(Fetching.class) || isReady(tenant)
                ? Mono.<Void>empty()
                : fetch(tenant).then());
    }

    /** The keyset, or null when the owner has none or it cannot be reached. */
    @Nullable
    OwnerKey now(String owner) {
        var held = cache.getIfPresent(owner);
        return held == null ? null : held.key();
    }

    /** Whether the key service cannot be reached, or was not asked in time. */
    boolean away(String owner) {
        var held = cache.getIfPresent(owner);
        return held == null || held.away();
    }

    /**
     * The keyset for sealing.
     *
     * @throws ProblemException {@code unavailable}
     */
    OwnerKey required(String owner) {
        var key = now(owner);
        if (key == null) {
            throw away();
        }
        return key;
    }

    /** The refusal of work that needs a keyset which cannot be reached. */
    static ProblemException away() {
        return ProblemException.of(
                ProblemCode.UNAVAILABLE, "The key service that protects sealed members cannot be reached.");
    }

    /** Fetches a keyset that was changed; work that goes on meanwhile goes on with the one it has. */
    Mono<Void> again(String owner) {
        return fetch(owner).then();
    }

    private Mono<Held> fetch(String owner) {
        return fetching.computeIfAbsent(owner, code -> find(code, true)
                .onErrorResume(failure -> away(code, failure))
                .doOnNext(held -> cache.put(code, held))
                .doFinally(signal -> fetching.remove(code))
                .contextWrite(asked -> Context.of(Fetching.class, new Fetching()))
                .cache());
    }

    private Mono<Held> find(String owner, boolean make) {
        return unitOfWork
                .getObject()
                .run(SqlOwnerKeysets.of(owner), transaction -> keysets.find(transaction, owner))
                .flatMap(stored -> {
                    if (stored.wrapped() != null) {
                        return service.unwrap(owner, stored.wrapped())
                                .map(bytes -> held(key(owner, stored.version(), bytes)));
                    }
                    return make ? made(owner).then(find(owner, false)) : Mono.just(held(null));
                })
                .defaultIfEmpty(held(null));
    }

    private Mono<Long> made(String owner) {
        return Mono.fromCallable(() -> OwnerKey.fresh(owner).bytes())
                .flatMap(bytes -> service.wrap(owner, bytes))
                .flatMap(wrapped -> unitOfWork
                        .getObject()
                        .run(SqlOwnerKeysets.of(owner), transaction -> keysets.add(transaction, owner, wrapped)));
    }

    private Held held(@Nullable OwnerKey key) {
        var now = System.nanoTime();
        return new Held(key, false, now + kept.toNanos() * 4 / 5, now + kept.toNanos());
    }

    /** A database that is away is told by the work itself. */
    private Mono<Held> away(String owner, Throwable failure) {
        LOG.warn("a keyset could not be unwrapped: {}", failure.getClass().getName());
        var before = cache.getIfPresent(owner);
        return Mono.just(
                before != null && before.key() != null && !before.over() ? before : new Held(null, true, 0, 0));
    }

    private static OwnerKey key(String owner, int version, byte[] bytes) {
        try {
            return OwnerKey.of(owner, version, bytes);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a keyset is damaged", failure);
        }
    }
}
