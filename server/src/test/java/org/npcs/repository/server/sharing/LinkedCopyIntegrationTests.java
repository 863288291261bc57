package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
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
import tools.jackson.databind.JsonNode;

/** Two owners of copies of one event show each other what both their agreements and choices allow, while they are linked. */
@ExtendWith(RunningSandbox.class)
class LinkedCopyIntegrationTests {

    private static final String FOR_LEARNING = "?purpose=quality-improvement";
    private static final String SCOPES = "sharing:read sharing:manage";
    private static final String TERMS =
            "[{\"clause\":\"1\",\"elements\":[\"incident\"],\"audience\":\"linked-member\",\"level\":\"full\"}]";

    private final NewMember county = NewMember.enter();
    private final NewMember state = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(county.further(SCOPES), SCOPES));
    private String agreement = "";
    private String theirs = "";
    private String ours = "";
    private String candidate = "";

    @BeforeEach
    void bothReportOneChild() {
        agreement = Agreed.executedWith(county, TERMS);
        choose(
                "{\"elements\":[\"incident.eventDate\"],\"audience\":\"linked-member\",\"level\":\"coarsened\",\"coarsening\":\"month\"},"
                        + "{\"elements\":[\"incident.child.sex\",\"incident.county\"],\"audience\":\"linked-member\",\"level\":\"full\"}");
        var key = Samples.localKey();
        var content = Samples.incident(key).put("county", "031");
        content.remove("absences");
        var stored = county.api().put(county.path("incidents/" + key), content);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        theirs = stored.at("/id");
        county.api().post("/v1/incidents/" + theirs + "/transitions", "{\"to\":\"accepted\"}");
        ours = state.stored(Samples.localKey());
        var token = "{\"token\":\"" + UUID.randomUUID().toString().replace("-", "") + "\"}";
        county.api().post("/v1/incidents/" + theirs + "/match-tokens", token);
        state.api().post("/v1/incidents/" + ours + "/match-tokens", token);
        Waiting.until(() -> {
            candidate = state.api().get(state.path("duplicate-candidates")).at("/items/0/id");
            return !candidate.isEmpty();
        });
    }

    @Test
    void aCopyIsSeenAsItsOwnerPreviewsItOnceBothHaveLinked() {
        assertThat(read().json().path("copies")).as("not linked yet").isEmpty();
        decide(state, "same-event");
        assertThat(read().json().path("copies"))
                .as("one owner alone links nothing")
                .isEmpty();
        decide(county, "same-event");

        var copy = seen();

        var previewed = counsel.post(
                county.path("sharing-previews"),
                "{\"audience\":\"linked-member\",\"purpose\":\"quality-improvement\",\"records\":[{\"subject\":\"incident\",\"content\":"
                        + county.api().get("/v1/incidents/" + theirs).json().path("content") + "}]}");
        assertThat(copy.path("content")).isEqualTo(previewed.json().at("/records/0/content"));
        assertThat(copy.path("jurisdiction").asString()).isEqualTo(county.code());
        assertThat(copy.at("/content/county").asString(""))
                .as("what is sealed is opened")
                .isEqualTo("031");
        assertThat(copy.at("/content/eventDate").asString("")).hasSize("2026-09".length());
        assertThat(copy.toString()).doesNotContain(theirs);
        assertThat(county.api()
                        .get("/v1/incidents/" + theirs + "/linked-copies" + FOR_LEARNING)
                        .json()
                        .path("copies"))
                .as("the state shares nothing")
                .isEmpty();
    }

    @Test
    void everyReadingIsInTheAccountOfTheOwner() {
        linked();
        seen();

        var account = counsel.get(county.path("disclosures?incidentId=" + theirs))
                .json()
                .path("items");

        assertThat(account).isNotEmpty();
        var told = account.get(0);
        assertThat(told.path("recipient").asString()).isEqualTo(state.code());
        assertThat(told.path("way").asString()).isEqualTo("linked");
        assertThat(told.path("purpose").asString()).isEqualTo("quality-improvement");
        assertThat(told.path("clauses").toString()).contains("1");
    }

    @Test
    void partingSuspendingTighteningAndWithdrawingCloseAtOnce() {
        linked();
        seen();
        assertThat(read("research").json().path("copies")).as("not covered").isEmpty();

        county.api()
                .post(
                        county.path("agreements/" + agreement + "/transitions"),
                        "{\"to\":\"suspended\",\"reason\":\"legal\"}");
        assertThat(read().json().path("copies")).as("suspended").isEmpty();
        county.api()
                .post(
                        county.path("agreements/" + agreement + "/transitions"),
                        "{\"to\":\"executed\",\"reason\":\"legal\"}");
        seen();

        choose("{\"elements\":[\"incident.child.sex\"],\"audience\":\"linked-member\",\"level\":\"full\"}");
        assertThat(read().body()).as("the month is not seen again").doesNotContain("eventDate");
        assertThat(seen().path("content").propertyNames()).containsExactly("child");

        assertThat(county.api()
                        .post(
                                "/v1/duplicate-candidates/" + candidate + "/decisions",
                                "{\"decision\":\"unlinked\",\"reason\":\"new-information\"}")
                        .status())
                .isEqualTo(200);
        assertThat(read().json().path("copies")).as("parted").isEmpty();
    }

    @Test
    void whatIsWithdrawnIsGone() {
        linked();
        seen();
        var asked = counsel.post(
                county.path("withdrawals"),
                "{\"scope\":\"incident\",\"incidentId\":\"" + theirs + "\",\"reason\":\"family-request\"}");
        counsel.post(county.path("withdrawals/" + asked.at("/id") + "/transitions"), "{\"to\":\"confirmed\"}");

        Waiting.until(() -> read().json().path("copies").isEmpty());
        assertThat(Database.number("SELECT count(*) FROM linked_copy WHERE incident_id = ?::uuid", theirs))
                .isZero();
    }

    @Test
    void nobodyElseIsShownAnything() {
        linked();
        seen();
        var stranger = NewMember.enter();

        var foreign = stranger.api().get("/v1/incidents/" + ours + "/linked-copies" + FOR_LEARNING);
        var missing = stranger.api().get("/v1/incidents/" + UUID.randomUUID() + "/linked-copies" + FOR_LEARNING);

        assertThat(foreign.code()).isEqualTo("not-found");
        assertThat(foreign.withoutRequest()).isEqualTo(missing.withoutRequest());
        assertThat(state.api()
                        .get("/v1/incidents/" + theirs + "/linked-copies" + FOR_LEARNING)
                        .code())
                .isEqualTo("not-found");
        assertThat(read("curiosity").code()).isEqualTo("invalid-parameter");
        Database.asRuntime(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("BEGIN; SELECT set_config('app.jurisdiction', '" + stranger.code()
                        + "', true), set_config('app.purpose', 'quality-improvement', true)");
                try (var rows = statement.executeQuery("SELECT count(*) FROM linked_copy")) {
                    rows.next();
                    assertThat(rows.getLong(1)).as("behind the second wall").isZero();
                }
                return statement.execute("ROLLBACK");
            }
        });
    }

    private void linked() {
        decide(state, "same-event");
        decide(county, "same-event");
    }

    private void decide(NewMember by, String decision) {
        var decided = by.api()
                .post("/v1/duplicate-candidates/" + candidate + "/decisions", "{\"decision\":\"" + decision + "\"}");
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    }

    private Reply read() {
        return read("quality-improvement");
    }

    private Reply read(String purpose) {
        return state.api().get("/v1/incidents/" + ours + "/linked-copies?purpose=" + purpose);
    }

    private JsonNode seen() {
        Waiting.until(() -> read().json().path("copies").size() == 1);
        return read().json().path("copies").get(0);
    }

    private void choose(String choices) {
        var version = counsel.get(county.path("sharing-profile"));
        var query = version.status() == 404 ? "" : "?expectedVersion=" + version.number("/version");
        var put = county.api().put(county.path("sharing-profile") + query, "{\"choices\":[" + choices + "]}");
        assertThat(put.status()).as(put.body()).isLessThan(300);
        if (put.at("/state").equals("awaiting-second")) {
            assertThat(counsel.post(county.path("sharing-profile/transitions"), "{\"to\":\"effective\"}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
