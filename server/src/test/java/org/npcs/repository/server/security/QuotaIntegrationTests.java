package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;

@ExtendWith(RunningSandbox.class)
class QuotaIntegrationTests {

    @Test
    void aClientOverItsQuotaIsToldHowLongToWaitAndOthersAreServed() {
        var busy = NewMember.enter();
        var quiet = NewMember.enter();
        var greedy = new Thread(() -> spendUntilStopped(busy.client()), "greedy");
        greedy.start();
        var refused = busy.api().get("/v1/me");
        for (int i = 0; i < 5_000 && refused.status() != 429; i++) {
            refused = busy.api().get("/v1/me");
        }
        greedy.interrupt();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After")))
                .isEqualTo(refused.number("/retryAfterSeconds"))
                .isPositive();
        assertThat(quiet.api().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whatComesWithoutATokenHasAQuotaTogether() {
        var answer = """
                {"jurisdiction":"US-ZZ","year":2024,"token":"%s","items":[{"item":"a","value":1}]}
                """.formatted("a".repeat(32));
        var greedy = new Thread(() -> spendUntilStopped(Quotas.ANYONE), "greedy");
        greedy.start();
        var refused = Api.anonymous().post("/v1/culture-answers", answer);
        for (int i = 0; i < 5_000 && refused.status() != 429; i++) {
            refused = Api.anonymous().post("/v1/culture-answers", answer);
        }
        greedy.interrupt();

        assertThat(refused.status()).as(refused.body()).isEqualTo(429);
    }

    @Test
    void whatIsLeftStandsInTheAnswer() {
        var member = NewMember.enter();

        var me = member.api().get("/v1/me");

        assertThat(me.number("/quota/limit")).isEqualTo(1_000_000);
        assertThat(me.number("/quota/remaining")).isPositive();
    }

    /** The quota of the tests is so large that it has to be spent faster than it comes back. */
    private static void spendUntilStopped(String client) {
        var quotas = RunningSandbox.bean(Quotas.class);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                quotas.spend(client);
            } catch (ProblemException spent) {
                // Until the next one comes back.
            }
        }
    }
}
