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
class ReviewLifeIntegrationTests {

    private final Api reviewer = Api.as("fenwick-reviewer");
    private final String key = Samples.localKey();

    @Test
    void whoSubmittedCannotFinaliseAndASecondPersonCan() {
        var lead = Api.as("fenwick-lead");
        var id = Members.plannedReview(key);
        var review = "/v1/reviews/" + id;
        for (String state : new String[] {"open", "rating", "submitted"}) {
            move("fenwick-lead", review, state);
        }

        var own = step("fenwick-lead", review, "finalised");
        assertThat(own.code()).isEqualTo("second-person-needed");
        assertThat(step("fenwick-reviewer", review, "finalised").code()).isEqualTo("insufficient-scope");

        reviewer.header("If-Match", "*").patch(fenwick(key) + "/reviews/1", Samples.example("review-patch"));
        var finalised = move("fenwick-lead", review, "finalised");
        assertThat(finalised.at("/finalisedBy")).isEqualTo("fenwick-lead");
        assertThat(finalised.at("/submittedBy")).isEqualTo("fenwick-reviewer");
        assertThat(lead.get(review).at("/state")).isEqualTo("finalised");
    }

    @Test
    void whoChangesASubmittedReviewAnswersForItAsIfHavingSubmittedIt() {
        var review = "/v1/reviews/" + Members.submittedReview(key);
        Api.as("fenwick-lead")
                .header("If-Match", "*")
                .patch(fenwick(key) + "/reviews/1", Samples.example("review-patch"));

        assertThat(step("fenwick-lead", review, "finalised").code()).isEqualTo("second-person-needed");
    }

    @Test
    void aTinyMemberMayFinaliseAlone() {
        var nation = Api.as("marsh-river-nightly");
        var incident = nation.put("/v1/jurisdictions/TR-MRN/incidents/" + key, Samples.incident(key));
        move("marsh-river-nightly", "/v1/incidents/" + incident.at("/id"), "accepted");
        var review = nation.put("/v1/jurisdictions/TR-MRN/incidents/" + key + "/reviews/1", Samples.review(key));
        for (String state : new String[] {"open", "rating", "submitted", "finalised"}) {
            move("marsh-river-nightly", "/v1/reviews/" + review.at("/id"), state);
        }
    }

    @Test
    void aFinalisedReviewIsClosedUntilItIsReopenedWithAReason() {
        var review = "/v1/reviews/" + Members.submittedReview(key);
        move("fenwick-lead", review, "finalised");
        var current = reviewer.header("If-Match", "*");

        assertThat(current.patch(fenwick(key) + "/reviews/1", Samples.example("review-patch"))
                        .code())
                .isEqualTo("record-closed");
        assertThat(current.put(review + "/ratings/r2", Samples.example("second-ratings"))
                        .code())
                .isEqualTo("record-closed");
        assertThat(step("fenwick-lead", review, "reopened").code()).isEqualTo("invalid-parameter");
        assertThat(step("fenwick-reviewer", review, "reopened", "entry-error").code())
                .isEqualTo("insufficient-scope");

        assertThat(step("fenwick-lead", review, "reopened", "entry-error").at("/state"))
                .isEqualTo("reopened");
        assertThat(current.patch(fenwick(key) + "/reviews/1", Samples.example("review-patch"))
                        .status())
                .isEqualTo(200);
        move("fenwick-reviewer", review, "submitted");
        move("fenwick-lead", review, "finalised");
    }

    @Test
    void aReviewIsOpenedOnlyOnAnAcceptedIncidentWhichThenIsInReview() {
        var incident = "/v1/incidents/" + Members.storedIncident(key);
        var planned = reviewer.put(fenwick(key) + "/reviews/1", Samples.review(key));
        var review = "/v1/reviews/" + planned.at("/id");

        assertThat(step("fenwick-reviewer", review, "open").code()).isEqualTo("illegal-transition");
        move("fenwick-nightly", incident, "accepted");
        move("fenwick-reviewer", review, "open");

        assertThat(reviewer.get(incident).at("/state")).isEqualTo("in-review");
        assertThat(reviewer.get(incident).number("/version")).isEqualTo(3);
    }

    @Test
    void submittingIsRefusedWhileARequiredItemLacksAnAgreedRating() {
        Members.acceptedIncident(key);
        var draft = Samples.review(key);
        draft.withArray("ratings").remove(0);
        var review = "/v1/reviews/"
                + reviewer.put(fenwick(key) + "/reviews/1", draft).at("/id");
        move("fenwick-reviewer", review, "open");
        move("fenwick-reviewer", review, "rating");

        var refused = step("fenwick-reviewer", review, "submitted");

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.json().get("findings").size()).isPositive();
        assertThat(reviewer.get(review).at("/state")).isEqualTo("rating");
    }

    @Test
    void aCancelledReviewStaysCancelled() {
        var review = "/v1/reviews/" + Members.plannedReview(key);

        assertThat(step("fenwick-reviewer", review, "cancelled").code()).isEqualTo("invalid-parameter");
        assertThat(step("fenwick-reviewer", review, "cancelled", "entry-error").status())
                .isEqualTo(200);

        var stuck = step("fenwick-reviewer", review, "open");
        assertThat(stuck.code()).isEqualTo("illegal-transition");
        assertThat(stuck.at("/state")).isEqualTo("cancelled");
    }

    @Test
    void aReviewNeedsItsIncident() {
        assertThat(reviewer.put(fenwick(key) + "/reviews/1", Samples.review(key))
                        .code())
                .isEqualTo("not-found");
        assertThat(reviewer.put(fenwick(key) + "/reviews/1", "{\"number\":\"x\"}")
                        .code())
                .isEqualTo("not-found");
    }
}
