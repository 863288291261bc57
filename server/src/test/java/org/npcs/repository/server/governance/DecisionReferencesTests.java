package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** References of decisions are looked up from the year on in which decisions were made here. */
class DecisionReferencesTests {

    private static final AdoptedDecisions ONE_ADOPTED =
            (transaction, reference) -> Mono.just(reference.equals("EC-2027-001"));

    private final Transaction transaction = mock(Transaction.class);

    @ParameterizedTest
    @ValueSource(strings = {"EC-2027-002", "EC-2027-999999", "EC-2031-001"})
    void whatWasNotAdoptedIsRefused(String reference) {
        assertThatThrownBy(() -> required("{\"decisionsSince\": \"2027-06-01\"}", reference))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ProblemCode.CHARTER_RULE);
                    assertThat(refused.toString()).doesNotContain(reference);
                });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"EC-2027-001", "EC-2026-021", "BOARD-2027-001"})
    void whatWasAdoptedOrDecidedElsewhereIsTaken(@Nullable String reference) {
        required("{\"decisionsSince\": \"2027-06-01\"}", reference);
    }

    @Test
    void whileNoDecisionIsMadeHereNothingIsLookedUp() {
        required("{}", "EC-2027-002");
    }

    private void required(String settings, @Nullable String reference) {
        var content = JsonMapper.shared().createObjectNode();
        content.set("settings", JsonMapper.shared().readTree(settings));
        when(transaction.<Charter>one(any(), any(), any())).thenReturn(Mono.just(Charter.of("1", content)));
        var clock = mock(RepositoryClock.class);
        when(clock.now()).thenReturn(Instant.EPOCH);
        var known =
                new StaticListableBeanFactory(Map.of("adopted", ONE_ADOPTED)).getBeanProvider(AdoptedDecisions.class);
        new DecisionReferences(known, new CharterInForce(), clock)
                .require(transaction, reference, "/decision")
                .block();
    }
}
