package org.npcs.repository.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;
import static org.npcs.repository.server.running.Members.move;
import static org.npcs.repository.server.running.Members.step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class OtherInstrumentIntegrationTests {

    private final Api reviewer = Api.as("fenwick-reviewer");
    private final String key = Samples.localKey();
    private final String address = fenwick(key) + "/reviews/1";

    @Test
    void aReviewUnderAnotherInstrumentLivesByThatInstrumentsScaleAndMissingValues() {
        Members.acceptedIncident(key);
        var stored = reviewer.put(address, FixtureInstrument.review(key));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);

        var review = "/v1/reviews/" + stored.at("/id");
        for (String state : new String[] {"open", "rating", "submitted"}) {
            move("fenwick-reviewer", review, state);
        }
        move("fenwick-lead", review, "finalised");
        assertThat(reviewer.get(review).json().get("content")).isEqualTo(FixtureInstrument.review(key));
    }

    @Test
    void valuesAndCodesOfTheSsitAreRefusedThere() {
        Members.acceptedIncident(key);
        for (String rating : new String[] {"{\"value\":0}", "{\"value\":6}", "{\"missing\":\"UNK\"}"}) {
            var review = FixtureInstrument.review(key);
            var item = review.withArray("ratings").addObject().put("item", "E1").put("rater", "r2");
            item.setAll((tools.jackson.databind.node.ObjectNode)
                    new tools.jackson.databind.json.JsonMapper().readTree(rating));
            assertThat(reviewer.put(address, review).code()).as(rating).isEqualTo("validation-failed");
        }
    }

    @Test
    void aMissingValueThatMayNotStandAtTheEndHindersSubmitting() {
        Members.acceptedIncident(key);
        var draft = FixtureInstrument.review(key);
        draft.withArray("ratings")
                .set(
                        2,
                        draft.objectNode()
                                .put("item", "W1")
                                .put("rater", "agreed")
                                .put("missing", "SKIP"));
        var review = "/v1/reviews/" + reviewer.put(address, draft).at("/id");
        move("fenwick-reviewer", review, "open");
        move("fenwick-reviewer", review, "rating");

        assertThat(step("fenwick-reviewer", review, "submitted").code()).isEqualTo("validation-failed");
    }

    @Test
    void anInstrumentThatIsNotPublishedIsAFinding() {
        Members.acceptedIncident(key);
        var unknown = FixtureInstrument.review(key).put("instrumentVersion", "99");

        assertThat(reviewer.put(address, unknown).code()).isEqualTo("validation-failed");
    }
}
