package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;

/** The same correction to many records is looked at before it is made. */
@ExtendWith(RunningSandbox.class)
class BulkCorrectionIntegrationTests {

    private static final String FEMALE = "[{\"path\":\"child.sex\",\"from\":\"1\",\"to\":\"2\"}]";

    private final NewMember member = NewMember.enter();

    @BeforeEach
    void sixIncidentsOfWhichFourAreBoys() {
        var batch = new Batch();
        for (int i = 0; i < 6; i++) {
            var record = Batch.incident(Batch.key(i));
            record.withObject("/content/child").put("sex", i < 4 ? "1" : "2").put("ageYears", i);
            batch.add(record);
        }
        var sent = Batch.send(member.api(), member.path("submissions?wait=30&mappingVersion=2026-07"), batch.lines());
        assertThat(sent.number("/counts/created"))
                .as(member.api()
                        .get("/v1/submissions/" + sent.at("/id") + "/causes")
                        .body())
                .isEqualTo(6);
    }

    @Test
    void onlyRecordsWithTheStatedValueAreChangedAndOnlyThere() {
        var preview = correct("{\"mappingVersion\":\"2026-07\"}", FEMALE);

        assertThat(preview.at("/state")).as(preview.body()).isEqualTo("previewed");
        assertThat(preview.at("/origin")).isEqualTo("bulk-correction");
        assertThat(preview.number("/counts/received")).isEqualTo(4);
        assertThat(preview.number("/counts/updated")).isEqualTo(4);
        assertThat(incident(0).at("/content/child/sex")).isEqualTo("1");

        applied(preview, "accepted");

        for (int i = 0; i < 6; i++) {
            var incident = incident(i);
            assertThat(incident.at("/content/child/sex")).isEqualTo("2");
            assertThat(incident.number("/content/child/ageYears")).isEqualTo(i);
            assertThat(incident.number("/version")).isEqualTo(i < 4 ? 2 : 1);
        }
        assertThat(incident(0).at("/reason")).isEqualTo("mapping-fixed");
    }

    @Test
    void aRecordThatChangedMeanwhileIsLeftAsItIs() {
        var preview = correct("{\"localKeys\":[\"" + Batch.key(0) + "\",\"" + Batch.key(1) + "\"]}", FEMALE);
        var other = Batch.incident(Batch.key(1));
        assertThat(new Batch().add(other).sentBy(member).number("/counts/updated"))
                .isEqualTo(1);

        applied(preview, "accepted-with-rejections");

        assertThat(incident(0).at("/content/child/sex")).isEqualTo("2");
        assertThat(incident(1).json().at("/content").has("child")).isFalse();
        assertThat(member.api()
                        .get("/v1/submissions/" + preview.at("/id") + "/results?outcome=rejected")
                        .body())
                .contains("version-mismatch");
    }

    @Test
    void aMemberIsTakenOutForAReasonAndComesBackWithoutIt() {
        var out = correct(
                "{\"states\":[\"accepted\"],\"eventFrom\":\"2026-09-14\",\"eventTo\":\"2026-09-14\"}",
                "[{\"path\":\"child.sex\",\"absent\":\"not-permitted\"}]");
        assertThat(out.number("/counts/updated")).as(out.body()).isEqualTo(6);
        applied(out, "accepted");
        assertThat(incident(5).json().at("/content/absences").toString())
                .isEqualTo("{\"child.sex\":\"not-permitted\"}");

        var back = correct(
                "{\"localKeys\":[\"" + Batch.key(5) + "\"]}",
                "[{\"path\":\"child.sex\",\"to\":\"2\"},{\"path\":\"child.ageYears\",\"to\":\"7\"}]");
        applied(back, "accepted");

        assertThat(incident(5).json().at("/content").has("absences")).isFalse();
        assertThat(incident(5).number("/content/child/ageYears")).isEqualTo(7);
    }

    @Test
    void aValueMakesWhatItBelongsInto() {
        var bare = new Batch().add(Batch.incident(Batch.key(8))).sentBy(member);
        assertThat(bare.number("/counts/created")).isEqualTo(1);

        var preview = correct(
                "{\"localKeys\":[\"" + Batch.key(8) + "\"]}",
                "[{\"path\":\"child.sex\",\"to\":\"2\"},{\"path\":\"involvement.window\",\"from\":\"P12\",\"to\":\"P24\"}]");
        applied(preview, "accepted");

        assertThat(incident(8).json().at("/content/child").toString()).isEqualTo("{\"sex\":\"2\"}");
        assertThat(incident(8).json().at("/content").has("involvement")).isFalse();
    }

    @Test
    void aValueThatTheRulesRefuseIsToldByThePreview() {
        var preview = correct("{\"states\":[\"accepted\"]}", "[{\"path\":\"child.sex\",\"to\":\"QQ\"}]");

        assertThat(preview.at("/state")).as(preview.body()).isEqualTo("rejected");
        assertThat(preview.number("/counts/rejected")).isEqualTo(6);
        var causes = member.api().get("/v1/submissions/" + preview.at("/id") + "/causes");
        assertThat(causes.at("/items/0/rule")).isEqualTo("STR-CODE");
        assertThat(causes.number("/items/0/records")).isEqualTo(6);
    }

    @Test
    void theSameRequestMakesOnePreviewAndAnotherUnderItsKeyIsRefused() {
        var key = UUID.randomUUID().toString();
        var first = correct(key, "{\"states\":[\"accepted\"]}", FEMALE);
        applied(first, "accepted");

        var repeated = correct(key, "{\"states\":[\"accepted\"]}", FEMALE);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.at("/id")).isEqualTo(first.at("/id"));
        assertThat(repeated.at("/state")).isEqualTo("accepted");
        assertThat(correct(key, "{\"states\":[\"provisional\"]}", FEMALE).code())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void aCorrectionThatAltersNothingIsEmpty() {
        assertThat(correct("{\"states\":[\"screened-out\"]}", FEMALE).at("/state"))
                .isEqualTo("empty");
    }

    @Test
    void keysAndSenselessChangesAreRefused() {
        for (var changes : new String[] {
            "[{\"path\":\"localKey\",\"to\":\"ABC-123\"}]",
            "[{\"path\":\"absences.child.sex\",\"to\":\"unknown\"}]",
            "[{\"path\":\"child.sex\"}]",
            "[{\"path\":\"child.sex\",\"to\":\"1\",\"absent\":\"unknown\"}]",
            "[{\"path\":\"determinations.*.kind\",\"absent\":\"unknown\"}]"
        }) {
            assertThat(correct("{\"states\":[\"accepted\"]}", changes).code())
                    .as(changes)
                    .isEqualTo("invalid-parameter");
        }
        assertThat(correct("{}", FEMALE).code()).isEqualTo("validation-failed");
        assertThat(NewMember.enter()
                        .api()
                        .post(member.path("bulk-corrections"), body("{\"states\":[\"accepted\"]}", FEMALE))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void reviewsAreCorrectedInTheirLists() {
        assertThat(new Batch()
                        .add(Batch.review(Batch.key(0)))
                        .add(Batch.review(Batch.key(1)))
                        .sentBy(member)
                        .number("/counts/created"))
                .isEqualTo(2);
        var body = "{\"noun\":\"review\",\"select\":{\"localKeys\":[\"" + Batch.key(1)
                + "\"],\"eventFrom\":\"2026-09-14\",\"eventTo\":\"2026-12-31\"},\"changes\":["
                + "{\"path\":\"opportunities.*.theme\",\"from\":\"IO-TEAM\",\"to\":\"IO-ECON\"},"
                + "{\"path\":\"triggers.*\",\"from\":\"PRIOR\",\"to\":\"SUBST\"}],\"reason\":\"mapping-fixed\"}";

        var preview = post(UUID.randomUUID().toString(), body);
        assertThat(preview.number("/counts/updated")).as(preview.body()).isEqualTo(1);
        applied(preview, "accepted");

        var changed = review(1);
        assertThat(changed.at("/content/opportunities/0/theme"))
                .as(changed.body())
                .isEqualTo("IO-ECON");
        assertThat(changed.at("/content/triggers/0")).isEqualTo("SUBST");
        assertThat(review(0).at("/content/triggers/0")).isEqualTo("PRIOR");
    }

    private Reply review(int place) {
        return member.api().get(member.path("incidents/" + Batch.key(place) + "/reviews/1"));
    }

    private void applied(Reply preview, String end) {
        var path = "/v1/submissions/" + preview.at("/id");
        assertThat(member.api()
                        .post(path + "/transitions", "{\"to\":\"received\"}")
                        .status())
                .isEqualTo(200);
        Waiting.until(() -> !member.api().get(path).at("/state").matches("received|processing"));
        assertThat(member.api().get(path).at("/state")).isEqualTo(end);
    }

    private Reply correct(String select, String changes) {
        return correct(UUID.randomUUID().toString(), select, changes);
    }

    private Reply correct(String key, String select, String changes) {
        return post(key, body(select, changes));
    }

    private Reply post(String key, String body) {
        return member.api()
                .key(key)
                .header("Content-Type", "application/json")
                .send("POST", member.path("bulk-corrections?wait=30"), body);
    }

    private static String body(String select, String changes) {
        return "{\"noun\":\"incident\",\"select\":" + select + ",\"changes\":" + changes
                + ",\"reason\":\"mapping-fixed\"}";
    }

    private Reply incident(int place) {
        return member.api().get(member.path("incidents/" + Batch.key(place)));
    }
}
