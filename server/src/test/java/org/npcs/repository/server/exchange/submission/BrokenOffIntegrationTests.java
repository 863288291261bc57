package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.RecordIds;
import org.npcs.repository.server.running.RunningSandbox;
import reactor.core.publisher.Mono;

/** A sender that goes away while the end of its body is being stored leaves no submission that says it was empty. */
@ExtendWith(RunningSandbox.class)
class BrokenOffIntegrationTests {

    private static final Session SENDER = new Session("US-XB", "fenwick-nightly", "fenwick-nightly", "test");
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    private final SqlSubmissions submissions = new SqlSubmissions();
    private final Submission wanted = new Submission(
            "US-XB",
            RecordIds.next(NOW),
            "fenwick-nightly",
            "fenwick-nightly",
            "broken-off-" + UUID.randomUUID(),
            "test",
            "receiving",
            "each",
            "upload",
            "application/x-ndjson",
            false,
            false,
            null,
            null,
            null,
            null,
            null,
            new Submission.Counts(0, 0, 0, 0, 0, 0, 0, 0),
            Contract.version(),
            Definitions.published().ruleSetVersion(),
            NOW,
            null);

    private static <T> @Nullable T run(Function<Transaction, Mono<T>> work) {
        return RunningSandbox.bean(UnitOfWork.class).run(SENDER, work).block();
    }

    private Reading begun() {
        var attempt = UUID.randomUUID();
        var claimed = run(transaction -> submissions.claim(transaction, wanted, attempt));
        return new Reading("US-XB", Objects.requireNonNull(claimed).id(), attempt);
    }

    private boolean received(Reading reading) {
        return Boolean.TRUE.equals(run(transaction -> submissions.received(transaction, reading, 1, 0, false)));
    }

    private boolean givenUp(Reading reading) {
        return Boolean.TRUE.equals(run(transaction -> submissions.giveUp(transaction, reading, "", NOW)));
    }

    private @Nullable Submission closed(Reading reading) {
        return run(transaction -> submissions.close(transaction, reading, 10, "digest", "fingerprint", NOW));
    }

    @Test
    void whatWasBrokenOffIsNotEndedByItsOwnLateEnd() {
        var reading = begun();
        assertThat(received(reading)).isTrue();

        assertThat(givenUp(reading)).isTrue();

        assertThat(closed(reading)).isNull();
        assertThat(received(reading)).isFalse();
    }

    @Test
    void whoSendsItAgainReadsItWhole() {
        var broken = begun();
        assertThat(received(broken)).isTrue();
        assertThat(givenUp(broken)).isTrue();

        var again = begun();
        assertThat(received(again)).isTrue();
        var ended = Objects.requireNonNull(closed(again));

        assertThat(again.id()).isEqualTo(broken.id());
        assertThat(ended.state()).isEqualTo("received");
        assertThat(ended.counts().received()).isEqualTo(1);
    }

    @Test
    void whatHasEndedIsNotGivenUp() {
        var reading = begun();
        assertThat(received(reading)).isTrue();
        assertThat(closed(reading)).isNotNull();

        assertThat(givenUp(reading)).isFalse();
    }
}
