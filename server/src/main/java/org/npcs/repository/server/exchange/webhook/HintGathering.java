package org.npcs.repository.server.exchange.webhook;

import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.RecordIds;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one delivery of all hints for a webhook, unless one that waits to be sent will do for them too. */
@Component
class HintGathering {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlWebhookWork work = new SqlWebhookWork();
    private final SqlDeliveries deliveries = new SqlDeliveries();
    private final Webhooks webhooks;

    HintGathering(UnitOfWork unitOfWork, RepositoryClock clock, Webhooks webhooks) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.webhooks = webhooks;
    }

    /** Works off the hints of one webhook; false when there are none. */
    Mono<Boolean> one() {
        return unitOfWork.run(SqlWebhookWork.WORKER, transaction -> work.hint(transaction)
                .flatMap(webhook -> transaction
                        .actAs(webhook.session())
                        // What waits is locked before the hints are read: it will be sent after all that they tell.
                        .then(deliveries
                                .pending(transaction, webhook.owner(), webhook.id())
                                .hasElement())
                        .flatMap(waits -> work.clear(transaction, webhook)
                                .then(
                                        waits
                                                ? Mono.just(false)
                                                : webhooks.active(transaction, webhook.owner(), webhook.id()))
                                .filter(needed -> needed)
                                .flatMap(needed -> deliveries.add(
                                        transaction,
                                        webhook.owner(),
                                        webhook.id(),
                                        RecordIds.next(clock.now()),
                                        Delivery.CHANGES)))
                        .then(Mono.just(true)))
                .defaultIfEmpty(false));
    }
}
