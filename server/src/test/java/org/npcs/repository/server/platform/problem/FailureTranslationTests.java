package org.npcs.repository.server.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

class FailureTranslationTests {

    @Test
    void aDatabaseThatCannotServeNowIsUnavailable() {
        for (R2dbcException failure : new R2dbcException[] {
            new R2dbcTimeoutException("no connection in time"),
            new R2dbcTransientResourceException("refused"),
            new R2dbcNonTransientResourceException("closed", "08006"),
            new R2dbcNonTransientResourceException("too many", "53300"),
            new R2dbcNonTransientResourceException("shutting down", "57P01"),
            new R2dbcNonTransientResourceException("cancelled", "57014"),
            new R2dbcNonTransientResourceException("lock", "55P03"),
            new R2dbcNonTransientResourceException("deadlock", "40P01"),
            new R2dbcNonTransientResourceException("idle", "25P03")
        }) {
            assertThat(code(failure)).as(failure.getSqlState()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(code(new IllegalStateException(failure))).isEqualTo(ProblemCode.UNAVAILABLE);
        }
    }

    @Test
    void aStatementThatCannotWorkIsADefect() {
        assertThat(code(new R2dbcBadGrammarException("secret", "42601"))).isEqualTo(ProblemCode.INTERNAL_ERROR);
        assertThat(code(new R2dbcDataIntegrityViolationException("secret", "23505")))
                .isEqualTo(ProblemCode.INTERNAL_ERROR);
        assertThat(SqlErrors.duplicate(new R2dbcDataIntegrityViolationException("secret", "23505")))
                .isTrue();
        assertThat(SqlErrors.duplicate(new IllegalStateException())).isFalse();
    }

    @Test
    void anIssuerWithoutKeysIsUnavailableAndNotTheCallersFault() {
        assertThat(code(new AuthenticationServiceException("keys"))).isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @Test
    void failuresOfTheFrameworkAreThoseOfTheCatalogue() {
        assertThat(code(new DataBufferLimitException("limit"))).isEqualTo(ProblemCode.BODY_TOO_LARGE);
        assertThat(code(new ServerWebInputException("secret"))).isEqualTo(ProblemCode.INVALID_PARAMETER);
        assertThat(code(new ResponseStatusException(HttpStatus.NOT_FOUND))).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(code(new ResponseStatusException(HttpStatus.BAD_GATEWAY))).isEqualTo(ProblemCode.INTERNAL_ERROR);
        assertThat(code(new OutOfMemoryError("secret"))).isEqualTo(ProblemCode.INTERNAL_ERROR);
    }

    @Test
    void aTraceNamesTypesAndPlacesAndNoMessage() {
        var trace =
                FailureTranslation.trace(new IllegalStateException("secret", new IllegalArgumentException("secret")));

        assertThat(trace)
                .contains("IllegalStateException", "IllegalArgumentException", "FailureTranslationTests")
                .doesNotContain("secret");
    }

    private static ProblemCode code(Throwable failure) {
        return FailureTranslation.problem(failure).code();
    }
}
