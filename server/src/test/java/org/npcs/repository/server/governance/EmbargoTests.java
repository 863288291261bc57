package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes outside is silent about decisions that are open. */
class EmbargoTests {

    private static final OpenDecisions ONE_OPEN =
            (transaction, reference) -> Mono.just(reference.equals("EC-2026-001"));

    private final Transaction transaction = mock(Transaction.class);

    @Test
    void gov17_nothingOutsideRefersToAnOpenDecision() {
        assertThatThrownBy(() -> required("external", "EC-2026-002", "EC-2026-001"))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.toString())
                        .isNotBlank());
        required("external", "EC-2026-002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"committee", "all-members"})
    void insideAnOpenDecisionIsSpokenOf(String kind) {
        required(kind, "EC-2026-001");
    }

    private void required(String kind, String... references) {
        when(transaction.<Charter>one(any(), any(), any())).thenReturn(Mono.empty());
        var clock = mock(RepositoryClock.class);
        when(clock.now()).thenReturn(Instant.EPOCH);
        var known = new StaticListableBeanFactory(Map.of("open", ONE_OPEN)).getBeanProvider(OpenDecisions.class);
        ObjectNode content = JsonMapper.shared().createObjectNode().put("kind", kind);
        for (String reference : references) {
            content.withArray("/references").add(reference);
        }
        new Embargo(known, new CharterInForce(), clock)
                .require(transaction, content)
                .block();
    }
}
