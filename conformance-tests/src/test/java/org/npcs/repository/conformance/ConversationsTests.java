package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.npcs.repository.conformance.mutant.Mutant;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.toy.Mutation;

/** Who need not be asked about a wrong server, on a few checks of one noun that see each other's clients. */
class ConversationsTests {

    private static final List<Check<Server>> CHECKS = ServerChecks.all().stream()
            .filter(check -> check.name().matches("membership\\.(WhoAmI|Clients|Directory)\\..*"))
            .toList();
    private static final String ME = "membership.WhoAmI.theCallerIsShownInTheBody";
    private static final String MINE = "membership.Clients.aMemberSeesItsOwnClients";

    private static Conversations correct;

    @BeforeAll
    static void listen() throws InterruptedException, ExecutionException {
        correct = Conversations.of(CHECKS, 3);
    }

    @Test
    void nobodyNoticesACorrectServer() {
        assertThat(noticing(Mutation.NONE)).isEmpty();
    }

    @Test
    void anotherAnswerIsNoticedByWhoIsAnswered() {
        assertThat(noticing((request, toy) ->
                        request.path().equals("/v1/me") ? toy.handle(request).status(500) : toy.handle(request)))
                .contains(ME)
                .doesNotContain(MINE);
    }

    @Test
    void anotherDeedIsNoticedByWhoSeesWhatOthersLeft() {
        assertThat(noticing((request, toy) -> {
                    if (request.path().equals("/v1/me")) {
                        toy.handle(request);
                    }
                    return toy.handle(request);
                }))
                .contains(ME, MINE)
                .hasSizeLessThan(CHECKS.size());
    }

    @Test
    void whoRemembersCanBeNoticedByEveryone() {
        AtomicInteger count = new AtomicInteger();
        assertThat(noticing((request, toy) -> toy.handle(count.incrementAndGet() > 0 ? request : request.as("DELETE"))))
                .hasSameSizeAs(CHECKS);
    }

    private static List<String> noticing(Mutation wrong) {
        return correct.noticing(new Mutant("MEM-001", "wrong", () -> wrong)).stream()
                .map(Check::name)
                .toList();
    }
}
