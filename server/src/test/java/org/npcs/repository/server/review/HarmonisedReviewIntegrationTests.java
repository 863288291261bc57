package org.npcs.repository.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class HarmonisedReviewIntegrationTests {

    private final Api reviewer = Api.as("fenwick-reviewer");
    private final String key = Samples.localKey();
    private final String address = fenwick(key) + "/reviews/1";

    private String stored() {
        Members.acceptedIncident(key);
        var stored = reviewer.put(address, FixtureInstrument.review(key));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return "/v1/reviews/" + stored.at("/id");
    }

    @Test
    void theRatingsOfAnotherVersionStandBesideTheUnchangedContent() {
        var shown = reviewer.get(stored() + "?harmonise=fixture-3@2");

        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.json().get("content")).isEqualTo(FixtureInstrument.review(key));
        assertThat(shown.at("/harmonised/crosswalk")).isEqualTo("fixture-3-1-to-2");
        assertThat(shown.at("/harmonised/ratings/0/comparability")).isEqualTo("exact");
        assertThat(shown.json().at("/harmonised/ratings/0/value").intValue()).isEqualTo(5);
        assertThat(shown.at("/harmonised/ratings/4/reason")).isEqualTo("new-item");
    }

    @Test
    void aListShowsTheSameBesideEachReview() {
        var review = stored();
        var list = reviewer.get("/v1/jurisdictions/US-XB/reviews?incidentLocalKey=" + key + "&harmonise=fixture-3@2");

        assertThat(list.json().at("/items/0/harmonised"))
                .isEqualTo(
                        reviewer.get(review + "?harmonise=fixture-3@2").json().get("harmonised"));
    }

    @Test
    void withoutAWishNothingIsHarmonisedAndAnUnknownVersionIsRefused() {
        var review = stored();

        assertThat(reviewer.get(review).json().has("harmonised")).isFalse();
        assertThat(reviewer.get(review + "?harmonise=fixture-3@99").code()).isEqualTo("invalid-parameter");
        assertThat(reviewer.get(review + "?harmonise=ssit@2018.1").at("/harmonised/reason"))
                .isEqualTo("other-instrument");
    }

    @Test
    void aReviewCannotBeOpenedUnderAVersionAfterItsLastDay() {
        Members.acceptedIncident(key);
        var late = FixtureInstrument.review(key).put("openedOn", "2030-01-01");
        var refused = reviewer.put(address, late);

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.body()).contains("REV-R-003");
    }
}
