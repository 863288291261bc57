package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordIds;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was sent to a webhook, what waits and what failed. */
@Component
public final class Deliveries {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Webhooks webhooks;
    private final WebhookWorker worker;
    private final SqlDeliveries table = new SqlDeliveries();

    Deliveries(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Webhooks webhooks,
            WebhookWorker worker) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.webhooks = webhooks;
        this.worker = worker;
    }

    /** A page of deliveries, the latest first. */
    public Mono<Page<Delivery>> list(String owner, String name, @Nullable String state, String after, int limit) {
        return webhooks.get(name)
                .flatMap(webhook -> unitOfWork.run(
                        transaction -> table.list(transaction, owner, webhook.id(), state, after, limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * Sends a ping and waits for its only attempt.
     *
     * @throws ProblemException {@code illegal-transition} when the webhook is not active
     */
    public Mono<Delivery> ping(String owner, String name, Duration wait) {
        return requests.once(
                        ping -> ping.id().toString(),
                        id -> find(owner, name, UUID.fromString(id)),
                        () -> unitOfWork.run(transaction -> webhooks.requireActive(transaction, owner, name)
                                .flatMap(webhook -> table.add(
                                                transaction,
                                                owner,
                                                webhook.id(),
                                                RecordIds.next(clock.now()),
                                                Delivery.PING)
                                        .delayUntil(made -> table.noted(transaction, webhook.id(), "ping")))))
                .doOnNext(made -> worker.wake())
                .flatMap(made -> find(owner, name, made.id())
                        .filter(Delivery::ended)
                        .repeatWhenEmpty(rounds -> rounds.delayElements(LOOK_AGAIN))
                        .takeUntilOther(Mono.delay(wait))
                        .switchIfEmpty(find(owner, name, made.id())));
    }

    /**
     * Sends one delivery again that has ended, or all that failed since a time; tells how many.
     *
     * @throws ProblemException {@code not-found}, or {@code illegal-transition} when the webhook is not active
     */
    public Mono<Integer> replay(String owner, String name, @Nullable UUID id, @Nullable Instant failedSince) {
        return requests.once(
                        String::valueOf,
                        count -> Mono.just(Integer.valueOf(count)),
                        () -> unitOfWork.run(transaction -> webhooks.requireActive(transaction, owner, name)
                                .flatMap(webhook -> id == null
                                        ? table.replay(transaction, owner, webhook.id(), null, failedSince)
                                        : table.find(transaction, owner, webhook.id(), id)
                                                .switchIfEmpty(
                                                        Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                                                .flatMap(found ->
                                                        table.replay(transaction, owner, webhook.id(), id, null)))))
                .doOnNext(replayed -> worker.wake());
    }

    private Mono<Delivery> find(String owner, String name, UUID id) {
        return webhooks.get(name)
                .flatMap(webhook -> unitOfWork.run(transaction -> table.find(transaction, owner, webhook.id(), id)));
    }
}
