package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.KillableServer;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.json.JsonMapper;

/** A server that is killed while it reads or works leaves nothing half done and loses nothing that it has acknowledged. */
@ExtendWith(RunningSandbox.class)
class KilledServerIntegrationTests {

    private static final int RECORDS = 20_000;
    private static final String KEY = "night-of-the-outage";

    private final byte[] lines = new Batch().incidents(0, RECORDS).lines().getBytes(StandardCharsets.UTF_8);

    @Test
    void everyRecordIsStoredExactlyOnce() {
        var server = KillableServer.onNewDatabase("killed");
        try {
            var broken = server.submit(KEY, 0, lines);
            var reading = server;
            Waiting.until(() -> reading.number("SELECT received FROM submission") > 0);
            server = server.killedAndStartedAgain();
            assertThat(broken).failsWithin(java.time.Duration.ofSeconds(5));

            var accepted = server.submit(KEY, 0, lines).join();
            // A key whose reader may still be alive is busy until the reader's lease is over.
            while (accepted.statusCode() == 409) {
                accepted = server.submit(KEY, 15, lines).join();
            }
            assertThat(accepted.statusCode()).as(accepted.body()).isBetween(201, 202);
            var working = server;
            Waiting.until(() -> working.number("SELECT created FROM submission") > 0);
            server = server.killedAndStartedAgain();

            var standing = server;
            Waiting.until(() -> standing.number("SELECT count(*) FROM submission_item") == 0);
            var again = server.submit(KEY, 30, lines).join();

            assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
            var counts = new JsonMapper().readTree(again.body()).required("counts");
            assertThat(counts.get("received").asInt()).as(again.body()).isEqualTo(RECORDS);
            assertThat(counts.get("created").asInt()).isEqualTo(RECORDS);
            assertThat(server.number("SELECT count(*) FROM incident")).isEqualTo(RECORDS);
            assertThat(server.number("SELECT count(*) FROM change WHERE noun = 'incident'"))
                    .isEqualTo(RECORDS);
            assertThat(server.number("SELECT count(*) FROM submission_result WHERE outcome = 'created'"))
                    .isEqualTo(RECORDS);
            assertThat(server.number("SELECT count(*) FROM submission_item")).isZero();
        } finally {
            server.close();
        }
    }
}
