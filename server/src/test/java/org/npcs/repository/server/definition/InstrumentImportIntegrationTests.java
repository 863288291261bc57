package org.npcs.repository.server.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RunningSandbox.class)
class InstrumentImportIntegrationTests {

    private final Api operator = Api.as("operator");
    private final String name = "made-" + UUID.randomUUID().toString().substring(0, 8);
    private final String versions = "/v1/instruments/" + name + "/versions";

    @Test
    void anImportedVersionIsPublishedAndReviewsAreRatedUnderIt() {
        var imported = operator.post(versions, instrument());

        assertThat(imported.status()).as(imported.body()).isEqualTo(201);
        assertThat(imported.header("Location")).isEqualTo(versions + "/1");
        var read = Api.anonymous().get(versions + "/1");
        assertThat(read.at("/name")).isEqualTo("Small");
        assertThat(read.header("ETag")).isEqualTo(imported.header("ETag"));
        assertThat(Api.anonymous().get("/v1/instruments?limit=500").body()).contains(name);
        assertThat(Api.anonymous().get(versions).json().get("items").size()).isEqualTo(1);

        var key = Samples.localKey();
        Members.acceptedIncident(key);
        var review = Samples.review(key).put("instrument", name).put("instrumentVersion", "1");
        review.remove(java.util.List.of("opportunities", "recommendations"));
        review.withArray("ratings")
                .removeAll()
                .addObject()
                .put("item", "A")
                .put("rater", "agreed")
                .put("value", 1);
        var reviewer = Api.as("fenwick-reviewer");
        assertThat(reviewer.put(fenwick(key) + "/reviews/1", review).status()).isEqualTo(201);
        ((ObjectNode) review.at("/ratings/0")).put("value", 2);
        assertThat(reviewer.put(fenwick(key) + "/reviews/1", review).code()).isEqualTo("validation-failed");
    }

    @Test
    void aRepeatWithEqualContentAnswersAsTheFirstAndPublishesNothingTwice() {
        var key = Samples.idempotencyKey();
        var first = operator.key(key).post(versions, instrument());

        var sameKey = operator.key(key).post(versions, instrument());
        var otherKey = operator.post(versions, instrument());

        for (var repeat : new org.npcs.repository.server.running.Reply[] {sameKey, otherKey}) {
            assertThat(repeat.status()).as(repeat.body()).isEqualTo(201);
            assertThat(repeat.body()).isEqualTo(first.body());
            assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
        }
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void otherContentUnderAPublishedVersionIsRefused() {
        operator.post(versions, instrument());

        var refused = operator.post(versions, instrument().put("name", "Other"));
        var ofTheStandard = operator.post(
                "/v1/instruments/ssit/versions",
                instrument().put("instrument", "ssit").put("version", "2018.1"));

        assertThat(refused.code()).isEqualTo("append-only");
        assertThat(ofTheStandard.code()).isEqualTo("append-only");
        assertThat(Api.anonymous().get(versions + "/1").at("/name")).isEqualTo("Small");
    }

    @Test
    void twinsWithKeysOfTheirOwnPublishOnce() {
        var replies = IntStream.range(0, 12)
                .mapToObj(i -> operator.key(Samples.idempotencyKey())
                        .sendLater("POST", versions, instrument().put("name", "Small " + i % 2)))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(201, 409));
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void aFaultyInstrumentIsRefusedWithAllFindings() {
        var faulty = instrument();
        faulty.remove("licence");
        var items = (tools.jackson.databind.node.ArrayNode) faulty.at("/domains/0/items");
        items.add(items.get(0).deepCopy());
        faulty.withArray("missingValues")
                .addObject()
                .put("code", "NR")
                .put("label", "Twice")
                .put("allowedWhenFinal", true);

        var refused = operator.post(versions, faulty);

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.json().get("findings").size()).isPositive();
        assertThat(published()).isZero();
    }

    @Test
    void onlyTheOperatorImports() {
        assertThat(Api.as("fenwick-admin").post(versions, instrument()).code()).isEqualTo("insufficient-scope");
        assertThat(operator.post("/v1/instruments/elsewhere/versions", instrument())
                        .code())
                .isEqualTo("invalid-parameter");
    }

    private ObjectNode instrument() {
        return Samples.example("small-instrument").put("instrument", name);
    }

    private long published() {
        return Database.number("SELECT count(*) FROM instrument_version WHERE instrument = ?", name);
    }
}
