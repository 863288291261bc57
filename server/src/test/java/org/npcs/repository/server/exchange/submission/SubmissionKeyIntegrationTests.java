package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** A key stands for one body and one receipt, however often it is sent. */
@ExtendWith(RunningSandbox.class)
class SubmissionKeyIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatReturnsTheSameReceiptAndStoresNothing() {
        var first = send(new Batch().incidents(0, 10).lines());

        var repeat = send(new Batch().incidents(0, 10).lines());

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(repeat.status()).as(repeat.body()).isEqualTo(200);
        assertThat(repeat.at("/id")).isEqualTo(first.at("/id"));
        assertThat(repeat.json().at("/counts")).isEqualTo(first.json().at("/counts"));
        assertThat(changes()).isEqualTo(10);
    }

    @Test
    void anotherBodyUnderTheKeyIsRefused() {
        send(new Batch().incidents(0, 2).lines());

        assertThat(send(new Batch().incidents(0, 3).lines()).code()).isEqualTo("idempotency-key-reused");
        assertThat(changes()).isEqualTo(2);
    }

    @Test
    void fortyTwinsMakeOneSubmission() {
        var body = new Batch().incidents(0, 200).lines();
        var twins = IntStream.range(0, 40)
                .mapToObj(i -> member.api()
                        .key(key)
                        .header("Content-Type", "application/x-ndjson")
                        .sendLater("POST", member.path("submissions?wait=30"), body))
                .toList();

        var replies = twins.stream().map(CompletableFuture::join).toList();

        assertThat(replies.stream().map(Reply::status).collect(Collectors.toSet()))
                .isSubsetOf(200, 201);
        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        assertThat(replies.stream().map(reply -> reply.at("/id")).distinct()).hasSize(1);
        assertThat(changes()).isEqualTo(200);
    }

    @Test
    void aRefusedBodyMayBeCorrectedUnderItsKey() {
        assertThat(send("application/json", "[{\"noun\":").code()).isEqualTo("malformed-batch");

        var corrected = send("application/json", new Batch().incidents(0, 3).array());

        assertThat(corrected.status()).as(corrected.body()).isEqualTo(201);
        assertThat(corrected.number("/counts/created")).isEqualTo(3);
    }

    @Test
    void theKeyOfAnotherClientIsAnother() {
        send(new Batch().incidents(0, 2).lines());
        var stranger = NewMember.enter();

        var other = Batch.send(
                stranger.api(),
                stranger.path("submissions?wait=30"),
                "application/x-ndjson",
                key,
                new Batch().incidents(0, 3).lines());

        assertThat(other.status()).as(other.body()).isEqualTo(201);
        var listed = member.api().get(member.path("submissions?submissionKey=" + key));
        assertThat(listed.json().at("/items")).hasSize(1);
        assertThat(List.of(listed.at("/items/0/submittedBy"), listed.at("/items/0/actor")))
                .containsOnly(member.client());
    }

    private Reply send(String lines) {
        return send("application/x-ndjson", lines);
    }

    private Reply send(String type, String body) {
        return Batch.send(member.api(), member.path("submissions?wait=30"), type, key, body);
    }

    private long changes() {
        return Database.number("SELECT count(*) FROM change WHERE jurisdiction = ?", member.code());
    }
}
