package org.npcs.repository.server.exchange.web;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.WebhookAttempt;
import org.npcs.repository.api.v1.model.WebhookDelivery;
import org.npcs.repository.api.v1.model.WebhookHint;
import org.npcs.repository.api.v1.model.WebhookKey;
import org.npcs.repository.api.v1.model.WebhookMessage;
import org.npcs.repository.api.v1.model.WebhookRecord;
import org.npcs.repository.server.exchange.webhook.Delivery;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.springframework.stereotype.Component;

/** From webhooks to the answers of the contract. */
@Component
class WebhookMapper {

    private final Answers answers;

    WebhookMapper(Answers answers) {
        this.answers = answers;
    }

    WebhookRecord webhook(StoredRecord stored, @Nullable String outcome, RequestFacts facts) {
        return new WebhookRecord(
                        stored.id(),
                        stored.jurisdiction(),
                        stored.naturalKey(),
                        stored.state(),
                        stored.version(),
                        stored.etag(),
                        stored.createdAt(),
                        stored.storedAt(),
                        answers.meta(facts))
                .outcome(outcome)
                .updatedBy(stored.storedBy())
                .content(stored.content())
                .links(Answers.links("self", address(stored), "deliveries", address(stored) + "/deliveries"));
    }

    WebhookDelivery delivery(Delivery delivery, RequestFacts facts) {
        return new WebhookDelivery(
                        delivery.id(),
                        delivery.state(),
                        delivery.attempts().stream()
                                .map(one -> new WebhookAttempt(one.at(), one.outcome()).status(one.status()))
                                .toList(),
                        new WebhookMessage(
                                delivery.type(),
                                delivery.createdAt(),
                                new WebhookHint(delivery.jurisdiction(), delivery.feed())))
                .nextAttemptAt(delivery.nextAt())
                .meta(answers.meta(facts));
    }

    /** The key as a JSON Web Key, named by its thumbprint of RFC 7638, and as Standard Webhooks writes it. */
    static WebhookKey key(OctetKeyPair published) {
        var raw = published.getDecodedX();
        return new WebhookKey(
                published.getKeyType().getValue(),
                published.getCurve().getName(),
                published.getX().toString(),
                published.getKeyID(),
                published.getKeyUse().identifier(),
                "whpk_" + Base64.getEncoder().encodeToString(raw));
    }

    static String address(StoredRecord stored) {
        return "/v1/jurisdictions/" + stored.jurisdiction() + "/webhooks/" + stored.naturalKey();
    }
}
