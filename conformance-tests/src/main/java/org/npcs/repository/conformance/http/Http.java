package org.npcs.repository.conformance.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.npcs.repository.conformance.check.NoAnswer;

/** Sends requests to one address. It follows no redirect, keeps no cookie and waits a limited time. */
public final class Http implements Sender {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    /** One for all: each brings a thread that nobody can end. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String baseUrl;
    private final Duration patience;
    private final Redaction redaction;

    /** Makes a client for one address, which must not end with a slash. */
    public Http(String baseUrl, Duration patience, Redaction redaction) {
        this.baseUrl = baseUrl;
        this.patience = patience;
        this.redaction = redaction;
    }

    @Override
    public Redaction redaction() {
        return redaction;
    }

    @Override
    public Answer send(String caller, Call call, Consumer<Recorded> recorder) {
        URI address = URI.create(call.path().startsWith("http") ? call.path() : baseUrl + call.path());
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        call.headers().forEach(request::header);
        request.method(
                call.method(),
                call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        CompletableFuture<HttpResponse<byte[]>> pending =
                CLIENT.sendAsync(request.build(), info -> new LimitedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            recorder.accept(new Recorded(
                    exchange(caller, call, answer.status(), headers, answer.text())
                            .without(redaction),
                    call,
                    answer));
            return answer;
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw noAnswer(caller, call, "no complete answer within " + patience.toSeconds() + " s", recorder);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof IOException) {
                throw noAnswer(caller, call, "no answer: " + cause.getClass().getSimpleName(), recorder);
            }
            throw new IllegalStateException("a request could not be made", cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
        }
    }

    private NoAnswer noAnswer(String caller, Call call, String why, Consumer<Recorded> recorder) {
        recorder.accept(new Recorded(exchange(caller, call, 0, Map.of(), why).without(redaction), call, null));
        return new NoAnswer(call.method() + " " + redaction.cut(call.path()) + ": " + why);
    }

    private static Exchange exchange(String caller, Call call, int status, Map<String, String> headers, String body) {
        return new Exchange(
                caller,
                call.method(),
                call.path(),
                call.headers(),
                new String(call.body(), StandardCharsets.UTF_8),
                status,
                headers,
                body);
    }
}
