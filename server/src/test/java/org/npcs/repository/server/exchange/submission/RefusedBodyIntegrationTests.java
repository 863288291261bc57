package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** A body that cannot be read to its end is refused as a whole and stores nothing. */
@ExtendWith(RunningSandbox.class)
class RefusedBodyIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final Api gzip = member.api().header("Content-Encoding", "gzip");

    @AfterEach
    void nothingIsStored() {
        for (String table :
                new String[] {"submission_item", "submission_result", "submission_cause", "submission_work", "change"
                }) {
            assertThat(Database.number("SELECT count(*) FROM " + table + " WHERE jurisdiction = ?", member.code()))
                    .as(table)
                    .isZero();
        }
        assertThat(Database.texts("SELECT DISTINCT state FROM submission WHERE jurisdiction = ?", member.code()))
                .containsExactly("refused");
    }

    @Test
    void aTruncatedCompressedBodyIsRefused() {
        var whole = Batch.gzip(new Batch().incidents(0, 2_000).lines());

        assertThat(send(gzip, "application/x-ndjson", Arrays.copyOf(whole, whole.length - 5))
                        .code())
                .isEqualTo("malformed-batch");
        assertThat(send(gzip, "application/x-ndjson", Arrays.copyOf(whole, whole.length / 2))
                        .code())
                .isEqualTo("malformed-batch");
    }

    @Test
    void aDamagedCompressedBodyIsRefused() {
        var damaged = Batch.gzip(new Batch().incidents(0, 100).lines());
        damaged[damaged.length - 6] ^= 1;

        assertThat(send(gzip, "application/x-ndjson", damaged).code()).isEqualTo("malformed-batch");
    }

    @Test
    void aBodyThatExpandsTooMuchIsRefused() {
        assertThat(send(gzip, "application/x-ndjson", Batch.gzip(" ".repeat(64 << 20)))
                        .code())
                .isEqualTo("body-too-large");
    }

    @Test
    void anArrayThatIsNotClosedIsRefusedWithItsPlace() {
        var array = new Batch().incidents(0, 600).array();

        var refused = send(member.api(), "application/json", array.substring(0, array.length() - 1));

        assertThat(refused.code()).isEqualTo("malformed-batch");
        assertThat(refused.number("/index")).isPositive();
        assertThat(refused.number("/line")).isEqualTo(1);
    }

    @Test
    void whatFollowsAnArrayIsRefused() {
        assertThat(send(member.api(), "application/json", "[] []").code()).isEqualTo("malformed-batch");
        assertThat(send(member.api(), "application/json", "{\"noun\":\"incident\"}")
                        .code())
                .isEqualTo("malformed-batch");
    }

    @Test
    void aMillionColumnsAreRefused() {
        var header = IntStream.range(0, 1_000_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(send(member.api(), "text/csv", header + "\n").code()).isEqualTo("malformed-batch");
    }

    @Test
    void aHeaderWithTheSameColumnTwiceIsRefused() {
        assertThat(send(member.api(), "text/csv", "noun,noun\nincident,incident\n")
                        .code())
                .isEqualTo("malformed-batch");
    }

    @Test
    void anotherEncodingIsRefused() {
        var lines = new Batch().incidents(0, 3).lines();

        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
            assertThat(send(member.api(), "application/x-ndjson", lines.getBytes(charset))
                            .code())
                    .as(charset.name())
                    .isEqualTo("malformed-batch");
        }
    }

    @Test
    void aBodyOfAnotherDigestIsRefused() {
        var api = member.api().header("Content-Digest", "sha-256=:" + "A".repeat(43) + "=:");

        assertThat(send(api, "application/x-ndjson", new Batch().incidents(0, 3).lines())
                        .code())
                .isEqualTo("digest-mismatch");
    }

    private Reply send(Api api, String type, Object body) {
        return Batch.send(api, member.path("submissions?wait=20"), type, body);
    }
}
