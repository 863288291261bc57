package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import org.npcs.repository.server.running.Waiting;

/** A text that is held for redaction is seen by its owner alone, whatever the owner has chosen to share. */
@ExtendWith(RunningSandbox.class)
class HeldTextsStayInsideIntegrationTests {

    private static final String SCOPES = "sharing:read sharing:manage review:read review:write review:finalise";
    private static final String SUSPECT = "Ask Quintessa Ferrowhistle about it.";
    private static final String EVERYTHING =
            "[{\"clause\":\"1\",\"elements\":[\"incident\",\"review\"],\"audience\":\"members\",\"level\":\"full\"}]";

    private final NewMember owner = NewMember.enter();
    private final NewMember reader = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(owner.further(SCOPES), SCOPES));
    private final String key = Samples.localKey();
    private String review = "";

    @BeforeEach
    void shareReviewsInFull() {
        Agreed.executedWith(owner, EVERYTHING);
        owner.api()
                .put(
                        owner.path("sharing-profile"),
                        "{\"choices\":[{\"elements\":[\"review.lesson\",\"review.opportunities.text\",\"review.incidentLocalKey\"],"
                                + "\"audience\":\"members\",\"level\":\"full\"}]}");
        assertThat(counsel.post(owner.path("sharing-profile/transitions"), "{\"to\":\"effective\"}")
                        .status())
                .isEqualTo(200);
        var incident = owner.stored(key);
        step(owner.api(), "/v1/incidents/" + incident, "accepted");
        var stored = owner.api()
                .put(
                        owner.path("incidents/" + key + "/reviews/1"),
                        Samples.review(key).put("lesson", SUSPECT));
        assertThat(stored.at("/redaction/state")).as(stored.body()).isEqualTo("needs-redaction");
        review = stored.at("/id");
        for (String state : new String[] {"open", "rating", "submitted"}) {
            step(owner.api(), "/v1/reviews/" + review, state);
        }
        step(counsel, "/v1/reviews/" + review, "finalised");
    }

    @Test
    void aHeldTextIsSharedOnlyAfterASecondPersonDecided() {
        Waiting.until(() -> shared().json().path("items").size() == 1);
        assertThat(shared().json().at("/items/0/content").has("lesson")).isFalse();
        assertThat(shared().json().at("/items/0/content").has("opportunities")).isTrue();
        assertThat(shared().body()).doesNotContain("Quintessa");
        assertThat(reader.api()
                        .get("/v1/shared-changes?purpose=quality-improvement")
                        .body())
                .doesNotContain("Quintessa");

        var version = owner.api().get("/v1/reviews/" + review).number("/version");
        var decided = counsel.post(
                "/v1/reviews/" + review + "/redaction-decisions",
                "{\"pointer\":\"/lesson\",\"version\":" + version + ",\"reason\":\"no-person\"}");
        assertThat(decided.status()).as(decided.body()).isEqualTo(201);

        Waiting.until(
                () -> shared().json().at("/items/0/content/lesson").asString("").equals(SUSPECT));
    }

    @Test
    void aPreviewLeavesItOutAndSaysWhy() {
        var previewed = counsel.send(
                "POST",
                owner.path("sharing-previews"),
                "{\"audience\":\"members\",\"purpose\":\"quality-improvement\",\"records\":[{\"subject\":\"review\",\"content\":"
                        + Samples.review(key).put("lesson", SUSPECT) + "}]}");

        assertThat(previewed.json().at("/records/0/content").has("lesson"))
                .as(previewed.body())
                .isFalse();
        assertThat(previewed.at("/records/0/withheld/0/pointer")).isEqualTo("/lesson");
        assertThat(previewed.at("/records/0/withheld/0/reason")).isEqualTo("held-for-redaction");
        assertThat(previewed.body()).doesNotContain("Quintessa");
    }

    @Test
    void withTheElementGoesTheHoldingAndWithTheRecordEverything() {
        withdraw("{\"scope\":\"element\",\"element\":\"review.lesson\",\"reason\":\"legal\"}");
        Waiting.until(
                () -> counsel.get(owner.path("held-texts")).json().path("items").isEmpty());
        assertThat(owner.api().get("/v1/reviews/" + review).json().has("redaction"))
                .isFalse();

        var incident = owner.api().get(owner.path("incidents/" + key)).at("/id");
        withdraw("{\"scope\":\"incident\",\"incidentId\":\"" + incident + "\",\"reason\":\"legal\"}");
        Waiting.until(() -> owner.api().get("/v1/reviews/" + review).status() == 410);
        assertThat(Database.number("SELECT count(*) FROM (SELECT held FROM review WHERE id = '" + review
                        + "' UNION ALL SELECT held FROM review_version WHERE id = '" + review
                        + "') every WHERE held IS NOT NULL"))
                .isZero();
    }

    private void withdraw(String request) {
        var asked = counsel.post(owner.path("withdrawals"), request);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var confirmed =
                counsel.post(owner.path("withdrawals/" + asked.at("/id") + "/transitions"), "{\"to\":\"confirmed\"}");
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        Waiting.until(() -> owner.api()
                .get(owner.path("withdrawals/" + asked.at("/id")))
                .at("/state")
                .equals("certified"));
    }

    private Reply shared() {
        return reader.api()
                .get(
                        "/v1/shared-records?purpose=quality-improvement&subject=review&element=review.incidentLocalKey&value="
                                + key);
    }

    private static void step(Api by, String record, String to) {
        var moved = by.post(record + "/transitions", "{\"to\":\"" + to + "\"}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }
}
