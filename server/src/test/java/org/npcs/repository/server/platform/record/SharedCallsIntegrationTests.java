package org.npcs.repository.server.platform.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class SharedCallsIntegrationTests {

    private static final int AT_ONCE = 40;

    private final NewMember member = NewMember.enter();

    @Test
    void requestsThatComeTogetherAreStoredAndAuditedEachForItself() {
        var keys = IntStream.range(0, AT_ONCE).mapToObj(i -> Samples.localKey()).toList();

        var replies = together(keys.stream()
                .map(key -> member.api()
                        .sendLater(
                                "PUT",
                                member.path("incidents/" + key),
                                Samples.incident(key).toString()))
                .toList());

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(replies.get(i).at("/localKey")).isEqualTo(keys.get(i));
            assertThat(entries("create", replies.get(i)))
                    .containsExactly(replies.get(i).at("/id"));
        }
    }

    @Test
    void readsThatComeTogetherAreAnsweredAndAuditedEachForItself() {
        var ids = IntStream.range(0, 4)
                .mapToObj(i -> member.stored(Samples.localKey()))
                .toList();
        var absent = "00000000-0000-7000-8000-000000000000";

        var replies = together(IntStream.range(0, AT_ONCE)
                .mapToObj(i ->
                        member.api().sendLater("GET", "/v1/incidents/" + (i % 5 == 4 ? absent : ids.get(i % 5)), null))
                .toList());

        for (int i = 0; i < AT_ONCE; i++) {
            var reply = replies.get(i);
            if (i % 5 == 4) {
                assertThat(reply.status()).isEqualTo(404);
                assertThat(entries("read", reply)).isEmpty();
            } else {
                assertThat(reply.at("/id")).isEqualTo(ids.get(i % 5));
                assertThat(entries("read", reply)).containsExactly(ids.get(i % 5));
            }
        }
    }

    @Test
    void twinsThatComeTogetherMakeOneRecord() {
        var key = Samples.localKey();
        var body = Samples.incident(key).toString();

        var replies = together(IntStream.range(0, AT_ONCE)
                .mapToObj(i -> member.api().sendLater("PUT", member.path("incidents/" + key), body))
                .toList());

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(Database.number("SELECT count(*) FROM incident WHERE jurisdiction = ?", member.code()))
                .isEqualTo(1);
    }

    @Test
    void textWithEverySpecialCharacterIsStoredAsItWasSent() {
        var key = Samples.localKey();
        member.stored(key);
        var text = "quote \" backslash \\ brace {} comma , NULL tab \t line \n é 字 \ud83d\ude00 end";
        var review = Samples.review(key).put("lesson", text);

        var made = member.api().put(member.path("incidents/" + key + "/reviews/1"), review);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(member.api().get("/v1/reviews/" + made.at("/id")).at("/content/lesson"))
                .isEqualTo(text);
    }

    private static List<Reply> together(List<CompletableFuture<Reply>> sent) {
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static List<String> entries(String action, Reply reply) {
        return Database.texts(
                "SELECT record_id::text FROM audit_entry WHERE action = ? AND request_id = ?",
                action,
                reply.header("X-Request-Id"));
    }
}
