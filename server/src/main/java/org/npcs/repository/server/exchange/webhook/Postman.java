package org.npcs.repository.server.exchange.webhook;

import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.LoopResources;

/** Carries one message to one receiver: short waits, no redirect, no address but the one that was judged. */
@Component
class Postman {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    static final Duration WHOLE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final HttpClient http;
    private final SigningKeys keys;
    private final RepositoryClock clock;
    private final boolean permitLoopback;

    Postman(LoopResources loops, SigningKeys keys, RepositoryClock clock, WebhookSettings settings) {
        this.keys = keys;
        this.clock = clock;
        this.permitLoopback = settings.permitLoopback();
        this.http = HttpClient.newConnection()
                .runOn(loops)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .followRedirect(false)
                .disableRetry(true)
                .option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
                .responseTimeout(ANSWER)
                .headers(headers ->
                        headers.set("User-Agent", "npcs-repository").set("Content-Type", "application/json"));
    }

    /** Makes one attempt; it always ends, and never with an error. */
    Mono<Answered> deliver(Delivery delivery, String url) {
        var address = ReceiverAddress.of(url, permitLoopback);
        if (address.isEmpty()) {
            return Mono.just(Answered.without("address-refused"));
        }
        var receiver = address.get();
        return Mono.fromCallable(receiver::lookUp)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(place -> send(delivery, receiver, place))
                .timeout(WHOLE)
                .onErrorResume(failure -> Mono.just(Answered.without(outcome(failure))));
    }

    private Mono<Answered> send(Delivery delivery, ReceiverAddress receiver, InetSocketAddress place) {
        var body = Message.bytes(delivery);
        var at = clock.now();
        var client = http.remoteAddress(() -> place)
                .headers(headers -> headers.set("webhook-id", delivery.id().toString())
                        .set("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .set("webhook-signature", keys.sign(delivery.id(), at, body)));
        return (receiver.secure() ? client.secure() : client.noSSL())
                .post()
                .uri(receiver.target())
                .send((request, outbound) -> outbound.sendByteArray(Mono.just(body)))
                .response()
                .map(answer -> Answered.of(answer.status().code(), asked(answer)));
    }

    private static @Nullable Duration asked(HttpClientResponse answer) {
        var seconds = answer.responseHeaders().get("Retry-After");
        if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
            return null;
        }
        var wait = Duration.ofSeconds(Long.parseLong(seconds));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof ReceiverAddress.NotPublicException) {
            return "address-refused";
        }
        if (failure instanceof TimeoutException || failure instanceof ReadTimeoutException) {
            return "timed-out";
        }
        return "not-connected";
    }
}
