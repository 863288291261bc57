package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what is due. A delivery is claimed in one transaction, sent outside of any, and its outcome noted in another, so that a
 * slow receiver holds no connection; an instance that dies meanwhile lets its lease run out, and another sends again.
 */
@Component
final class WebhookWorker extends BackgroundWorker {

    private static final int AT_ONCE = 8;
    private static final Duration LEASE = Postman.WHOLE.multipliedBy(3);

    private final UnitOfWork unitOfWork;
    private final HintGathering gathering;
    private final Postman postman;
    private final RetrySchedule schedule;
    private final Webhooks webhooks;
    private final JsonMapper json;
    private final SqlWebhookWork work = new SqlWebhookWork();
    private final SqlDeliveries deliveries = new SqlDeliveries();

    WebhookWorker(
            UnitOfWork unitOfWork,
            HintGathering gathering,
            Postman postman,
            RetrySchedule schedule,
            Webhooks webhooks,
            JsonMapper json,
            WebhookSettings settings) {
        super(Duration.ofMillis(settings.pollMillis()));
        this.unitOfWork = unitOfWork;
        this.gathering = gathering;
        this.postman = postman;
        this.schedule = schedule;
        this.webhooks = webhooks;
        this.json = json;
    }

    @Override
    protected Publisher<?> work() {
        return Flux.merge(
                repeated(gathering.one().doOnNext(this::wakeFor)),
                rounds().concatMap(round -> claims(), 1).flatMap(this::send, AT_ONCE, 1));
    }

    private void wakeFor(boolean gathered) {
        if (gathered) {
            wake();
        }
    }

    /** A delivery in the hands of this instance, and whom to call. */
    private record Claimed(
            Delivery delivery, UUID lease, SqlDeliveries.Receiver receiver, SqlWebhookWork.Claim claim) {}

    /** What is due now, claimed one by one as there is room to send it. */
    private Flux<Claimed> claims() {
        return Mono.defer(this::claim)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .repeat()
                .takeWhile(claimed -> claimed.isPresent() && isRunning())
                .concatMap(claimed -> Mono.justOrEmpty(claimed.orElseThrow()), 1)
                .onErrorResume(this::later);
    }

    /** Claims what is due longest; nothing of it is left when its webhook was paused or removed meanwhile. */
    private Mono<Optional<Claimed>> claim() {
        var lease = UUID.randomUUID();
        return unitOfWork.run(SqlWebhookWork.WORKER, transaction -> work.delivery(transaction, LEASE)
                .flatMap(claim -> transaction
                        .actAs(claim.session())
                        .then(deliveries.receiver(transaction, claim.owner(), claim.id()))
                        .flatMap(receiver -> deliveries
                                .begin(transaction, claim.owner(), claim.id(), lease)
                                .map(delivery -> new Claimed(delivery, lease, receiver, claim)))
                        .map(Optional::of)
                        .switchIfEmpty(deliveries
                                .abandon(transaction, claim.owner(), claim.id())
                                .thenReturn(Optional.empty()))));
    }

    private Mono<Void> send(Claimed held) {
        return postman.deliver(held.delivery(), url(held.receiver()))
                .flatMap(answered -> note(held, answered))
                .onErrorResume(this::later);
    }

    private String url(SqlDeliveries.Receiver receiver) {
        return json.readTree(receiver.content()).path("url").asString("");
    }

    private Mono<Void> note(Claimed held, Answered answered) {
        var delivery = held.delivery();
        var again = answered.delivered() || answered.gone() || delivery.type().equals(Delivery.PING)
                ? Optional.<Duration>empty()
                : schedule.pause(delivery.tried(), answered.asked());
        var state = answered.delivered() ? Delivery.DELIVERED : again.isPresent() ? Delivery.PENDING : Delivery.FAILED;
        return unitOfWork
                .run(held.claim().session(), transaction -> deliveries
                        .attempted(transaction, delivery, held.lease(), answered, state, again.orElse(null))
                        .filter(noted -> noted && answered.gone())
                        .flatMap(gone -> webhooks.switchOff(
                                transaction,
                                delivery.jurisdiction(),
                                held.receiver().name())))
                .then();
    }
}
