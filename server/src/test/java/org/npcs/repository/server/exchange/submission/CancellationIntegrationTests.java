package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;

/** Before the work has begun a submission can be taken back; afterwards its counts tell how far it is. */
@ExtendWith(RunningSandbox.class)
class CancellationIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void aSubmissionWhoseWorkHasNotBegunIsCancelled() {
        var cancelled = whileNoWorkIsDue(() -> {
            var receipt = Batch.send(
                    member.api(),
                    member.path("submissions?wait=0"),
                    new Batch().incidents(0, 3).lines());
            assertThat(receipt.status()).as(receipt.body()).isEqualTo(202);
            assertThat(receipt.at("/state")).isEqualTo("received");
            assertThat(receipt.header("Location")).isEqualTo("/v1/submissions/" + receipt.at("/id"));
            return member.api().post("/v1/submissions/" + receipt.at("/id") + "/transitions", "{\"to\":\"cancelled\"}");
        });

        assertThat(cancelled.at("/state")).as(cancelled.body()).isEqualTo("cancelled");
        assertThat(Database.number("SELECT count(*) FROM change WHERE jurisdiction = ?", member.code()))
                .isZero();
    }

    @Test
    void aCancellationThatMeetsAWorkerWaitsForIt() {
        var cancelled = whileNoWorkIsDue(() -> {
            var receipt = Batch.send(
                    member.api(),
                    member.path("submissions?wait=0"),
                    new Batch().incidents(0, 3).lines());
            return asAWorkerOf(receipt.at("/id"), () -> member.api()
                    .post("/v1/submissions/" + receipt.at("/id") + "/transitions", "{\"to\":\"cancelled\"}"));
        });

        assertThat(cancelled.at("/state")).as(cancelled.body()).isEqualTo("cancelled");
    }

    @Test
    void anEndedSubmissionIsNotCancelled() {
        var receipt = new Batch().incidents(0, 2).sentBy(member);

        var refused =
                member.api().post("/v1/submissions/" + receipt.at("/id") + "/transitions", "{\"to\":\"cancelled\"}");

        assertThat(refused.code()).isEqualTo("illegal-transition");
    }

    @Test
    void theCountsAddUpAtAnyMoment() {
        var sent = Batch.send(
                member.api(),
                member.path("submissions?wait=0"),
                new Batch().incidents(0, 8_000).lines());
        var states = new HashSet<String>();
        Waiting.until(() -> {
            var now = member.api().get("/v1/submissions/" + sent.at("/id"));
            var counts = now.json().at("/counts");
            long sum = counts.properties().stream()
                    .filter(entry -> !entry.getKey().equals("received"))
                    .mapToLong(entry -> entry.getValue().asLong())
                    .sum();
            assertThat(sum).as(now.body()).isEqualTo(counts.at("/received").asLong());
            states.add(now.at("/state"));
            return now.at("/state").equals("accepted");
        });
        assertThat(states).contains("processing");
    }

    /** What comes meanwhile is due in a far future, so that no worker touches it. */
    private static Reply whileNoWorkIsDue(Supplier<Reply> work) {
        execute("CREATE FUNCTION far_future() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN NEW.due_at := ''2999-01-01''; RETURN NEW; END'");
        execute(
                "CREATE TRIGGER far_future BEFORE INSERT ON submission_work FOR EACH ROW EXECUTE FUNCTION far_future()");
        try {
            return work.get();
        } finally {
            execute("DROP FUNCTION far_future() CASCADE");
        }
    }

    /** Takes the locks of a worker in its order, the second when the request already waits for the first. */
    private static Reply asAWorkerOf(String submission, Supplier<Reply> request) {
        return Database.asSuperuser(connection -> {
            connection.setAutoCommit(false);
            Database.texts(
                    connection, "SELECT 1 FROM submission_work WHERE submission_id = ?::uuid FOR UPDATE", submission);
            var reply = CompletableFuture.supplyAsync(request);
            Waiting.until(() -> Database.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%submission%'")
                    > 0);
            Database.texts(connection, "SELECT 1 FROM submission WHERE id = ?::uuid FOR UPDATE", submission);
            connection.rollback();
            return reply.join();
        });
    }

    private static void execute(String statement) {
        Database.asSuperuser(connection -> {
            try (var executed = connection.createStatement()) {
                return executed.execute(statement);
            }
        });
    }
}
