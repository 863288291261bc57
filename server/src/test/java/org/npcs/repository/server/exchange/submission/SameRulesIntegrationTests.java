package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** A record of a submission meets the rules of a single write, and takes the published way to its state. */
@ExtendWith(RunningSandbox.class)
class SameRulesIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String key = Samples.localKey();

    @Test
    void anUnchangedRecordMakesNoVersion() {
        one(Batch.incident(key));

        var again = one(Batch.incident(key));

        assertThat(again.number("/counts/unchanged")).isEqualTo(1);
        assertThat(incident().number("/version")).isEqualTo(1);
    }

    @Test
    void aChangedRecordMakesOneVersionInItsFinalState() {
        var first = Batch.incident(key).put("state", "provisional");
        one(first);
        var changed = Batch.incident(key).put("reason", "new-information");
        changed.withObject("/content").put("awareDate", "2026-09-15");

        assertThat(one(changed).number("/counts/updated")).isEqualTo(1);
        assertThat(incident().number("/version")).isEqualTo(2);
        assertThat(incident().at("/state")).isEqualTo("accepted");
        assertThat(incident().at("/reason")).isEqualTo("new-information");
    }

    @Test
    void aStaleVersionIsRejected() {
        one(Batch.incident(key));
        var changed = Batch.incident(key).put("expectedVersion", 7);
        changed.withObject("/content").put("awareDate", "2026-09-15");

        assertThat(rule(one(changed))).isEqualTo("version-mismatch");
    }

    @Test
    void aStepThatTheStatesDoNotHaveIsRejected() {
        one(Batch.incident(key));

        assertThat(rule(one(Batch.incident(key).put("state", "provisional")))).isEqualTo("illegal-transition");
    }

    @Test
    void aStoredDeterminationIsNotAltered() {
        var record = Batch.incident(key);
        record.set("content", Samples.incident(key));
        one(record);
        record.withObject("/content").remove("determinations");

        assertThat(rule(one(record))).isEqualTo("append-only");
    }

    @Test
    void anOpenedReviewMovesItsIncident() {
        var receipt = new Batch()
                .add(Batch.review(key).put("state", "open"))
                .add(Batch.incident(key))
                .sentBy(member);

        assertThat(receipt.number("/counts/created")).as(receipt.body()).isEqualTo(2);
        assertThat(incident().at("/state")).isEqualTo("in-review");
        assertThat(one(Batch.incident(key)).number("/counts/unchanged")).isEqualTo(1);
    }

    @Test
    void aReviewOfAnIncidentThatIsNotAcceptedIsNotOpened() {
        one(Batch.incident(key).put("state", "provisional"));

        assertThat(rule(one(Batch.review(key).put("state", "rating")))).isEqualTo("illegal-transition");
    }

    @Test
    void aSubmittedReviewIsCompleteAndNamesWhoSubmittedIt() {
        one(Batch.incident(key));
        var receipt = one(Batch.review(key).put("state", "submitted"));

        assertThat(receipt.number("/counts/created")).as(receipt.body()).isEqualTo(1);
        var review = member.api().get(member.path("incidents/" + key + "/reviews/1"));
        assertThat(review.at("/state")).isEqualTo("submitted");
        assertThat(member.api()
                        .post("/v1/reviews/" + review.at("/id") + "/transitions", "{\"to\":\"finalised\"}")
                        .code())
                .isEqualTo("second-person-needed");
    }

    @Test
    void anIncompleteReviewIsNotSubmitted() {
        one(Batch.incident(key));
        var review = Batch.review(key).put("state", "submitted");
        review.withObject("/content").remove("ratings");

        assertThat(one(review).number("/counts/rejected")).isEqualTo(1);
    }

    @Test
    void theSameRecordTwiceIsUnchangedAndAnotherContentIsRejected() {
        var other = Batch.incident(key);
        other.withObject("/content").put("awareDate", "2026-09-15");
        var receipt = new Batch()
                .add(Batch.incident(key))
                .add(Batch.incident(key))
                .add(other)
                .sentBy(member);

        assertThat(receipt.number("/counts/created")).as(receipt.body()).isEqualTo(1);
        assertThat(receipt.number("/counts/unchanged")).isEqualTo(1);
        assertThat(rule(receipt)).isEqualTo("duplicate-in-batch");
        assertThat(incident().number("/version")).isEqualTo(1);
    }

    private Reply one(ObjectNode record) {
        return new Batch().add(record).sentBy(member);
    }

    private Reply incident() {
        return member.api().get(member.path("incidents/" + key));
    }

    private String rule(Reply receipt) {
        return member.api()
                .get("/v1/submissions/" + receipt.at("/id") + "/results?outcome=rejected")
                .at("/items/0/findings/0/rule");
    }
}
