package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.platform.clock.MovableClock;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;

/** A review whose incident is not here waits for it, by whatever way it comes, for thirty days. */
@ExtendWith(RunningSandbox.class)
class WaitingReviewsIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String key = Samples.localKey();

    @Test
    void aSingleWriteOfTheIncidentLetsItIn() {
        var receipt = new Batch().add(Batch.review(key)).sentBy(member);
        assertThat(receipt.number("/counts/waiting")).as(receipt.body()).isEqualTo(1);
        assertThat(results(receipt).at("/items/0/waitingUntil")).isNotEmpty();

        member.stored(key);

        Waiting.until(() -> now(receipt).number("/counts/created") == 1);
        assertThat(results(receipt).at("/items/0/outcome")).isEqualTo("created");
        assertThat(now(receipt).at("/state")).isEqualTo("accepted");
    }

    @Test
    void afterThirtyDaysItIsRejected() {
        var receipt = new Batch().add(Batch.review(key)).sentBy(member);
        var clock = RunningSandbox.bean(MovableClock.class);

        clock.advance(Duration.ofDays(30));
        try {
            Waiting.until(() -> rejected(receipt) == 1);
        } finally {
            clock.advance(Duration.ofDays(-30));
        }

        assertThat(now(receipt).at("/state")).isEqualTo("rejected");
        assertThat(now(receipt).number("/counts/waiting")).isZero();
        assertThat(results(receipt).at("/items/0/findings/0/rule")).isEqualTo("parent-missing");
    }

    /** Read behind the contract: while the clock runs ahead, tokens have expired. */
    private static long rejected(Reply receipt) {
        return org.npcs.repository.server.running.Database.number(
                "SELECT rejected FROM submission WHERE id = ?::uuid", receipt.at("/id"));
    }

    private Reply now(Reply receipt) {
        return member.api().get("/v1/submissions/" + receipt.at("/id"));
    }

    private Reply results(Reply receipt) {
        return member.api().get("/v1/submissions/" + receipt.at("/id") + "/results");
    }
}
