package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Another key for the same incident. */
@ExtendWith(RunningSandbox.class)
class LocalKeyIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String key = Samples.localKey();
    private final String id = member.stored(key);

    @Test
    void theIdentifierStaysAndTheReviewsFollow() {
        member.api().post("/v1/incidents/" + id + "/transitions", "{\"to\":\"accepted\"}");
        var review = member.api().put(member.path("incidents/" + key + "/reviews/1"), Samples.review(key));
        var other = Samples.localKey();

        var renamed = rekey(id, other);

        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.at("/id")).isEqualTo(id);
        assertThat(renamed.at("/localKey")).isEqualTo(other);
        assertThat(renamed.at("/content/localKey")).isEqualTo(other);
        assertThat(renamed.number("/version")).isEqualTo(3);
        var followed = member.api().get(member.path("incidents/" + other + "/reviews/1"));
        assertThat(followed.at("/id")).isEqualTo(review.at("/id"));
        assertThat(followed.at("/content/incidentLocalKey")).isEqualTo(other);
        var changes = member.api()
                .get(member.path("changes"))
                .json()
                .at("/items")
                .valueStream()
                .filter(change -> change.get("kind").asString().equals("rekeyed"))
                .map(change -> change.get("previousKey").asString() + ">"
                        + change.get("naturalKey").asString())
                .toList();
        assertThat(changes).containsExactly(key + ">" + other, key + "/1>" + other + "/1");
    }

    @Test
    void theFormerKeyReadsTheSameIncidentAndTakesNoWrites() {
        var other = Samples.localKey();
        rekey(id, other);

        assertThat(member.api().get(member.path("incidents/" + key)).at("/id")).isEqualTo(id);
        var put = member.api().put(member.path("incidents/" + key), Samples.incident(key));
        var over = member.api().header("If-Match", "*").put(member.path("incidents/" + key), Samples.incident(key));
        var patched = member.api().header("If-Match", "*").patch(member.path("incidents/" + key), "{}");
        for (Reply refused : new Reply[] {put, over, patched}) {
            assertThat(refused.code()).as(refused.body()).isEqualTo("key-replaced");
            assertThat(refused.at("/currentKey")).isEqualTo(other);
        }
        var sent = member.api()
                .header("Content-Type", "application/x-ndjson")
                .post(
                        member.path("submissions?wait=30"),
                        "{\"noun\":\"incident\",\"content\":" + Samples.incident(key)
                                + "}\n{\"noun\":\"review\",\"content\":" + Samples.review(key) + "}\n");
        assertThat(sent.number("/counts/rejected")).as(sent.body()).isEqualTo(2);
        assertThat(member.api()
                        .get(member.path("incidents"))
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aKeyThatAnotherIncidentHasOrHadIsTaken() {
        var second = Samples.localKey();
        var secondId = member.stored(second);
        rekey(secondId, Samples.localKey());
        var third = Samples.localKey();
        member.stored(third);

        assertThat(rekey(id, second).code()).isEqualTo("already-exists");
        assertThat(rekey(id, third).code()).isEqualTo("already-exists");
        assertThat(member.api().get("/v1/incidents/" + id).at("/localKey")).isEqualTo(key);
    }

    @Test
    void aKeyCanBeTakenBack() {
        var other = Samples.localKey();
        rekey(id, other);

        assertThat(rekey(id, key).at("/localKey")).isEqualTo(key);

        assertThat(member.api().get(member.path("incidents/" + other)).at("/id"))
                .isEqualTo(id);
        assertThat(rekey(id, key).at("/outcome")).isEqualTo("unchanged");
    }

    @Test
    void aStaleVersionIsRefused() {
        var stale = member.api()
                .put(
                        "/v1/incidents/" + id + "/local-key?expectedVersion=7",
                        "{\"localKey\":\"" + Samples.localKey() + "\",\"reason\":\"entry-error\"}");

        assertThat(stale.code()).isEqualTo("version-mismatch");
    }

    @Test
    void aNightlyJobThatSendsAtTheSameMomentMakesNoSecondIncident() {
        for (int round = 0; round < 20; round++) {
            var before = Samples.localKey();
            var made = member.stored(before);
            var body = Samples.incident(before);
            var writes = new ArrayList<CompletableFuture<Reply>>();
            for (int i = 0; i < 4; i++) {
                writes.add(member.api().sendLater("PUT", member.path("incidents/" + before), body));
            }
            var renamed = rekey(made, Samples.localKey());
            assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
            assertThat(writes.stream().map(CompletableFuture::join).map(Reply::status))
                    .doesNotContain(201, 500);
            assertThat(member.api().get(member.path("incidents/" + before)).at("/id"))
                    .isEqualTo(made);
        }
    }

    @Test
    void anotherMembersIncidentIsNotThere() {
        assertThat(NewMember.enter()
                        .api()
                        .put(
                                "/v1/incidents/" + id + "/local-key",
                                "{\"localKey\":\"CDR-STOLEN\",\"reason\":\"entry-error\"}")
                        .code())
                .isEqualTo("not-found");
        assertThat(rekey(UUID.randomUUID().toString(), "CDR-NOBODY").code()).isEqualTo("not-found");
    }

    private Reply rekey(String incident, String to) {
        return member.api()
                .put(
                        "/v1/incidents/" + incident + "/local-key",
                        "{\"localKey\":\"" + to + "\",\"reason\":\"entry-error\"}");
    }
}
