package org.npcs.repository.client.internal.transport;

import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.transport.NoAnswerException.Fault;
import org.npcs.repository.client.network.NetworkSettings;
import org.npcs.repository.client.network.ProxyLogin;

/** One sending over the HTTP client of the JDK. Redirects are answers: a token never follows one. */
public final class HttpTransport implements Transport {

    private final HttpClient client;
    private final int maxAnswerBytes;

    /** Opens a pool of connections. */
    public HttpTransport(NetworkSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        settings.proxy()
                .ifPresentOrElse(
                        proxy -> builder.proxy(ProxySelector.of(proxy)),
                        () -> builder.proxy(HttpClient.Builder.NO_PROXY));
        settings.proxyLogin().ifPresent(login -> builder.authenticator(new ProxyOnly(login)));
        settings.tls().ifPresent(builder::sslContext);
        client = builder.build();
        maxAnswerBytes = settings.maxAnswerBytes();
    }

    @Override
    public Answer send(Request request) {
        Duration limit = shorter(request.attemptTimeout(), request.deadline().left());
        if (limit.isNegative() || limit.isZero()) {
            throw new NoAnswerException(Fault.TIMEOUT);
        }
        AtomicLong moved = new AtomicLong();
        AnswerSink sink = request.sink();
        HttpRequest http;
        try {
            http = http(request, moved);
        } catch (IOException e) {
            throw new NoAnswerException(Fault.LOCAL);
        }
        // Not HttpRequest.timeout: that one ends with the headers, and a body may stall for half an hour.
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                http,
                head -> sink == null || head.statusCode() < 200 || head.statusCode() > 299
                        ? new LimitedBody(maxAnswerBytes)
                        : new SinkBody(sink, moved));
        try {
            HttpResponse<byte[]> response = await(exchange, request, moved, limit);
            return new Answer(response.statusCode(), response.headers(), response.body(), 1, null);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswerException(Fault.INTERRUPTED);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new NoAnswerException(Fault.TIMEOUT);
        } catch (ExecutionException e) {
            throw new NoAnswerException(fault(e.getCause()));
        }
    }

    /** A bulky exchange goes on as long as bytes move; any other ends with its time. */
    private static HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> exchange, Request request, AtomicLong moved, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Duration next = limit;
        while (true) {
            long before = moved.get();
            try {
                return exchange.get(next.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                next = shorter(request.attemptTimeout(), request.deadline().left());
                if (!request.bulky() || moved.get() == before || next.isNegative() || next.isZero()) {
                    throw e;
                }
            }
        }
    }

    private static HttpRequest http(Request request, AtomicLong moved) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        request.headers().forEach(builder::header);
        RequestBody body = request.body();
        return builder.method(request.method(), body == null ? HttpRequest.BodyPublishers.noBody() : body.open(moved))
                .build();
    }

    private static Fault fault(@Nullable Throwable cause) {
        for (Throwable step = cause; step != null; step = step.getCause()) {
            if (step instanceof LimitedBody.TooLarge) {
                return Fault.TOO_LARGE;
            } else if (step instanceof SinkBody.SinkFailed) {
                return Fault.LOCAL;
            } else if (step instanceof HttpConnectTimeoutException) {
                return Fault.CONNECT_TIMEOUT;
            } else if (step instanceof UnknownHostException || step instanceof UnresolvedAddressException) {
                return Fault.NAME;
            } else if (step instanceof SSLException) {
                return Fault.TLS;
            } else if (step instanceof IOException && asksProxyLogin(step)) {
                return Fault.PROXY_LOGIN;
            }
        }
        return cause instanceof ConnectException ? Fault.CONNECT : Fault.DROPPED;
    }

    private static boolean asksProxyLogin(Throwable fault) {
        String message = fault.getMessage();
        return message != null && (message.contains("407") || message.contains("roxy authentication"));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Answers proxies only: a server that asks for a login must not get the password of the proxy. */
    private static final class ProxyOnly extends Authenticator {

        private final ProxyLogin login;

        ProxyOnly(ProxyLogin login) {
            this.login = login;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY ? login.authentication() : null;
        }
    }
}
