package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** Of a submission as a whole either all records are stored or none. */
@ExtendWith(RunningSandbox.class)
class AllOrNothingIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void soundRecordsAreAllStored() {
        var receipt = send(new Batch().incidents(0, 1_200).add(Batch.review(Batch.key(3))));

        assertThat(receipt.at("/state")).as(receipt.body()).isEqualTo("accepted");
        assertThat(receipt.number("/counts/created")).isEqualTo(1_201);
    }

    @Test
    void oneFaultyRecordKeepsAllOthersOut() {
        var faulty = Batch.incident(Batch.key(700));
        faulty.withObject("/content").put("eventDate", "soon");

        hindered(new Batch().incidents(0, 700).add(faulty), "STR-FORMAT");
    }

    @Test
    void oneWaitingRecordKeepsAllOthersOut() {
        hindered(new Batch().incidents(0, 700).add(Batch.review("NOT-HERE-1")), "parent-missing");
    }

    @Test
    void oneRecordThatTheStoredOnesRefuseKeepsAllOthersOut() {
        var stale = Batch.incident(Batch.key(700)).put("expectedVersion", 4);

        hindered(new Batch().incidents(0, 700).add(stale), "version-mismatch");
    }

    @Test
    void moreRecordsThanAllowedAreRefused() {
        assertThat(send(new Batch().incidents(0, 10_001)).code()).isEqualTo("body-too-large");
        assertThat(stored()).isZero();
    }

    private void hindered(Batch batch, String rule) {
        var receipt = send(batch);

        assertThat(receipt.at("/state")).as(receipt.body()).isEqualTo("rejected");
        assertThat(receipt.number("/counts/rejected")).isEqualTo(701);
        assertThat(stored()).isZero();
        var causes = member.api().get("/v1/submissions/" + receipt.at("/id") + "/causes");
        assertThat(causes.at("/items/0/rule")).isEqualTo("batch-not-applied");
        assertThat(causes.number("/items/0/records")).isEqualTo(700);
        assertThat(causes.at("/items/1/rule")).as(causes.body()).isEqualTo(rule);
    }

    private Reply send(Batch batch) {
        return Batch.send(member.api(), member.path("submissions?wait=30&mode=all-or-nothing"), batch.lines());
    }

    private long stored() {
        return Database.number("SELECT count(*) FROM change WHERE jurisdiction = ?", member.code());
    }
}
