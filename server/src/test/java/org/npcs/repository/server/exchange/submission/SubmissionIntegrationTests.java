package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;

/** A night's batch: what is sound comes in, what is not is told, and what was mended completes it. */
@ExtendWith(RunningSandbox.class)
class SubmissionIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void sevenFaultyRecordsOfFiveHundredKeepNoOtherOut() {
        var batch = new Batch();
        IntStream.range(0, 50).forEach(i -> batch.add(Batch.review(Batch.key(i))));
        for (int i = 0; i < 450; i++) {
            var record = Batch.incident(Batch.key(i));
            if (i < 5) {
                record.withObject("/content").putObject("child").put("sex", "unmapped-one");
            } else if (i < 7) {
                record.withObject("/content").put("eventDate", "2999-01-01");
            }
            batch.add(record);
        }

        var receipt = batch.sentBy(member);

        assertThat(receipt.status()).as(receipt.body()).isEqualTo(201);
        assertThat(receipt.at("/state")).isEqualTo("accepted-with-rejections");
        assertThat(receipt.number("/counts/received")).isEqualTo(500);
        assertThat(receipt.number("/counts/created")).isEqualTo(486);
        assertThat(receipt.number("/counts/waiting")).isEqualTo(7);
        assertThat(receipt.number("/counts/rejected")).isEqualTo(7);
        assertThat(receipt.at("/sentence")).contains("493 of 500", "7 were rejected");
        var self = "/v1/submissions/" + receipt.at("/id");
        var causes = member.api().get(self + "/causes");
        assertThat(causes.at("/items/0/rule")).isEqualTo("STR-CODE");
        assertThat(causes.number("/items/0/records")).isEqualTo(5);
        assertThat(causes.number("/items/1/records")).isEqualTo(2);
        assertThat(causes.body()).doesNotContain("unmapped-one");
        var rejected = member.api().get(self + "/results?outcome=rejected&limit=500");
        assertThat(rejected.json().at("/items").valueStream().map(item -> item.path("index")
                        .asInt()))
                .containsExactly(51, 52, 53, 54, 55, 56, 57);

        var mended = new Batch().incidents(0, 7).sentBy(member);

        assertThat(mended.at("/state")).as(mended.body()).isEqualTo("accepted");
        Waiting.until(() -> member.api().get(self).number("/counts/waiting") == 0);
        var complete = member.api().get(self);
        assertThat(complete.number("/counts/created")).isEqualTo(493);
        assertThat(member.api().get(member.path("reviews?limit=500")).json().at("/items"))
                .hasSize(50);
    }

    @Test
    void anEmptyBodyEndsAsEmptyAtOnce() {
        var receipt = Batch.send(member.api(), member.path("submissions"), "\n\n");

        assertThat(receipt.status()).as(receipt.body()).isEqualTo(201);
        assertThat(receipt.at("/state")).isEqualTo("empty");
    }
}
