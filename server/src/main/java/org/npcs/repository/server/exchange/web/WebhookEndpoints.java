package org.npcs.repository.server.exchange.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.api.v1.model.WebhookDelivery;
import org.npcs.repository.api.v1.model.WebhookDeliveryList;
import org.npcs.repository.api.v1.model.WebhookKeys;
import org.npcs.repository.api.v1.model.WebhookList;
import org.npcs.repository.api.v1.model.WebhookRecord;
import org.npcs.repository.api.v1.model.WebhookReplay;
import org.npcs.repository.api.v1.model.WebhookReplayed;
import org.npcs.repository.server.exchange.webhook.Deliveries;
import org.npcs.repository.server.exchange.webhook.SigningKeys;
import org.npcs.repository.server.exchange.webhook.Webhooks;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for webhooks. */
@Component
class WebhookEndpoints {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final SigningKeys keys;
    private final WebhookMapper mapper;
    private final Cursors cursors;
    private final Answers answers;

    WebhookEndpoints(
            Webhooks webhooks,
            Deliveries deliveries,
            SigningKeys keys,
            WebhookMapper mapper,
            Cursors cursors,
            Answers answers) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.keys = keys;
        this.mapper = mapper;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<WebhookList>> listWebhooks(String jurisdiction, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var binding = request.binding(jurisdiction);
            return webhooks.list(owner, cursors.open(binding, cursor), limit).map(page -> {
                var next = cursors.issue(binding, page.next());
                return ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(new WebhookList(
                                        page.map(one -> mapper.webhook(one, null, request.facts()))
                                                .items(),
                                        page.complete(),
                                        answers.meta(request.facts()))
                                .nextCursor(next)
                                .links(Answers.next(request.facts(), next)));
            });
        });
    }

    Mono<ResponseEntity<WebhookRecord>> getWebhook(String jurisdiction, String webhook, @Nullable String ifNoneMatch) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return webhooks.get(webhook)
                    .map(found -> Answers.held(ifNoneMatch, found.etag())
                            ? Answers.notModified(found.etag())
                            : ResponseEntity.ok()
                                    .eTag(found.etag())
                                    .cacheControl(Answers.PRIVATE)
                                    .body(mapper.webhook(found, null, request.facts())));
        });
    }

    Mono<ResponseEntity<WebhookRecord>> putWebhook(
            String jurisdiction,
            String webhook,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            var change = new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
            return body.flatMap(content -> webhooks.put(request.caller(), webhook, content, change))
                    .map(written -> answers.written(
                                    written.outcome(),
                                    written.record(),
                                    WebhookMapper.address(written.record()),
                                    request.facts())
                            .body(mapper.webhook(
                                    written.record(), written.outcome().code(), request.facts())));
        });
    }

    Mono<ResponseEntity<WebhookRecord>> transitionWebhook(
            String jurisdiction, String webhook, Mono<Transition> transition) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return transition
                    .flatMap(step -> webhooks.transition(request.caller(), webhook, step.getTo(), step.getReason()))
                    .map(moved -> ResponseEntity.ok()
                            .eTag(moved.etag())
                            .cacheControl(Answers.PRIVATE)
                            .body(mapper.webhook(moved, null, request.facts())));
        });
    }

    Mono<ResponseEntity<WebhookDelivery>> createWebhookPing(String jurisdiction, String webhook, Integer wait) {
        return CallerRequest.answer(request -> deliveries
                .ping(request.caller().own(jurisdiction), webhook, Duration.ofSeconds(wait))
                .map(ping -> ResponseEntity.status(201)
                        .cacheControl(Answers.PRIVATE)
                        .body(mapper.delivery(ping, request.facts()))));
    }

    Mono<ResponseEntity<WebhookDeliveryList>> listWebhookDeliveries(
            String jurisdiction, String webhook, @Nullable String state, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var binding = request.binding(jurisdiction, webhook, String.valueOf(state));
            return deliveries
                    .list(owner, webhook, state, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new WebhookDeliveryList(
                                                page.map(one -> mapper.delivery(one, request.facts()))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<WebhookReplayed>> createWebhookReplay(
            String jurisdiction, String webhook, Mono<WebhookReplay> replay) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            return replay.flatMap(wanted ->
                            deliveries.replay(owner, webhook, wanted.getDeliveryId(), wanted.getFailedSince()))
                    .map(count -> ResponseEntity.status(201)
                            .cacheControl(Answers.PRIVATE)
                            .body(new WebhookReplayed(count, answers.meta(request.facts()))));
        });
    }

    Mono<ResponseEntity<WebhookKeys>> getWebhookKeys() {
        return Mono.deferContextual(context -> Mono.just(ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new WebhookKeys(
                        keys.published().stream().map(WebhookMapper::key).toList(),
                        answers.meta(context.get(RequestFacts.class))))));
    }
}
