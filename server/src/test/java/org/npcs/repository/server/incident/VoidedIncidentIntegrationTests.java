package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** What was never the owner's, or a test. */
@ExtendWith(RunningSandbox.class)
class VoidedIncidentIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final String key = Samples.localKey();
    private final String incident = "/v1/incidents/" + member.stored(key);

    @Test
    void aVoidNeedsAReason() {
        assertThat(step("{\"to\":\"voided\"}").code()).isEqualTo("invalid-parameter");
        assertThat(step("{\"to\":\"voided\",\"reason\":\"because\"}").status()).isEqualTo(422);
        assertThat(member.api().get(incident).at("/state")).isEqualTo("provisional");
    }

    @Test
    void whatIsVoidedLeavesListsPeriodsAndReviewsAndComesBack() {
        step("{\"to\":\"accepted\"}");
        var review = member.api().put(member.path("incidents/" + key + "/reviews/1"), Samples.review(key));
        assertThat(review.status()).as(review.body()).isEqualTo(201);
        assertThat(counted()).isEqualTo(1);

        step("{\"to\":\"voided\",\"reason\":\"test-record\"}");
        assertThat(items("incidents")).isZero();
        assertThat(items("reviews")).isZero();
        assertThat(items("incidents?state=voided")).isEqualTo(1);
        assertThat(counted()).isZero();
        assertThat(member.api().get(incident).at("/state")).isEqualTo("voided");

        var back = step("{\"to\":\"reinstated\",\"reason\":\"entry-error\"}");
        assertThat(back.at("/state")).isEqualTo("accepted");
        assertThat(items("incidents")).isEqualTo(1);
        assertThat(items("reviews")).isEqualTo(1);
        assertThat(counted()).isEqualTo(1);
        assertThat(kinds()).containsSubsequence("created", "moved", "voided", "reinstated");
    }

    @Test
    void everyWriteToAVoidedIncidentIsRefused() {
        step("{\"to\":\"accepted\"}");
        var review = member.api().put(member.path("incidents/" + key + "/reviews/1"), Samples.review(key));
        step("{\"to\":\"voided\",\"reason\":\"never-ours\"}");
        var api = member.api().header("If-Match", "*");

        var refused = List.of(
                member.api().put(member.path("incidents/" + key), Samples.incident(key)),
                api.patch(member.path("incidents/" + key), "{\"awareDate\":\"2026-09-16\"}"),
                member.api()
                        .post(
                                incident + "/determinations",
                                "{\"sequence\":2,\"kind\":\"fatality\",\"status\":\"preliminary\",\"determinedOn\":\"2026-10-01\"}"),
                api.patch(member.path("incidents/" + key + "/reviews/1"), "{\"depth\":\"screening\"}"),
                member.api()
                        .put(
                                member.path("incidents/" + key + "/reviews/2"),
                                Samples.review(key).put("number", 2)),
                member.api().post("/v1/reviews/" + review.at("/id") + "/transitions", "{\"to\":\"open\"}"),
                member.api().put(incident + "/local-key", "{\"localKey\":\"CDR-OTHER1\",\"reason\":\"entry-error\"}"));

        assertThat(refused).extracting(Reply::code).containsOnly("record-voided");
        assertThat(member.api().get(incident).number("/version")).isEqualTo(3);
    }

    @Test
    void aBatchDoesNotBringBackWhatWasVoided() {
        step("{\"to\":\"voided\",\"reason\":\"never-ours\"}");

        var sent = member.api()
                .header("Content-Type", "application/x-ndjson")
                .post(
                        member.path("submissions?wait=30"),
                        "{\"noun\":\"incident\",\"content\":" + Samples.incident(key) + "}\n");

        assertThat(sent.number("/counts/rejected")).as(sent.body()).isEqualTo(1);
        var results = member.api().get("/v1/submissions/" + sent.at("/id") + "/results");
        assertThat(results.at("/items/0/findings/0/rule")).isEqualTo("record-voided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "voided", "provisional"})
    void aVoidedIncidentOnlyMovesBack(String to) {
        step("{\"to\":\"voided\",\"reason\":\"test-record\"}");

        var refused = step("{\"to\":\"" + to + "\",\"reason\":\"entry-error\"}");

        assertThat(refused.code()).isEqualTo("illegal-transition");
        assertThat(refused.texts("/allowed")).containsExactly("reinstated");
    }

    @Test
    void whatWasNeverSentCannotBeVoided() {
        var unknown = member.api()
                .post(
                        "/v1/incidents/00000000-0000-7000-8000-000000000000/transitions",
                        "{\"to\":\"voided\",\"reason\":\"never-ours\"}");

        assertThat(unknown.code()).isEqualTo("not-found");
    }

    private Reply step(String body) {
        return member.api().post(incident + "/transitions", body);
    }

    private int items(String path) {
        return member.api().get(member.path(path)).json().at("/items").size();
    }

    /** Incidents of the month of the event. */
    private int counted() {
        return member.api()
                .get(member.path("reporting-periods?length=month&from=2026-09-01&to=2026-09-30"))
                .number("/items/0/incidents");
    }

    private List<String> kinds() {
        return member.api()
                .get(member.path("changes?noun=incident"))
                .json()
                .at("/items")
                .valueStream()
                .map(change -> change.get("kind").asString())
                .toList();
    }
}
