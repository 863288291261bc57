package org.npcs.repository.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.CallTimeoutException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.internal.transport.NoAnswerException.Fault;
import org.npcs.repository.client.network.RetryPolicy;

class RetryingTests {

    private final RecordedTime time = new RecordedTime();
    private final List<Request> sent = new ArrayList<>();

    @Test
    void waitsAtRandomBelowABoundThatDoubles() {
        send(RetryPolicy.DEFAULT, request -> answer(503, Map.of()));

        assertThat(time.sleeps())
                .containsExactly(
                        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void neverWaitsLongerThanTheCap() {
        RetryPolicy patient =
                new RetryPolicy(9, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60), 10, 0.1);

        send(patient, request -> answer(503, Map.of()));

        assertThat(time.sleeps()).hasSize(8).allMatch(wait -> wait.compareTo(Duration.ofSeconds(10)) <= 0);
        assertThat(time.sleeps().get(7)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void waitsAsLongAsAskedInSeconds() {
        send(RetryPolicy.DEFAULT, request -> sent.size() == 1 ? answer(429, Map.of("Retry-After", "7")) : ok());

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsUntilTheDateThatIsAskedForByTheClockOfTheServer() {
        send(
                RetryPolicy.DEFAULT,
                request -> sent.size() == 1
                        ? answer(
                                503,
                                Map.of(
                                        "Date",
                                        "Mon, 23 Nov 2026 09:00:00 GMT",
                                        "Retry-After",
                                        "Mon, 23 Nov 2026 09:00:12 GMT"))
                        : ok());

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(12));
    }

    @Test
    void endsAtOnceWhenAskedToWaitLongerThanThePolicyAccepts() {
        Answer answer = send(RetryPolicy.DEFAULT, request -> answer(503, Map.of("Retry-After", "3600")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.attempts()).isEqualTo(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void repeatsWhatMayPass(int status) {
        Answer answer = send(RetryPolicy.DEFAULT, request -> sent.size() == 1 ? answer(status, Map.of()) : ok());

        assertThat(answer.attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 422, 428, 501, 505})
    void doesNotRepeatWhatWillNotPass(int status) {
        assertThat(send(RetryPolicy.DEFAULT, request -> answer(status, Map.of()))
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void repeatsWhileTheFirstSendingOfTheSameKeyIsStillAtWork() {
        String running = "{\"code\":\"idempotency-in-progress\"}";

        Answer answer = send(
                RetryPolicy.DEFAULT,
                request -> sent.size() == 1
                        ? answer(409, Map.of("Content-Type", "application/problem+json"), running)
                        : ok());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void neverRepeatsACallWhoseRepetitionHasASecondEffect() {
        Transport transport = new Retrying(record(request -> answer(503, Map.of())), RetryPolicy.DEFAULT, clock());

        assertThat(transport.send(request(false)).attempts()).isEqualTo(1);
    }

    @Test
    void repeatsAfterALostConnectionAndSaysWhichAttemptItIs() {
        send(RetryPolicy.DEFAULT, request -> {
            if (sent.size() < 3) {
                throw new NoAnswerException(Fault.DROPPED);
            }
            return ok();
        });

        assertThat(sent)
                .extracting(request -> request.headers().get("Npcs-Attempt"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void doesNotRepeatAFaultThatStays() {
        assertThatThrownBy(() -> send(RetryPolicy.DEFAULT, request -> {
                    throw new NoAnswerException(Fault.TLS);
                }))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.attempts()).isEqualTo(1);
                    assertThat(e.retryable()).isFalse();
                });
    }

    @Test
    void aSickServerGetsAtMostATenthMoreLoadOnceTheReserveIsUsed() {
        Transport transport = new Retrying(record(request -> answer(503, Map.of())), RetryPolicy.DEFAULT, clock());
        for (int i = 0; i < 100; i++) {
            transport.send(request(true));
        }
        sent.clear();

        for (int i = 0; i < 1_000; i++) {
            transport.send(request(true));
        }

        assertThat(sent.size()).isBetween(1_000, 1_101);
    }

    @Test
    void noWaitGoesBeyondTheDeadlineOfTheCall() {
        Answer answer = send(RetryPolicy.DEFAULT, request -> answer(503, Map.of("Retry-After", "50")));

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(50));
        assertThat(answer.attempts()).isEqualTo(3);
    }

    @Test
    void aTimeoutNamesItsLimit() {
        assertThatThrownBy(() -> send(RetryPolicy.NONE, request -> {
                    throw new NoAnswerException(Fault.TIMEOUT);
                }))
                .isInstanceOf(CallTimeoutException.class)
                .hasMessageContaining("30000 ms");
    }

    @Test
    void anInterruptedWaitSendsNothingMore() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> send(RetryPolicy.DEFAULT, request -> answer(503, Map.of())))
                    .isInstanceOf(CallInterruptedException.class);
            assertThat(sent).hasSize(1);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    private Answer send(RetryPolicy policy, Function<Request, Answer> server) {
        return new Retrying(record(server), policy, clock()).send(request(true));
    }

    private ClientTime clock() {
        return time.withJitter(0.5);
    }

    private Transport record(Function<Request, Answer> server) {
        return request -> {
            sent.add(request);
            return server.apply(request);
        };
    }

    private Request request(boolean repeatable) {
        return new Request(
                "addFinding",
                "POST",
                URI.create("http://127.0.0.1/"),
                Map.of(Idempotent.HEADER, "key-12345678"),
                RequestBody.of(new byte[0]),
                null,
                repeatable,
                true,
                true,
                Duration.ofSeconds(30),
                clock().deadline(Duration.ofSeconds(120)));
    }

    private static Answer ok() {
        return answer(200, Map.of());
    }

    private static Answer answer(int status, Map<String, String> headers) {
        return answer(status, headers, "");
    }

    private static Answer answer(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        headers.forEach((name, value) -> fields.put(name, List.of(value)));
        return new Answer(
                status, HttpHeaders.of(fields, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8), 1, null);
    }
}
