package org.npcs.repository.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.ExchangeOperations;
import org.npcs.repository.client.model.Webhook;
import org.npcs.repository.client.model.WebhookDelivery;
import org.npcs.repository.client.model.WebhookDeliveryList;
import org.npcs.repository.client.model.WebhookKeys;
import org.npcs.repository.client.model.WebhookList;
import org.npcs.repository.client.model.WebhookRecord;
import org.npcs.repository.client.model.WebhookReplay;
import org.npcs.repository.client.model.WebhookReplayed;
import org.npcs.repository.client.page.Pages;

/**
 * Where hints go that the change feed holds something new. A hint may come twice, late or never, and holds nothing of any
 * record: what it is worth is to read the feed sooner. The receiver's side is
 * {@link org.npcs.repository.client.exchange.WebhookVerifier}.
 */
public final class Webhooks {

    private final Calls calls;

    Webhooks(Calls calls) {
        this.calls = calls;
    }

    /** Returns the webhooks that were not removed. */
    public Pages<WebhookRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the webhooks that were not removed. */
    public Pages<WebhookRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(ExchangeOperations.LIST_WEBHOOKS, options),
                "WebhookList",
                WebhookList::fromJson,
                WebhookList::items,
                WebhookList::nextCursor);
    }

    /** Returns one webhook by the name that its owner gave it. */
    public WebhookRecord get(String name) {
        return get(name, CallOptions.NONE);
    }

    /** Returns one webhook by the name that its owner gave it. */
    public WebhookRecord get(String name, CallOptions options) {
        Call call = new Call(ExchangeOperations.GET_WEBHOOK, options).path("webhook", name);
        return calls.call(call, "WebhookRecord", WebhookRecord::fromJson);
    }

    /** Sets a webhook up. Another address than the stored one needs {@code ifMatch} or {@code expectedVersion}. */
    public WebhookRecord put(String name, Webhook webhook) {
        return put(name, webhook, CallOptions.NONE);
    }

    /** Sets a webhook up. Another address than the stored one needs {@code ifMatch} or {@code expectedVersion}. */
    public WebhookRecord put(String name, Webhook webhook, CallOptions options) {
        Call call = new Call(ExchangeOperations.PUT_WEBHOOK, options)
                .path("webhook", name)
                .body(webhook.toJson());
        return calls.call(call, "WebhookRecord", WebhookRecord::fromJson);
    }

    /** Stops hints; what waits to be sent has failed and can be replayed. */
    public WebhookRecord pause(String name) {
        return pause(name, CallOptions.NONE);
    }

    /** Stops hints; what waits to be sent has failed and can be replayed. */
    public WebhookRecord pause(String name, CallOptions options) {
        return transition(name, "paused", options);
    }

    /** Lets hints go out again, also after the receiver had answered 410; one goes out at once. */
    public WebhookRecord resume(String name) {
        return resume(name, CallOptions.NONE);
    }

    /** Lets hints go out again, also after the receiver had answered 410; one goes out at once. */
    public WebhookRecord resume(String name, CallOptions options) {
        return transition(name, "active", options);
    }

    /** Stops hints for good; the webhook is listed no more. */
    public WebhookRecord remove(String name) {
        return remove(name, CallOptions.NONE);
    }

    /** Stops hints for good; the webhook is listed no more. */
    public WebhookRecord remove(String name, CallOptions options) {
        return transition(name, "removed", options);
    }

    private WebhookRecord transition(String name, String to, CallOptions options) {
        Call call = new Call(ExchangeOperations.TRANSITION_WEBHOOK, options.withoutReason())
                .path("webhook", name)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "WebhookRecord", WebhookRecord::fromJson);
    }

    /** Sends a ping and returns what the receiver answered; a ping is attempted once. */
    public WebhookDelivery ping(String name) {
        return ping(name, CallOptions.NONE);
    }

    /** Sends a ping and returns what the receiver answered; a ping is attempted once. */
    public WebhookDelivery ping(String name, CallOptions options) {
        Call call = new Call(ExchangeOperations.CREATE_WEBHOOK_PING, options).path("webhook", name);
        return calls.call(call, "WebhookDelivery", WebhookDelivery::fromJson);
    }

    /** Returns what was sent, what waits and what failed, the latest first. */
    public Pages<WebhookDelivery> deliveries(String name) {
        return deliveries(name, null, CallOptions.NONE);
    }

    /** Returns the deliveries that failed for good: the dead letters. */
    public Pages<WebhookDelivery> failed(String name) {
        return deliveries(name, "failed", CallOptions.NONE);
    }

    /** Returns the deliveries in a state, or all for null, the latest first. */
    public Pages<WebhookDelivery> deliveries(String name, @Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(ExchangeOperations.LIST_WEBHOOK_DELIVERIES, options)
                        .path("webhook", name)
                        .query("state", state),
                "WebhookDeliveryList",
                WebhookDeliveryList::fromJson,
                WebhookDeliveryList::items,
                WebhookDeliveryList::nextCursor);
    }

    /** Sends one delivery again that has ended; returns how many go out. */
    public int replay(String name, UUID deliveryId) {
        return replay(name, deliveryId, CallOptions.NONE);
    }

    /** Sends one delivery again that has ended; returns how many go out. */
    public int replay(String name, UUID deliveryId, CallOptions options) {
        return replay(name, WebhookReplay.builder().deliveryId(deliveryId).build(), options);
    }

    /** Sends all deliveries again that failed since a time; returns how many go out. */
    public int replayFailed(String name, Instant since) {
        return replayFailed(name, since, CallOptions.NONE);
    }

    /** Sends all deliveries again that failed since a time; returns how many go out. */
    public int replayFailed(String name, Instant since, CallOptions options) {
        return replay(name, WebhookReplay.builder().failedSince(since).build(), options);
    }

    private int replay(String name, WebhookReplay wanted, CallOptions options) {
        Call call = new Call(ExchangeOperations.CREATE_WEBHOOK_REPLAY, options)
                .path("webhook", name)
                .body(wanted.toJson());
        return calls.call(call, "WebhookReplayed", WebhookReplayed::fromJson).replayed();
    }

    /** Returns the public keys with which messages are verified. */
    public WebhookKeys keys() {
        return keys(CallOptions.NONE);
    }

    /** Returns the public keys with which messages are verified. */
    public WebhookKeys keys(CallOptions options) {
        Call call = new Call(ExchangeOperations.GET_WEBHOOK_KEYS, options);
        return calls.call(call, "WebhookKeys", WebhookKeys::fromJson);
    }
}
