package org.npcs.repository.server.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.platform.clock.MovableClock;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;

@ExtendWith(RunningSandbox.class)
class IdempotencyIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String key = Samples.idempotencyKey();
    private String determinations = "";
    private String incident = "";

    @BeforeEach
    void storeAnIncident() {
        incident = "/v1/incidents/" + member.stored(Samples.localKey());
        determinations = incident + "/determinations";
    }

    @Test
    void fortyTwinsAtOnceHaveOneEffectAndOneAnswer() {
        var replies = IntStream.range(0, 40)
                .mapToObj(i -> member.api().key(key).sendLater("POST", determinations, fatality()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies)
                .extracting(reply -> reply.at("/etag"))
                .containsOnly(replies.get(0).at("/etag"));
        assertThat(member.api().get(incident).number("/version")).isEqualTo(2);
    }

    @Test
    void aRepeatAnswersAsTheFirstAlsoAfterFurtherChanges() {
        var first = member.api().key(key).post(determinations, fatality());
        member.api().post(incident + "/transitions", "{\"to\":\"accepted\"}");

        var repeat = member.api().key(key).post(determinations, fatality());
        var quoted = member.api().key('"' + key + '"').post(determinations, " " + fatality() + "\n");

        for (Reply again : new Reply[] {repeat, quoted}) {
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(withoutMeta(again)).isEqualTo(withoutMeta(first));
        }
    }

    @Test
    void aRepeatCarriesTheWarningsOfTheFirst() {
        var early = fatality().put("determinedOn", "2026-09-15");

        var first = member.api().key(key).post(determinations, early);
        var repeat = member.api().key(key).post(determinations, early);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.at("/warnings/0/rule")).isEqualTo("INC-R-047");
        assertThat(withoutMeta(repeat)).isEqualTo(withoutMeta(first));
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        member.api().key(key).post(determinations, fatality());

        var otherBody = member.api().key(key).post(determinations, fatality().put("determinedOn", "2026-10-31"));
        var otherAddress = member.api().key(key).post(incident + "/transitions", "{\"to\":\"accepted\"}");
        var otherQuery = member.api().key(key).post(determinations + "?reason=legal", fatality());

        for (Reply refused : new Reply[] {otherBody, otherAddress, otherQuery}) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("idempotency-key-reused");
        }
        assertThat(member.api().get(incident).number("/version")).isEqualTo(2);
    }

    @Test
    void aKeyBelongsToOneClient() {
        member.api().key(key).post(determinations, fatality());
        var scopes = "incident:read incident:write";
        var other = Api.with(Tokens.signed(member.further(scopes), scopes));

        assertThat(other.key(key).post(determinations, fatality()).code()).isEqualTo("append-only");
        assertThat(NewMember.enter()
                        .api()
                        .key(key)
                        .post(determinations, fatality())
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        var refused = member.api().key(key).post(determinations, fatality().put("sequence", 7));
        var repaired = member.api().key(key).post(determinations, fatality());

        assertThat(refused.code()).isEqualTo("append-only");
        assertThat(repaired.status()).isEqualTo(201);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        member.api().key(key).post(determinations, fatality());
        var clock = RunningSandbox.bean(MovableClock.class);
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        try {
            var later = Api.with(Tokens.signed(member.client(), "incident:read incident:write"));
            assertThat(later.key(key).post(determinations, fatality()).code()).isEqualTo("append-only");
            assertThat(Database.number("SELECT count(*) FROM idempotency_key WHERE key = ?", key))
                    .isEqualTo(1);
        } finally {
            clock.advance(Duration.ofHours(24).plusSeconds(1).negated());
        }
    }

    @Test
    void aRepeatedStepShowsWhatTheStepMadeNotWhatBecameOfIt() {
        var client = member.further("incident:read");
        var path = "/v1/clients/" + client + "/transitions";
        var first = member.api().key(key).post(path, "{\"to\":\"suspended\"}");
        member.api().post(path, "{\"to\":\"active\"}");

        var repeat = member.api().key(key).post(path, "{\"to\":\"suspended\"}");

        assertThat(withoutMeta(repeat)).isEqualTo(withoutMeta(first));
        assertThat(member.api().get("/v1/clients/" + client).at("/state")).isEqualTo("active");
    }

    private static String withoutMeta(Reply reply) {
        var json = (tools.jackson.databind.node.ObjectNode) reply.json();
        json.remove("meta");
        return json.toString();
    }

    private static tools.jackson.databind.node.ObjectNode fatality() {
        return Samples.example("determination-fatality");
    }
}
