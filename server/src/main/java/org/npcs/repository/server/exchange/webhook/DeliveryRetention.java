package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes deliveries that ended long ago. */
@Component
final class DeliveryRetention {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRetention.class);

    private final UnitOfWork unitOfWork;
    private final Jurisdictions jurisdictions;
    private final Duration kept;
    private final SqlDeliveries deliveries = new SqlDeliveries();

    DeliveryRetention(UnitOfWork unitOfWork, Jurisdictions jurisdictions, WebhookSettings settings) {
        this.unitOfWork = unitOfWork;
        this.jurisdictions = jurisdictions;
        this.kept = Duration.ofDays(settings.keptDays());
    }

    @Scheduled(fixedDelayString = "${npcs.webhooks.retention-millis:3600000}")
    Mono<Void> forget() {
        return jurisdictions
                .codes()
                .concatMap(code -> unitOfWork.run(
                        new Session(code, "repository", "repository", "webhook-retention"),
                        transaction -> deliveries.forget(transaction, code, kept)))
                .then()
                .onErrorResume(failure -> {
                    log.warn(
                            "old deliveries were not removed: {}",
                            failure.getClass().getName());
                    return Mono.empty();
                });
    }
}
