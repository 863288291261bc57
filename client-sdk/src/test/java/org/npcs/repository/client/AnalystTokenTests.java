package org.npcs.repository.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.error.AnalystTokenEndedException;
import org.npcs.repository.client.error.UnauthenticatedException;

class AnalystTokenTests {

    private static final String TOKEN = "npcs_at_" + "a".repeat(36);

    private final FakeRepository repository = new FakeRepository();
    private final RepositoryClient client = RepositoryClient.builder(repository.base())
            .credentials(Credentials.analystToken(TOKEN + "\n"))
            .build();

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void itIsSentAsItIsAndNoIssuerIsAsked() {
        repository.always(FakeRepository.json("{}"));

        client.membership().me();

        assertThat(repository.requests("/oauth2/token")).isEmpty();
        assertThat(repository.calls())
                .extracting(call -> call.getHeader("Authorization"))
                .containsExactly("Bearer " + TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-expired", "token-revoked", "token-owner-inactive"})
    void oneThatHasEndedIsToldApartAndNotSentAgain(String fault) {
        repository.always(FakeRepository.problem(401, "token-rejected", ",\"fault\":\"" + fault + "\""));

        assertThatThrownBy(() -> client.membership().me())
                .isInstanceOfSatisfying(
                        AnalystTokenEndedException.class,
                        ended -> assertThat(ended.problem().fault()).isEqualTo(fault))
                .hasMessageNotContaining(TOKEN);
        assertThat(repository.calls()).hasSize(1);
    }

    @Test
    void anotherFaultIsNoEnd() {
        repository.always(FakeRepository.problem(401, "token-rejected", ",\"fault\":\"token-wrong-address\""));

        assertThatThrownBy(() -> client.membership().me()).isExactlyInstanceOf(UnauthenticatedException.class);
        assertThat(repository.calls()).hasSize(1);
    }

    @Test
    void itIsNeverPrintedAndNothingElseIsTaken() {
        assertThat(Credentials.analystToken(TOKEN)).hasToString("AnalystSecret");
        assertThatThrownBy(() -> Credentials.analystToken("my-secret-elsewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("elsewhere");
    }
}
