package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class ParallelFirstPutIntegrationTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "?expectedVersion=0"})
    void fiftyFirstPutsAtOnceLeaveOneIncidentAtVersionOne(String query) {
        var member = NewMember.enter();
        var key = Samples.localKey();
        var replies = atOnce(
                50, i -> member.api().sendLater("PUT", member.path("incidents/" + key) + query, Samples.incident(key)));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 201));
        assertThat(replies)
                .extracting(reply -> reply.at("/id"))
                .containsOnly(replies.get(0).at("/id"));
        assertThat(replies).extracting(reply -> reply.number("/version")).containsOnly(1);
        assertThat(replies.stream().filter(reply -> reply.at("/outcome").equals("created")))
                .hasSize(1);
        assertThat(Database.number("SELECT count(*) FROM incident WHERE jurisdiction = ?", member.code()))
                .isEqualTo(1);
        assertThat(Database.number("SELECT count(*) FROM change WHERE jurisdiction = ?", member.code()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match"})
    void ofManyChangesFromOneVersionExactlyOneIsStored(String header) {
        var member = NewMember.enter();
        var key = Samples.localKey();
        var etag = member.api()
                .put(member.path("incidents/" + key), Samples.incident(key))
                .at("/etag");
        var replies = atOnce(30, i -> member.api()
                .header(header, etag)
                .sendLater(
                        "PUT",
                        member.path("incidents/" + key),
                        Samples.incident(key)
                                .put("publicNoticeDate", "2026-09-" + (15 + i % 15))
                                .put("county", String.format(java.util.Locale.ROOT, "%03d", i))
                                .set("absences", Samples.incident(key).objectNode())));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.code().equals("version-mismatch")))
                .hasSize(29);
        assertThat(Database.number("SELECT version FROM incident WHERE jurisdiction = ?", member.code()))
                .isEqualTo(2);
    }

    private static List<Reply> atOnce(int count, java.util.function.IntFunction<CompletableFuture<Reply>> send) {
        return IntStream.range(0, count).mapToObj(send).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
