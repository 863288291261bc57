package org.npcs.repository.server.platform.encryption;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.SqlOwnerKeysets.Stage;
import org.npcs.repository.server.platform.encryption.SqlOwnerKeysets.Stored;
import org.npcs.repository.server.platform.encryption.SqlOwnerKeysets.Table;
import org.npcs.repository.server.platform.encryption.SqlOwnerKeysets.Wrapped;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives keysets a new first key, when they are old or when it is asked for. The new key is known on every instance before
 * anything is wrapped by it; the former one is dropped after everything is wrapped anew. Records stay readable all the while.
 */
@Component
class KeyRotation extends BackgroundWorker {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int AT_ONCE = 500;

    private final UnitOfWork unitOfWork;
    private final KeyService service;
    private final OwnerKeys owners;
    private final KeySettings settings;
    private final SqlOwnerKeysets keysets = new SqlOwnerKeysets();

    KeyRotation(UnitOfWork unitOfWork, KeyService service, OwnerKeys owners, KeySettings settings) {
        super(shorter(settings.settleAfter(), Duration.ofMinutes(1)));
        this.unitOfWork = unitOfWork;
        this.service = service;
        this.owners = owners;
        this.settings = settings;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    protected Publisher<?> work() {
        return rounds().concatMap(round -> round().onErrorResume(this::later), 1);
    }

    private Mono<Void> round() {
        return unitOfWork
                .run(
                        SqlOwnerKeysets.ROTATING,
                        transaction -> keysets.due(
                                transaction,
                                settings.rotateAfter().toSeconds(),
                                settings.settleAfter().toMillis()))
                .flatMapMany(Flux::fromIterable)
                .concatMap(owner -> step(owner).onErrorResume(this::later))
                .then();
    }

    private Mono<Void> step(String owner) {
        return unitOfWork
                .run(SqlOwnerKeysets.of(owner), transaction -> keysets.find(transaction, owner))
                .filter(stored -> stored.wrapped() != null)
                .flatMap(stored -> service.unwrap(owner, Objects.requireNonNull(stored.wrapped()))
                        .flatMap(bytes -> step(owner, stored, bytes)));
    }

    private Mono<Void> step(String owner, Stored stored, byte[] bytes) {
        return switch (stored.stage()) {
            case SETTLED, WANTED ->
                replaced(owner, stored, Stage.ANNOUNCED, () -> OwnerKey.of(owner, stored.version(), bytes)
                        .announced());
            case ANNOUNCED ->
                replaced(owner, stored, Stage.WRAPPING, () -> OwnerKey.of(owner, stored.version(), bytes)
                        .promoted());
            case WRAPPING ->
                wrapped(owner, stored, bytes)
                        .then(replaced(owner, stored, Stage.SETTLED, () -> OwnerKey.of(owner, stored.version(), bytes)
                                .settled()));
        };
    }

    private Mono<Void> replaced(String owner, Stored before, Stage stage, Callable<OwnerKey> next) {
        return Mono.fromCallable(next)
                .flatMap(key -> Mono.fromCallable(key::bytes)
                        .flatMap(bytes -> service.wrap(owner, bytes))
                        .flatMap(wrapped -> unitOfWork.run(
                                SqlOwnerKeysets.of(owner),
                                transaction ->
                                        keysets.replace(transaction, owner, before, key.version(), wrapped, stage))))
                .flatMap(mine -> owners.again(owner));
    }

    private Mono<Void> wrapped(String owner, Stored stored, byte[] bytes) {
        return Mono.fromCallable(() -> OwnerKey.of(owner, stored.version(), bytes))
                .flatMap(key -> Flux.fromArray(Table.values())
                        .concatMap(
                                table -> some(owner, table, key, FIRST).expand(last -> some(owner, table, key, last)))
                        .then());
    }

    /** Wraps some keys anew and names the last of them; nothing when there are none behind the given one. */
    private Mono<UUID> some(String owner, Table table, OwnerKey key, UUID after) {
        return unitOfWork.run(SqlOwnerKeysets.of(owner), transaction -> keysets.old(
                        transaction, table, owner, key.version(), after, AT_ONCE)
                .flatMap(old -> Flux.fromIterable(old)
                        .concatMap(one -> keysets.rewrap(transaction, table, owner, one, anew(key, one)))
                        .then(
                                old.isEmpty()
                                        ? Mono.empty()
                                        : Mono.just(old.get(old.size() - 1).id()))));
    }

    private static String anew(OwnerKey key, Wrapped one) {
        try {
            return key.wrap(one.id(), key.unwrap(one.id(), one.key()));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the key of a record is damaged", failure);
        }
    }
}
