package org.npcs.repository.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningSandbox.class)
class ReviewWritingIntegrationTests {

    private final Api reviewer = Api.as("fenwick-reviewer");
    private final String key = Samples.localKey();
    private final String address = fenwick(key) + "/reviews/1";

    @Test
    void aReviewIsReadableByEveryDoor() {
        var id = Members.plannedReview(key);

        var byId = reviewer.get("/v1/reviews/" + id);
        assertThat(byId.json().get("content")).isEqualTo(Samples.review(key));
        assertThat(reviewer.get(address).at("/etag")).isEqualTo(byId.at("/etag"));
        assertThat(reviewer.get("/v1/reviews/" + id + "/versions/1").at("/etag"))
                .isEqualTo(byId.at("/etag"));
        assertThat(reviewer.get("/v1/reviews/" + id + "/versions").number("/items/0/version"))
                .isEqualTo(1);
        var listed = reviewer.get("/v1/jurisdictions/US-XB/reviews?incidentLocalKey=" + key);
        assertThat(listed.json().get("items").size()).isEqualTo(1);
        assertThat(listed.at("/items/0/id")).isEqualTo(id);
        assertThat(reviewer.header("If-None-Match", byId.at("/etag"))
                        .get(address)
                        .status())
                .isEqualTo(304);
        assertThat(reviewer.get("/v1/reviews/" + id + "?asOf=" + byId.at("/updatedAt"))
                        .number("/version"))
                .isEqualTo(1);
    }

    @Test
    void equalContentIsLeftAndOtherContentNeedsTheVersion() {
        Members.plannedReview(key);
        var other = Samples.review(key).put("ratedOn", "2026-11-03");

        assertThat(reviewer.put(address, Samples.review(key)).at("/outcome")).isEqualTo("unchanged");
        assertThat(reviewer.put(address, other).code()).isEqualTo("precondition-required");
        var stale = reviewer.put(address + "?expectedVersion=7", other);
        assertThat(stale.code()).isEqualTo("version-mismatch");
        assertThat(stale.texts("/differingMembers")).containsExactly("/ratedOn");
        assertThat(reviewer.put(address + "?expectedVersion=1", other).number("/version"))
                .isEqualTo(2);
        assertThat(reviewer.header("If-None-Match", "*").put(address, other).code())
                .isEqualTo("already-exists");
    }

    @Test
    void addressAndBodyMustNameTheSameReview() {
        Members.acceptedIncident(key);

        assertThat(reviewer.put(fenwick(key) + "/reviews/2", Samples.review(key))
                        .at("/parameter"))
                .isEqualTo("number");
        assertThat(reviewer.put(address, Samples.review(Samples.localKey())).code())
                .isIn("invalid-parameter", "validation-failed");
    }

    @Test
    void theRatingsOfOneSlotLeaveTheOtherSlotsAsTheyAre() {
        var id = Members.plannedReview(key);
        var slot = "/v1/reviews/" + id + "/ratings/r2";

        assertThat(reviewer.put(slot, Samples.example("second-ratings")).code()).isEqualTo("precondition-required");
        var set = reviewer.put(slot + "?expectedVersion=1", Samples.example("second-ratings"));
        var again = reviewer.put(slot, Samples.example("second-ratings"));
        var fewer = reviewer.put(slot + "?expectedVersion=2", "{\"ratings\":[{\"item\":\"PRO-03\",\"value\":1}]}");

        assertThat(set.json().at("/content/ratings").size()).isEqualTo(23);
        assertThat(slotOf(set.json(), "agreed")).isEqualTo(slotOf(Samples.review(key), "agreed"));
        assertThat(again.at("/outcome")).isEqualTo("unchanged");
        assertThat(slotOf(fewer.json(), "r2")).hasSize(1);
        assertThat(slotOf(fewer.json(), "agreed")).hasSize(21);
    }

    @Test
    void ratingsAreJudgedByTheInstrumentVersion() {
        var slot = "/v1/reviews/" + Members.plannedReview(key) + "/ratings/r2?expectedVersion=1";

        for (String ratings : new String[] {
            "{\"item\":\"XXX-01\",\"value\":1}",
            "{\"item\":\"PRO-01\",\"value\":9}",
            "{\"item\":\"PRO-01\",\"missing\":\"SKIP\"}",
            "{\"item\":\"PRO-01\",\"value\":1,\"missing\":\"UNK\"}",
            "{\"item\":\"PRO-01\"}"
        }) {
            var refused = reviewer.put(slot, "{\"ratings\":[" + ratings + "]}");
            assertThat(refused.code()).as(ratings).isEqualTo("validation-failed");
        }
        assertThat(reviewer.put(slot.replace("r2", "nobody"), Samples.example("second-ratings"))
                        .status())
                .isBetween(400, 422);
    }

    @Test
    void aReviewKeepsTheInstrumentUnderWhichItWasBegun() {
        Members.plannedReview(key);
        var other = FixtureInstrument.review(key);

        assertThat(reviewer.header("If-Match", "*").put(address, other).code()).isEqualTo("append-only");
    }

    @Test
    void aCheckUsesTheInstrumentAndStoresNothing() {
        Members.acceptedIncident(key);
        var faulty = Samples.review(key);
        faulty.withArray("ratings")
                .addObject()
                .put("item", "E1")
                .put("rater", "r2")
                .put("value", 4);
        var before = Database.storedRows();

        var sound = reviewer.post("/v1/jurisdictions/US-XB/reviews/validate", Samples.review(key));
        var report = reviewer.post("/v1/jurisdictions/US-XB/reviews/validate", faulty);

        assertThat(sound.json().get("accepted").asBoolean()).as(sound.body()).isTrue();
        assertThat(report.json().get("accepted").asBoolean()).isFalse();
        assertThat(report.json().get("findings").valueStream().map(finding -> finding.get("pointer")
                        .asString()))
                .anyMatch(pointer -> pointer.startsWith("/ratings/21"));
        assertThat(Database.storedRows()).isEqualTo(before);
    }

    private static java.util.List<String> slotOf(JsonNode record, String rater) {
        var ratings = record.has("content") ? record.at("/content/ratings") : record.at("/ratings");
        return ratings.valueStream()
                .filter(rating -> rating.get("rater").asString().equals(rater))
                .map(JsonNode::toString)
                .toList();
    }
}
