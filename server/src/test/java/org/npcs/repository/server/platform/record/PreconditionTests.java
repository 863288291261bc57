package org.npcs.repository.server.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PreconditionTests {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private final StoredRecord first = StoredRecord.first("US-XB", "K", "open", content(1), NOW, "client");
    private final StoredRecord current = first.next("open", content(2), null, NOW, "client");

    @Test
    void theCurrentVersionIsAcceptedByTagNumberOrStar() {
        assertAccepted(current.etag(), null);
        assertAccepted("*", null);
        assertAccepted(null, 2);
        assertAccepted("\"9-0\", " + current.etag(), null);
        assertAccepted(current.etag(), 2);
    }

    @Test
    void anotherVersionIsRefused() {
        assertRefused(ProblemCode.VERSION_MISMATCH, first.etag(), null);
        assertRefused(ProblemCode.VERSION_MISMATCH, null, 1);
        assertRefused(ProblemCode.VERSION_MISMATCH, null, 0);
        assertRefused(ProblemCode.VERSION_MISMATCH, "*", 1);
        assertRefused(ProblemCode.VERSION_MISMATCH, current.etag(), 1);
        assertRefused(ProblemCode.VERSION_MISMATCH, first.etag(), 2);
    }

    @Test
    void aWeakTagNeverMatches() {
        assertRefused(ProblemCode.VERSION_MISMATCH, "W/" + current.etag(), null);
        assertRefused(ProblemCode.VERSION_MISMATCH, current.etag().replace("\"", ""), null);
    }

    @Test
    void aChangeThatNamesNoVersionIsRefusedAndAStepThatNamesNoneIsNot() {
        assertRefused(ProblemCode.PRECONDITION_REQUIRED, null, null);
        assertThatCode(() -> Precondition.of(null, null, null).requireCurrent(current, content(3)))
                .doesNotThrowAnyException();
    }

    @Test
    void createOnlyRefusesWhateverIsThere() {
        assertThatThrownBy(() -> Precondition.of(current.etag(), "*", 2).require(current, content(3)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.ALREADY_EXISTS));
    }

    @Test
    void onlyARequestThatStartsFromNothingTriesToBeTheFirst() {
        assertThat(tries(null, null)).isTrue();
        assertThat(tries(null, 0)).isTrue();
        assertThat(tries(null, 1)).isFalse();
        assertThat(tries("*", null)).isFalse();
        assertThat(tries("*", 0)).isFalse();
        assertThat(tries(first.etag(), null)).isFalse();
    }

    private static boolean tries(@Nullable String ifMatch, @Nullable Integer expectedVersion) {
        return Boolean.TRUE.equals(Precondition.of(ifMatch, null, expectedVersion)
                .ifFirst(() -> Mono.just(true))
                .block());
    }

    private void assertAccepted(@Nullable String ifMatch, @Nullable Integer expectedVersion) {
        assertThatCode(() -> Precondition.of(ifMatch, null, expectedVersion).require(current, content(3)))
                .doesNotThrowAnyException();
    }

    private void assertRefused(ProblemCode code, @Nullable String ifMatch, @Nullable Integer expectedVersion) {
        assertThatThrownBy(() -> Precondition.of(ifMatch, null, expectedVersion).require(current, content(3)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }

    private static ObjectNode content(int value) {
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }
}
