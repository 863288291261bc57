package org.npcs.repository.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import tools.jackson.databind.node.ObjectNode;

/** A text that is suspected to point to a person is stored and held, until it is rewritten or a second person decides. */
@ExtendWith(RunningSandbox.class)
class HeldTextIntegrationTests {

    private static final String SCOPES = "review:read review:finalise";
    private static final String SUSPECT = "Ask Quintessa Ferrowhistle at 555-010-0199.";
    private static final String PLAIN = "A shared hand-off sheet helps.";

    private final NewMember owner = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(owner.further(SCOPES), SCOPES));
    private final String key = Samples.localKey();
    private String address = "";

    @BeforeEach
    void incident() {
        owner.stored(key);
        address = owner.path("incidents/" + key + "/reviews/1");
    }

    @Test
    void aSuspectedTextIsStoredAndHeldAndNoWordOfItIsTold() {
        var stored = put(SUSPECT, "");

        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(stored.at("/redaction/state")).isEqualTo("needs-redaction");
        assertThat(stored.at("/redaction/texts/0/pointer")).isEqualTo("/lesson");
        assertThat(stored.texts("/redaction/texts/0/kinds")).containsExactly("person-name", "phone-number");
        assertThat(stored.values("/warnings", "rule")).contains("REV-R-120", "REV-R-121");
        assertThat(stored.json().path("warnings").toString() + stored.json().path("redaction"))
                .doesNotContain("Quintessa", "0199");
        assertThat(owner.api().get(address).at("/content/lesson")).isEqualTo(SUSPECT);
        assertThat(put(SUSPECT, "").at("/redaction/state")).isEqualTo("needs-redaction");

        var listed = counsel.get(owner.path("held-texts"));
        assertThat(listed.at("/items/0/incidentLocalKey")).isEqualTo(key);
        assertThat(listed.at("/items/0/redaction/texts/0/element")).isEqualTo("review.lesson");
        assertThat(listed.body()).doesNotContain("Quintessa", "0199");
    }

    @Test
    void rewritingEndsTheHolding() {
        put(SUSPECT, "");

        var rewritten = put(PLAIN, "?expectedVersion=1&reason=entry-error");

        assertThat(rewritten.json().has("redaction")).isFalse();
        assertThat(counsel.get(owner.path("held-texts")).json().path("items")).isEmpty();
    }

    @Test
    void aSecondPersonDecidesOnTheVeryText() {
        var id = put(SUSPECT, "").at("/id");

        assertThat(decide(owner.api(), id, 1, "/lesson", "no-person").code()).isEqualTo("second-person-needed");
        assertThat(decide(counsel, id, 2, "/lesson", "no-person").code()).isEqualTo("version-mismatch");
        assertThat(decide(counsel, id, 1, "/opportunities/0/text", "no-person").code())
                .isEqualTo("invalid-parameter");
        assertThat(decide(counsel, id, 1, "/lesson", "because").code()).isEqualTo("validation-failed");

        var decided = decide(counsel, id, 1, "/lesson", "no-person");
        assertThat(decided.status()).as(decided.body()).isEqualTo(201);
        assertThat(decided.at("/redaction/state")).isEqualTo("clear");
        assertThat(decided.number("/version")).isEqualTo(2);
        assertThat(owner.api().get(address).json().has("redaction")).isFalse();
        assertThat(Database.texts("SELECT action FROM audit_entry WHERE record_id = '" + id
                        + "' AND action = 'decide-redaction'"))
                .hasSize(1);

        assertThat(owner.api()
                        .patch(address + "?expectedVersion=2&reason=new-information", "{\"openedOn\":\"2026-10-02\"}")
                        .json()
                        .has("redaction"))
                .as("the decision holds while the text stays")
                .isFalse();
        assertThat(put(SUSPECT.replace("Ask", "Call"), "?expectedVersion=3&reason=new-information")
                        .at("/redaction/state"))
                .as("another text is screened anew")
                .isEqualTo("needs-redaction");
        assertThat(put(SUSPECT, "?expectedVersion=4&reason=entry-error").at("/redaction/state"))
                .as("a decision is not kept for texts that were gone")
                .isEqualTo("needs-redaction");
    }

    @Test
    void aRepeatedDecisionAnswersTheSame() {
        var id = put(SUSPECT, "").at("/id");
        var once = counsel.key("decide-" + id);

        var first = decide(once, id, 1, "/lesson", "no-person");
        var second = decide(once, id, 1, "/lesson", "no-person");

        assertThat(second.json().path("version")).isEqualTo(first.json().path("version"));
        assertThat(second.at("/decidedAt")).isEqualTo(first.at("/decidedAt"));
    }

    @Test
    void whoeverSendsTheSameTextAgainIsNotItsWriter() {
        var id = put(SUSPECT, "").at("/id");
        var other = Api.with(Tokens.signed(
                owner.further("review:read review:write review:finalise"), "review:read review:write review:finalise"));
        other.patch(address + "?expectedVersion=1&reason=new-information", "{\"openedOn\":\"2026-10-02\"}");

        assertThat(decide(other, id, 2, "/lesson", "no-person").status()).isEqualTo(201);
    }

    @Test
    void ratingsLeaveTheHoldingAsItIs() {
        var id = put(SUSPECT, "").at("/id");

        var rated = owner.api()
                .put(
                        "/v1/reviews/" + id + "/ratings/agreed?expectedVersion=1&reason=new-information",
                        "{\"ratings\":[]}");

        assertThat(rated.at("/redaction/state")).as(rated.body()).isEqualTo("needs-redaction");
    }

    @Test
    void aCheckTellsWhatWouldBeHeldAndBlameOnlyWarns() {
        var suspected = owner.api().post(owner.path("reviews/validate"), content(SUSPECT));
        assertThat(suspected.json().path("accepted").asBoolean()).isTrue();
        assertThat(suspected.values("/findings", "rule")).contains("REV-R-120", "REV-R-121");
        assertThat(suspected.body()).doesNotContain("Quintessa", "0199");

        var blamed = put("The team failed to plan the visit.", "");
        assertThat(blamed.values("/warnings", "rule")).contains("REV-R-130");
        assertThat(blamed.json().has("redaction")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-", "a@", "x at ", "1 Elm ", "A1-", "(555) ", "d.o.b", "O'", "corner of "})
    void aLongNearMissIsAnsweredLikeAnyOther(String part) {
        var tooLong = part.repeat(30_000 / part.length());

        assertThat(owner.api()
                        .post(owner.path("reviews/validate"), content(tooLong))
                        .status())
                .isEqualTo(200);
        assertThat(put(tooLong, "").code()).isEqualTo("validation-failed");
    }

    @Test
    void othersAreToldNothing() {
        var id = put(SUSPECT, "").at("/id");
        var stranger = NewMember.enter();

        assertThat(stranger.api().get(owner.path("held-texts")).code()).isEqualTo("not-found");
        assertThat(decide(stranger.api(), id, 1, "/lesson", "no-person").code()).isEqualTo("not-found");
        assertThat(Api.as("operator").get(owner.path("held-texts")).status()).isIn(403, 404);
    }

    @Test
    void whatIsStoredOfAHoldingIsNoWord() {
        var id = put(SUSPECT, "").at("/id");
        decide(counsel, id, 1, "/lesson", "no-person");

        assertThat(Database.texts(
                        "SELECT coalesce(held, '') || coalesce(cleared, '') FROM review WHERE id = '" + id + "'"))
                .hasSize(1)
                .noneMatch(text -> text.contains("Quintessa") || text.contains("010-0199"))
                .allMatch(text -> text.contains("no-person"));
    }

    @Test
    void aSubmissionCountsAndNamesWhatIsHeld() {
        var body = "{\"noun\":\"review\",\"content\":" + content(SUSPECT) + "}\n";
        var sent = owner.api()
                .header("Content-Type", "application/x-ndjson")
                .post(owner.path("submissions?wait=20"), body);

        assertThat(sent.number("/counts/created")).as(sent.body()).isEqualTo(1);
        assertThat(sent.number("/counts/heldForRedaction")).isEqualTo(1);
        var results = owner.api().get("/v1/submissions/" + sent.at("/id") + "/results");
        assertThat(results.at("/items/0/outcome")).isEqualTo("created");
        assertThat(results.at("/items/0/hold")).isEqualTo("held-for-redaction");
        assertThat(results.body()).doesNotContain("Quintessa", "0199");

        var again = owner.api()
                .header("Content-Type", "application/x-ndjson")
                .post(owner.path("submissions?wait=20&mode=preview"), body);
        assertThat(List.of(again.number("/counts/unchanged"), again.number("/counts/heldForRedaction")))
                .as(again.body())
                .containsExactly(1, 1);
    }

    private Reply put(String lesson, String query) {
        return owner.api().put(address + query, content(lesson));
    }

    private ObjectNode content(String lesson) {
        return Samples.review(key).put("lesson", lesson);
    }

    private static Reply decide(Api by, String id, int version, String pointer, String reason) {
        return by.post(
                "/v1/reviews/" + id + "/redaction-decisions",
                "{\"pointer\":\"" + pointer + "\",\"version\":" + version + ",\"reason\":\"" + reason + "\"}");
    }
}
