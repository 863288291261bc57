package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Two records that are one child, and one record that is two. */
@ExtendWith(RunningSandbox.class)
class MergeAndSplitIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String olderKey = Samples.localKey();
    private final String older = accepted(olderKey);
    private final String youngerKey = Samples.localKey();
    private final String younger = accepted(youngerKey);

    @Test
    void theOlderGoesOnWithTheReviewsOfBoth() {
        review(olderKey, 1);
        var moving = review(youngerKey, 1);
        var second = review(youngerKey, 2);

        var merged = merge(older, younger, 2);

        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(merged.at("/survivor/state")).isEqualTo("in-review");
        assertThat(merged.at("/duplicate/mergedInto")).isEqualTo(older);
        assertThat(merged.json().at("/movedReviews").size()).isEqualTo(2);
        assertThat(get("incidents/" + olderKey + "/reviews/2").at("/id")).isEqualTo(moving);
        assertThat(get("incidents/" + olderKey + "/reviews/3").at("/id")).isEqualTo(second);
        assertThat(get("incidents/" + youngerKey + "/reviews/1").status()).isEqualTo(404);
        assertThat(get("incidents").json().at("/items").size()).isEqualTo(1);
        assertThat(get("incidents/" + youngerKey).at("/mergedInto")).isEqualTo(older);
        assertThat(kinds()).contains("merged");
    }

    @Test
    void aMergedIncidentTakesNoWrites() {
        merge(older, younger, 2);
        var any = member.api().header("If-Match", "*");

        var refused = List.of(
                member.api().put(member.path("incidents/" + youngerKey), Samples.incident(youngerKey)),
                any.patch(member.path("incidents/" + youngerKey), "{\"awareDate\":\"2026-09-16\"}"),
                member.api().put(member.path("incidents/" + youngerKey + "/reviews/1"), Samples.review(youngerKey)),
                merge(older, younger, 3));

        assertThat(refused).extracting(Reply::code).containsOnly("record-merged");
        assertThat(refused).extracting(reply -> reply.at("/mergedInto")).containsOnly(older);
    }

    @Test
    void whatCannotBeMergedStaysAsItIs() {
        var other = NewMember.enter();
        var foreign = other.stored(Samples.localKey());

        assertThat(merge(younger, older, 2).code()).isEqualTo("merge-reversed");
        assertThat(merge(older, younger, 1).code()).isEqualTo("version-mismatch");
        assertThat(merge(older, older, 2).code()).isEqualTo("invalid-parameter");
        assertThat(merge(older, foreign, 1).code()).isEqualTo("not-found");
        assertThat(get("incidents").json().at("/items").size()).isEqualTo(2);
    }

    @Test
    void aRepeatedMergeGivesTheSameAnswer() {
        review(youngerKey, 1);
        var once = member.api().key("merge-" + youngerKey);
        var body = merging(younger, 2);

        var first = once.post("/v1/incidents/" + older + "/merges", body);
        var again = once.post("/v1/incidents/" + older + "/merges", body);

        assertThat(timeless(again)).isEqualTo(timeless(first));
    }

    @Test
    void mergesInARingEndInOneIncident() {
        var thirdKey = Samples.localKey();
        var third = accepted(thirdKey);

        var answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> merge(older, younger, 2)),
                        CompletableFuture.supplyAsync(() -> merge(younger, third, 2)),
                        CompletableFuture.supplyAsync(() -> merge(older, third, 2)))
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Reply::status).isSubsetOf(200, 409, 412);
        assertThat(answers).extracting(Reply::status).contains(200);
    }

    @Test
    void theNamedReviewsGoWithTheNewIncident() {
        var stays = review(olderKey, 1);
        var goes = review(olderKey, 2);
        var key = Samples.localKey();

        var split = split(key, "[2]");

        assertThat(split.status()).as(split.body()).isEqualTo(201);
        assertThat(split.at("/created/splitFrom")).isEqualTo(older);
        assertThat(split.at("/created/state")).isEqualTo("in-review");
        assertThat(split.at("/origin/splitInto/0")).isEqualTo(split.at("/created/id"));
        assertThat(get("incidents/" + key + "/reviews/2").at("/id")).isEqualTo(goes);
        assertThat(get("incidents/" + olderKey + "/reviews/1").at("/id")).isEqualTo(stays);
        assertThat(kinds()).contains("split");
        var corrected = member.api()
                .header("If-Match", "*")
                .patch(member.path("incidents/" + key), "{\"awareDate\":\"2026-09-16\"}");
        assertThat(corrected.at("/splitFrom")).as("after a correction").isEqualTo(older);
    }

    @Test
    void aFaultySplitStoresNothing() {
        review(olderKey, 1);
        var key = Samples.localKey();

        assertThat(split(youngerKey, "[]").code()).isEqualTo("already-exists");
        assertThat(split(key, "[7]").code()).isEqualTo("invalid-parameter");
        assertThat(split("nokey", "[]").code()).isEqualTo("validation-failed");

        assertThat(get("incidents/" + key).status()).isEqualTo(404);
        assertThat(get("incidents").json().at("/items").size()).isEqualTo(2);
        assertThat(member.api().get("/v1/incidents/" + older).number("/version"))
                .isEqualTo(2);
    }

    private static String timeless(Reply reply) {
        return reply.withoutRequest().replaceAll("\"at\":\"[^\"]*\"", "");
    }

    private Reply merge(String survivor, String duplicate, int version) {
        return member.api().post("/v1/incidents/" + survivor + "/merges", merging(duplicate, version));
    }

    private static String merging(String duplicate, int version) {
        return "{\"duplicate\":\"" + duplicate + "\",\"duplicateVersion\":" + version + ",\"reason\":\"duplicate\"}";
    }

    private Reply split(String key, String reviews) {
        var content = Samples.incident(key);
        return member.api()
                .post(
                        "/v1/incidents/" + older + "/splits",
                        "{\"content\":" + content + ",\"reviews\":" + reviews + ",\"reason\":\"entry-error\"}");
    }

    private Reply get(String path) {
        return member.api().get(member.path(path));
    }

    private String accepted(String key) {
        var id = member.stored(key);
        member.api().post("/v1/incidents/" + id + "/transitions", "{\"to\":\"accepted\"}");
        return id;
    }

    private String review(String key, int number) {
        var stored = member.api()
                .put(
                        member.path("incidents/" + key + "/reviews/" + number),
                        Samples.review(key).put("number", number));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    private List<String> kinds() {
        return get("changes?noun=incident")
                .json()
                .at("/items")
                .valueStream()
                .map(change -> change.get("kind").asString())
                .toList();
    }
}
