package org.npcs.repository.server.incident;

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
class IncidentLifeIntegrationTests {

    private final Api nightly = Api.as("fenwick-nightly");
    private final String key = Samples.localKey();

    @Test
    void aStepThatTheMachineDoesNotHaveIsRefusedWithWhatIsPossible() {
        var incident = "/v1/incidents/" + Members.storedIncident(key);

        for (String state : new String[] {"finalised", "in-review", "reopened", "provisional", "nonsense"}) {
            var refused = step("fenwick-nightly", incident, state);
            assertThat(refused.code()).as(state).isEqualTo("illegal-transition");
            assertThat(refused.at("/state")).isEqualTo("provisional");
            assertThat(refused.texts("/allowed")).containsExactly("screened-out", "accepted", "voided");
        }
    }

    @Test
    void aScreenedOutIncidentIsTakenInAgainOnlyWithAReason() {
        var incident = "/v1/incidents/" + Members.storedIncident(key);
        move("fenwick-nightly", incident, "screened-out");

        assertThat(step("fenwick-nightly", incident, "accepted").code()).isEqualTo("invalid-parameter");
        var accepted = step("fenwick-nightly", incident, "accepted", "new-information");

        assertThat(accepted.at("/state")).isEqualTo("accepted");
        assertThat(accepted.at("/reason")).isEqualTo("new-information");
    }

    @Test
    void anIncidentIsFinalisedWithItsReviewAndThenClosedUntilReopened() {
        var review = "/v1/reviews/" + Members.submittedReview(key);
        var incident = "/v1/incidents/" + nightly.get(fenwick(key)).at("/id");
        assertThat(nightly.get(incident).at("/state")).isEqualTo("in-review");

        assertThat(step("fenwick-nightly", incident, "finalised").code()).isEqualTo("illegal-transition");
        move("fenwick-lead", review, "finalised");
        move("fenwick-nightly", incident, "finalised");

        var changed = nightly.header("If-Match", "*").patch(fenwick(key), "{\"awareDate\":\"2026-09-16\"}");
        assertThat(changed.code()).isEqualTo("record-closed");
        assertThat(changed.texts("/allowed")).contains("reopened");
        assertThat(step("fenwick-nightly", incident, "reopened").code()).isEqualTo("invalid-parameter");

        assertThat(step("fenwick-nightly", incident, "reopened", "new-information")
                        .status())
                .isEqualTo(200);
        var again = nightly.header("If-Match", "*").patch(fenwick(key), "{\"awareDate\":\"2026-09-16\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/state")).isEqualTo("reopened");
    }

    @Test
    void aStepFromAStaleVersionIsRefused() {
        var incident = "/v1/incidents/" + Members.storedIncident(key);

        var stale = nightly.post(incident + "/transitions?expectedVersion=9", "{\"to\":\"accepted\"}");
        var current = nightly.post(incident + "/transitions?expectedVersion=1", "{\"to\":\"accepted\"}");

        assertThat(stale.code()).isEqualTo("version-mismatch");
        assertThat(current.at("/state")).isEqualTo("accepted");
    }

    @Test
    void aStepOfAnIncidentThatIsNotThereIsNotFound() {
        assertThat(step("fenwick-nightly", "/v1/incidents/00000000-0000-7000-8000-000000000000", "accepted")
                        .code())
                .isEqualTo("not-found");
    }
}
