package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.client.error.BadRequestException;
import org.npcs.repository.client.error.ConflictException;
import org.npcs.repository.client.error.DecodingException;
import org.npcs.repository.client.error.NotFoundException;
import org.npcs.repository.client.error.NotPermittedException;
import org.npcs.repository.client.error.OtherProblemException;
import org.npcs.repository.client.error.PreconditionFailedException;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.error.RateLimitedException;
import org.npcs.repository.client.error.ServerUnavailableException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.error.ValidationFailedException;
import org.npcs.repository.client.network.NetworkSettings;
import org.npcs.repository.client.network.RetryPolicy;

class FailureTests {

    @AutoClose
    private final FakeRepository repository = new FakeRepository();

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of(400, "invalid-parameter", BadRequestException.class),
                Arguments.of(405, "method-not-allowed", BadRequestException.class),
                Arguments.of(406, "not-acceptable", BadRequestException.class),
                Arguments.of(413, "body-too-large", BadRequestException.class),
                Arguments.of(415, "unsupported-media-type", BadRequestException.class),
                Arguments.of(403, "insufficient-scope", NotPermittedException.class),
                Arguments.of(404, "not-found", NotFoundException.class),
                Arguments.of(409, "illegal-transition", ConflictException.class),
                Arguments.of(412, "version-mismatch", PreconditionFailedException.class),
                Arguments.of(428, "precondition-required", PreconditionFailedException.class),
                Arguments.of(422, "validation-failed", ValidationFailedException.class),
                Arguments.of(429, "rate-limited", RateLimitedException.class),
                Arguments.of(500, "internal-error", ServerUnavailableException.class),
                Arguments.of(503, "unavailable", ServerUnavailableException.class),
                Arguments.of(451, "a-code-of-tomorrow", OtherProblemException.class));
    }

    @ParameterizedTest
    @MethodSource("families")
    void aProblemBecomesTheExceptionOfItsFamily(int status, String code, Class<? extends ProblemException> kind) {
        repository.always(FakeRepository.problem(status, code, ""));
        RepositoryClient client = repository.builder().retries(RetryPolicy.NONE).build();

        ProblemException e = catchThrowableOfType(kind, () -> client.incidents().get("CDR-7Q2M4X9A"));

        assertThat(e.status()).isEqualTo(status);
        assertThat(e.code()).contains(code);
        assertThat(e.requestId()).contains("01JB2Q6YF8W4V9S0E7H3T5K1MA");
        assertThat(e.attempts()).isEqualTo(1);
        assertThat(e.problem().code()).isEqualTo(code);
    }

    @Test
    void findingsAreTypedAndComeAllAtOnce() {
        repository.always(FakeRepository.problem(
                422,
                "validation-failed",
                ",\"findings\":[{\"rule\":\"STR-CODE\",\"pointer\":\"/child/sex\"},{\"rule\":\"INC-R-001\"}]"));

        assertThatThrownBy(() -> repository.client().incidents().put(ExamplePapers.incident()))
                .isInstanceOfSatisfying(ValidationFailedException.class, e -> {
                    assertThat(e.findings()).extracting(f -> f.rule()).containsExactly("STR-CODE", "INC-R-001");
                    assertThat(e.findings().get(0).pointer()).isEqualTo("/child/sex");
                })
                .hasMessageContaining("2 findings: STR-CODE INC-R-001 (");
    }

    @Test
    void aProblemWithAMemberOfAnotherFormIsStillThatProblem() {
        repository.always(FakeRepository.problem(422, "validation-failed", ",\"findings\":7"));

        assertThatThrownBy(() -> repository.client().incidents().put(ExamplePapers.incident()))
                .isInstanceOf(ValidationFailedException.class);
    }

    @Test
    void aStaleVersionNamesTheCurrentOneAndWhatDiffers() {
        repository.always(FakeRepository.problem(
                412, "version-mismatch", ",\"currentVersion\":4,\"differingMembers\":[\"/eventDate\"]"));

        assertThatThrownBy(() -> repository
                        .client()
                        .incidents()
                        .put(ExamplePapers.incident(), CallOptions.NONE.expectedVersion(3)))
                .isInstanceOfSatisfying(PreconditionFailedException.class, e -> {
                    assertThat(e.currentVersion()).hasValue(4);
                    assertThat(e.differingMembers()).containsExactly("/eventDate");
                });
    }

    @Test
    void aRateLimitIsWaitedForAndThenReportedWithTheWish() {
        repository.always(FakeRepository.problem(429, "rate-limited", "").withHeader("Retry-After", "5"));

        assertThatThrownBy(() -> repository.client().incidents().get("CDR-7Q2M4X9A"))
                .isInstanceOfSatisfying(RateLimitedException.class, e -> {
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(5));
                    assertThat(e.attempts()).isEqualTo(5);
                    assertThat(e.retryable()).isTrue();
                });
        assertThat(repository.time.sleeps()).hasSize(4).containsOnly(Duration.ofSeconds(5));
    }

    @Test
    void aPageOfAProxyIsATransportFaultWithTypeAndLengthOnly() {
        repository.always(aResponse()
                .withStatus(403)
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("<html>CANARY</html>"));

        assertThatThrownBy(() -> repository.client().incidents().get("CDR-7Q2M4X9A"))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.mediaType()).contains("text/html");
                    assertThat(e.length()).isEqualTo(19);
                    assertThat(e.status()).isEqualTo(403);
                })
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void anEmptyAnswerAndACutProblemAreTransportFaults() {
        repository.always(aResponse().withStatus(500));
        RepositoryClient client = repository.builder().retries(RetryPolicy.NONE).build();
        assertThatThrownBy(() -> client.incidents().get("CDR-7Q2M4X9A")).isInstanceOf(TransportException.class);

        repository.always(aResponse()
                .withStatus(500)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"code\":\"internal-er"));
        assertThatThrownBy(() -> client.incidents().get("CDR-7Q2M4X9A")).isInstanceOf(TransportException.class);
    }

    @Test
    void aLostConnectionIsATransportFaultThatMayBeTriedAgain() {
        repository.always(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertThatThrownBy(() -> repository.client().incidents().get("CDR-7Q2M4X9A"))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.retryable()).isTrue();
                    assertThat(e.attempts()).isEqualTo(5);
                });
    }

    @Test
    void anAnswerThatIsNoDocumentIsADecodingFault() {
        repository.always(FakeRepository.json("[\"CANARY\"]"));

        assertThatThrownBy(() -> repository.client().incidents().get("CDR-7Q2M4X9A"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("IncidentRecord")
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
    }

    @Test
    void anAnswerLargerThanAllowedIsNotReadToItsEnd() {
        repository.always(FakeRepository.json("{\"a\":\"" + "x".repeat(100_000) + "\"}"));
        RepositoryClient client = repository
                .builder()
                .network(NetworkSettings.DEFAULT.withMaxAnswerBytes(10_000))
                .build();

        // The token answer is small enough; only the record is not.
        assertThatThrownBy(() -> client.incidents().get("CDR-7Q2M4X9A"))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("larger than allowed")
                .hasMessageContaining("1 attempt");
    }
}
