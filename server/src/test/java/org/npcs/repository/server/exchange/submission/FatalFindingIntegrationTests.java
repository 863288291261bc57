package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;

/** A fault that makes the whole extract doubtful. */
@ExtendWith(RunningSandbox.class)
class FatalFindingIntegrationTests {

    private static final String FUTURE = "INC-R-002";

    private final NewMember member = NewMember.enter();

    @Test
    void aFatalFindingKeepsAllOthersOut() {
        raise("fatal");
        var batch = new Batch().incidents(0, 3);
        batch.add(Batch.incident(Batch.key(3)));
        batch.records().get(3).withObject("/content").put("eventDate", "2999-01-01");

        var sent = batch.sentBy(member);

        assertThat(sent.at("/state")).as(sent.body()).isEqualTo("rejected");
        assertThat(sent.number("/counts/rejected")).isEqualTo(4);
        assertThat(member.api()
                        .get(member.path("incidents"))
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        var results = member.api().get("/v1/submissions/" + sent.at("/id") + "/results");
        assertThat(results.at("/items/0/findings/0/rule")).isEqualTo("batch-not-applied");
        assertThat(results.at("/items/3/findings/0/severity")).isEqualTo("fatal");
    }

    @Test
    void theSameFindingAsAnErrorKeepsOnlyItsRecordOut() {
        raise("error");
        var batch = new Batch().incidents(0, 3);
        batch.add(Batch.incident(Batch.key(3)));
        batch.records().get(3).withObject("/content").put("eventDate", "2999-01-01");

        var sent = batch.sentBy(member);

        assertThat(sent.number("/counts/created")).as(sent.body()).isEqualTo(3);
    }

    private void raise(String severity) {
        var put = member.api()
                .put(
                        member.path("profile"),
                        "{\"issuedAt\":\"2026-07-02T00:00:00Z\",\"effectiveFrom\":\"2026-07-02\",\"severities\":[{\"rule\":\""
                                + FUTURE + "\",\"severity\":\"" + severity + "\"}]}");
        assertThat(put.status()).as(put.body()).isBetween(200, 201);
    }
}
