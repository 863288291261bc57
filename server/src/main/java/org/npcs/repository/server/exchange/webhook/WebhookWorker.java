package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import java.util.UUID;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what is due. A delivery is claimed in one transaction, sent outside of any, and its outcome noted in another, so that a
 * slow receiver holds no connection; an instance that dies meanwhile lets its lease run out, and another sends again.
 */
@Component
final class WebhookWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int AFTER_THE_DATABASE_BEFORE_THE_SERVER = Integer.MAX_VALUE - 5_000;
    private static final int AT_ONCE = 8;
    private static final Duration LEASE = Postman.WHOLE.multipliedBy(3);

    private final UnitOfWork unitOfWork;
    private final HintGathering gathering;
    private final Postman postman;
    private final RetrySchedule schedule;
    private final Webhooks webhooks;
    private final JsonMapper json;
    private final Duration pause;
    private final SqlWebhookWork work = new SqlWebhookWork();
    private final SqlDeliveries deliveries = new SqlDeliveries();
    private final Sinks.Many<Boolean> woken = Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile boolean running;

    WebhookWorker(
            UnitOfWork unitOfWork,
            HintGathering gathering,
            Postman postman,
            RetrySchedule schedule,
            Webhooks webhooks,
            JsonMapper json,
            WebhookSettings settings) {
        this.unitOfWork = unitOfWork;
        this.gathering = gathering;
        this.postman = postman;
        this.schedule = schedule;
        this.webhooks = webhooks;
        this.json = json;
        this.pause = Duration.ofMillis(settings.pollMillis());
    }

    /** Says that there is something to do. */
    void wake() {
        woken.tryEmitNext(true);
    }

    @Override
    public void start() {
        running = true;
        var gather = rounds().concatMap(tick -> drain(gathering.one()), 1);
        var send = Flux.range(0, AT_ONCE)
                .flatMap(place -> rounds().concatMap(tick -> drain(Mono.defer(this::one)), 1), AT_ONCE);
        Flux.merge(gather, send).doFinally(signal -> ended.tryEmitEmpty()).subscribe();
    }

    private Flux<Boolean> rounds() {
        return Flux.interval(Duration.ZERO, pause)
                .map(tick -> true)
                .onBackpressureLatest()
                .mergeWith(woken.asFlux().onBackpressureLatest())
                .onBackpressureLatest()
                .takeWhile(tick -> running);
    }

    private Mono<Void> drain(Mono<Boolean> step) {
        return step.repeat().takeWhile(worked -> worked && running).then().onErrorResume(failure -> {
            log.warn("no webhook can be served now: {}", failure.getClass().getName());
            return Mono.empty();
        });
    }

    private record Claimed(
            Delivery delivery, UUID lease, SqlDeliveries.Receiver receiver, SqlWebhookWork.Claim claim) {}

    /** Sends one message that is due; false when none is. */
    private Mono<Boolean> one() {
        return unitOfWork
                .run(SqlWebhookWork.WORKER, transaction -> work.delivery(transaction, LEASE)
                        .flatMap(claim -> work.act(transaction, claim.session())
                                .then(deliveries.receiver(transaction, claim.owner(), claim.id()))
                                .flatMap(receiver -> {
                                    var lease = UUID.randomUUID();
                                    return deliveries
                                            .begin(transaction, claim.owner(), claim.id(), lease)
                                            .map(delivery -> new Claimed(delivery, lease, receiver, claim));
                                })
                                .map(java.util.Optional::of)
                                // Paused or removed since: nobody is to be called.
                                .switchIfEmpty(deliveries
                                        .done(transaction, claim.owner(), claim.id())
                                        .thenReturn(java.util.Optional.empty()))))
                .flatMap(claimed -> claimed.map(held -> postman.deliver(held.delivery(), url(held.receiver()))
                                .flatMap(answered -> note(held, answered)))
                        .orElseGet(Mono::empty)
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    private String url(SqlDeliveries.Receiver receiver) {
        return json.readTree(receiver.content()).path("url").asString("");
    }

    private Mono<Void> note(Claimed held, Answered answered) {
        var delivery = held.delivery();
        var again = answered.delivered() || answered.gone() || delivery.type().equals(Delivery.PING)
                ? java.util.Optional.<Duration>empty()
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

    @Override
    public void stop(Runnable callback) {
        running = false;
        wake();
        ended.asMono()
                .timeout(Postman.WHOLE)
                .onErrorComplete()
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_DATABASE_BEFORE_THE_SERVER;
    }
}
