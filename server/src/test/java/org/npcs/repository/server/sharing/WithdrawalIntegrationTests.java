package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Dump;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.node.ObjectNode;

/** What an owner takes back is gone: from every version, for the owner and for others, and it is certified. */
@ExtendWith(RunningSandbox.class)
class WithdrawalIntegrationTests {

    private static final String CANARY = "A nightingale was withdrawn";
    private static final String SCOPES = "sharing:read sharing:manage";
    private static final String PURPOSE = "?purpose=quality-improvement";

    private final NewMember owner = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(owner.further(SCOPES), SCOPES));
    private final String key = Samples.localKey();
    private String incident = "";
    private String review = "";

    @BeforeEach
    void store() {
        incident = owner.api().put(owner.path("incidents/" + key), placed(key)).at("/id");
        owner.api().post("/v1/incidents/" + incident + "/transitions", "{\"to\":\"accepted\"}");
        var stored = owner.api().put(owner.path("incidents/" + key + "/reviews/1"), planted(CANARY));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        review = stored.at("/id");
        assertThat(owner.api()
                        .header("If-Match", "*")
                        .put(owner.path("incidents/" + key + "/reviews/1"), planted(CANARY + " twice"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothingIsDoneBeforeTheEffectsAreConfirmed() {
        var asked = ask("\"scope\":\"incident\",\"incidentId\":\"" + incident + "\"");

        assertThat(asked.at("/state")).isEqualTo("effects-shown");
        assertThat(asked.number("/effects/incidents")).isEqualTo(1);
        assertThat(asked.number("/effects/reviews")).isEqualTo(1);
        assertThat(asked.number("/effects/versions")).isEqualTo(earlier());
        assertThat(asked.number("/effects/keys")).isEqualTo(2);
        assertThat(asked.number("/effects/sharedRecords")).isZero();
        assertThat(asked.json().at("/effects/recipients")).isEmpty();
        assertThat(owner.api().get("/v1/reviews/" + review).at("/content/lesson"))
                .isEqualTo(CANARY + " twice");

        assertThat(move(asked, owner.api(), "dropped").at("/state")).isEqualTo("dropped");
        assertThat(move(asked, owner.api(), "confirmed").code()).isEqualTo("illegal-transition");
        assertThat(owner.api().get("/v1/incidents/" + incident).status()).isEqualTo(200);
    }

    @Test
    void aWithdrawnIncidentIsGoneForItsOwner() {
        var versions = earlier();
        var done = move(ask("\"scope\":\"incident\",\"incidentId\":\"" + incident + "\""), owner.api(), "confirmed");

        assertThat(done.at("/state")).as(done.body()).isEqualTo("certified");
        for (String path : List.of(
                "/v1/incidents/" + incident,
                "/v1/incidents/" + incident + "?asOf=" + done.at("/createdAt"),
                "/v1/incidents/" + incident + "/versions",
                "/v1/incidents/" + incident + "/versions/1",
                owner.path("incidents/" + key),
                "/v1/reviews/" + review,
                "/v1/reviews/" + review + "/versions",
                "/v1/reviews/" + review + "/versions/1",
                owner.path("incidents/" + key + "/reviews/1"))) {
            var gone = owner.api().get(path);
            assertThat(gone.status()).as(path).isEqualTo(410);
            assertThat(gone.code()).isEqualTo("record-withdrawn");
        }
        assertThat(owner.api().put(owner.path("incidents/" + key), placed(key)).code())
                .isEqualTo("record-withdrawn");
        assertThat(owner.api()
                        .put(owner.path("incidents/" + key + "/reviews/1"), planted("new"))
                        .code())
                .isEqualTo("record-withdrawn");
        assertThat(owner.api()
                        .put(owner.path("incidents/" + key + "/reviews/2"), planted("new"))
                        .code())
                .isEqualTo("record-withdrawn");
        assertThat(owner.api()
                        .post(
                                "/v1/incidents/" + incident + "/transitions",
                                "{\"to\":\"voided\",\"reason\":\"entry-error\"}")
                        .code())
                .isEqualTo("record-withdrawn");
        assertThat(owner.api().get(owner.path("incidents")).json().path("items"))
                .isEmpty();
        assertThat(owner.api()
                        .get(owner.path("incidents?includeVoided=true"))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(owner.api().get(owner.path("reviews")).json().path("items")).isEmpty();
        var sent = owner.api()
                .header("Content-Type", "application/x-ndjson")
                .post(owner.path("submissions?wait=20"), "{\"noun\":\"incident\",\"content\":" + placed(key) + "}");
        assertThat(sent.number("/counts/rejected")).as(sent.body()).isEqualTo(1);
        assertThat(owner.api().get(owner.path("changes")).values("/items", "kind").stream()
                        .filter("withdrawn"::equals))
                .hasSize(2);

        assertThat(Dump.tablesWith("nightingale")).isEmpty();
        assertThat(number("SELECT count(*) FROM record_key WHERE jurisdiction = ?"))
                .isZero();
        for (String table : List.of("incident", "incident_version", "review", "review_version")) {
            assertThat(number("SELECT count(*) FROM " + table + " WHERE jurisdiction = ? AND content <> '{}'"))
                    .as(table)
                    .isZero();
        }
        assertThat(done.number("/certificate/versions")).isEqualTo(versions + 2);
        assertThat(done.number("/certificate/keys")).isEqualTo(2);
        assertThat(done.values("/certificate/remains", "what")).contains("audit-trail", "backups");
        var printed = owner.api().get(owner.path("withdrawals/" + done.at("/id") + "/certificate"));
        assertThat(printed.body()).startsWith("%PDF-");
        assertThat(ask("\"scope\":\"incident\",\"incidentId\":\"" + incident + "\"")
                        .code())
                .isEqualTo("record-withdrawn");
    }

    @Test
    void othersSeeATombstoneAndAreNamed() {
        Agreed.executedWith(
                owner,
                "[{\"clause\":\"1\",\"elements\":[\"incident\",\"review\"],\"audience\":\"members\",\"level\":\"full\"}]");
        owner.api()
                .put(
                        owner.path("sharing-profile"),
                        "{\"choices\":[{\"elements\":[\"incident.localKey\",\"review.lesson\"],\"audience\":\"members\",\"level\":\"full\"}]}");
        assertThat(counsel.post(owner.path("sharing-profile/transitions"), "{\"to\":\"effective\"}")
                        .status())
                .isEqualTo(200);
        var reader = NewMember.enter();
        var byKey = "/v1/shared-records" + PURPOSE + "&element=incident.localKey&value=" + key;
        Waiting.until(() -> reader.api().get(byKey).json().path("items").size() == 1);
        var shared = reader.api().get(byKey).at("/items/0/id");

        var asked = ask("\"scope\":\"incident\",\"incidentId\":\"" + incident + "\"");
        assertThat(asked.number("/effects/sharedRecords")).isPositive();
        assertThat(asked.values("/effects/recipients", "recipient")).containsExactly(reader.code());
        var done = move(asked, owner.api(), "confirmed");

        assertThat(reader.api().get("/v1/shared-records/" + shared + PURPOSE).code())
                .isEqualTo("not-found");
        assertThat(reader.api()
                        .get("/v1/shared-changes" + PURPOSE + "&limit=500")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("id").asString("").equals(shared))
                        .map(one -> one.path("kind").asString("")))
                .containsExactly("withdrawn");
        assertThat(done.values("/certificate/recipients", "recipient")).containsExactly(reader.code());
        var account = owner.api().get(owner.path("disclosures?incidentId=" + incident));
        assertThat(account.values("/items", "recipient")).isNotEmpty().containsOnly(reader.code());
        assertThat(owner.api()
                        .get(owner.path("disclosures?incidentId=" + UUID.randomUUID()))
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aWithdrawnElementIsInNoVersionOfAnyRecord() {
        var whole = owner.api().get("/v1/reviews/" + review).json().path("content");
        var done = move(ask("\"scope\":\"element\",\"element\":\"review.lesson\""), owner.api(), "confirmed");

        assertThat(done.at("/state")).as(done.body()).isEqualTo("certified");
        assertThat(done.number("/certificate/reviews")).isEqualTo(1);
        var now = owner.api().get("/v1/reviews/" + review);
        assertThat(now.json().path("content")).isEqualTo(((ObjectNode) whole.deepCopy()).without("lesson"));
        for (int version = 1; version <= now.number("/version"); version++) {
            var one = owner.api().get("/v1/reviews/" + review + "/versions/" + version);
            assertThat(one.status()).isEqualTo(200);
            assertThat(one.json().path("content").has("lesson")).isFalse();
            assertThat(one.at("/content/opportunities/0/text"))
                    .as("what else is sealed is still read")
                    .isNotEmpty();
        }
        assertThat(owner.api().get("/v1/incidents/" + incident).at("/content/county"))
                .isEqualTo("031");
        assertThat(ask("\"scope\":\"element\",\"element\":\"review.lesson\"").number("/effects/reviews"))
                .isZero();

        move(ask("\"scope\":\"element\",\"element\":\"review.opportunities.text\""), owner.api(), "confirmed");
        assertThat(owner.api()
                        .get("/v1/reviews/" + review + "/versions/1")
                        .json()
                        .at("/content/opportunities/0")
                        .has("text"))
                .isFalse();
    }

    @Test
    void whatEveryRecordIsAskedForIsWithdrawnAndItsAbsenceIsReasoned() {
        var path = "/v1/incidents/" + incident;
        assertThat(owner.api().get(path).at("/content/child/sex")).isNotEmpty();
        for (String element : List.of("child.sex", "eventDate")) {
            var done = move(
                    ask("\"scope\":\"element\",\"element\":\"incident." + element + "\""), owner.api(), "confirmed");
            assertThat(done.at("/state")).as(done.body()).isEqualTo("certified");
        }

        var now = owner.api().get(path);
        for (int version = 1; version <= now.number("/version"); version++) {
            var content = owner.api().get(path + "/versions/" + version).json().path("content");
            assertThat(content.path("child").has("sex")).isFalse();
            assertThat(content.path("child").has("ageYears"))
                    .as("the rest stays")
                    .isTrue();
            assertThat(content.has("eventDate")).isFalse();
            assertThat(content.path("absences").path("child.sex").asString("")).isEqualTo("not-permitted");
            assertThat(content.path("absences").path("eventDate").asString("")).isEqualTo("not-permitted");
        }
        for (String table : List.of("incident", "incident_version")) {
            assertThat(number("SELECT count(*) FROM " + table + " WHERE jurisdiction = ? AND event_date IS NOT NULL"))
                    .as(table)
                    .isZero();
        }
        Waiting.until(() -> number("SELECT count(*) FROM match_fact WHERE jurisdiction = ?"
                        + " AND (sex IS NOT NULL OR event_from IS NOT NULL)")
                == 0);
        var sentAgain = owner.api().header("If-Match", "*").put(owner.path("incidents/" + key), (ObjectNode)
                now.json().path("content"));
        assertThat(sentAgain.status())
                .as("what remains keeps the rules: %s", sentAgain.body())
                .isEqualTo(200);
    }

    @Test
    void aMemberLeavesByTwoPersonsAndMayBeginAnew() {
        Agreed.executedWith(
                owner, "[{\"clause\":\"1\",\"elements\":[\"incident\"],\"audience\":\"members\",\"level\":\"full\"}]");
        var lines = IntStream.range(0, 450)
                .mapToObj(i -> "{\"noun\":\"incident\",\"content\":" + placed(Samples.localKey()) + "}")
                .collect(Collectors.joining("\n"));
        assertThat(owner.api()
                        .header("Content-Type", "application/x-ndjson")
                        .post(owner.path("submissions?wait=20"), lines)
                        .at("/state"))
                .isEqualTo("accepted");

        var asked = ask("\"scope\":\"member\"");
        assertThat(asked.number("/effects/incidents")).isEqualTo(451);
        assertThat(asked.number("/effects/keys")).isEqualTo(452);
        assertThat(move(asked, owner.api(), "confirmed").code()).isEqualTo("second-person-needed");
        assertThat(move(asked, counsel, "confirmed").status()).isEqualTo(200);
        Waiting.until(() -> read(asked).at("/state").equals("certified"));

        var done = read(asked);
        assertThat(done.number("/certificate/incidents")).isEqualTo(451);
        assertThat(done.number("/certificate/reviews")).isEqualTo(1);
        assertThat(done.number("/certificate/keys")).isEqualTo(452);
        assertThat(owner.api().get("/v1/incidents/" + incident).code()).isEqualTo("record-withdrawn");
        assertThat(owner.api().get(owner.path("incidents")).json().path("items"))
                .isEmpty();
        assertThat(owner.api().get(owner.path("agreements")).values("/items", "state"))
                .containsExactly("terminated");
        assertThat(number("SELECT count(*) FROM record_key WHERE jurisdiction = ?"))
                .isZero();

        Agreed.executed(owner, "");
        var next = Samples.localKey();
        Waiting.until(() ->
                owner.api().put(owner.path("incidents/" + next), placed(next)).status() < 300);
        assertThat(owner.api().get(owner.path("incidents/" + next)).at("/content/county"))
                .isEqualTo("031");
        assertThat(owner.api().get(owner.path("encryption-key")).number("/version"))
                .as("another keyset")
                .isEqualTo(2);
    }

    @Test
    void aRequestWhosePartsDoNotFitNamesThem() {
        assertThat(pointers("\"scope\":\"incident\"")).containsExactly("/incidentId");
        assertThat(pointers("\"scope\":\"incident\",\"incidentId\":\"" + UUID.randomUUID() + "\""))
                .containsExactly("/incidentId");
        assertThat(pointers("\"scope\":\"element\"")).containsExactly("/element");
        for (String kept : List.of("incident.determinations.kind", "incident.localKey", "incident.shoeSize")) {
            assertThat(pointers("\"scope\":\"element\",\"element\":\"" + kept + "\""))
                    .as(kept)
                    .containsExactly("/element");
        }
        var stranger = NewMember.enter();
        assertThat(stranger.api()
                        .post(
                                stranger.path("withdrawals"),
                                request("\"scope\":\"incident\",\"incidentId\":\"" + incident + "\""))
                        .code())
                .as("the incident of another")
                .isEqualTo("validation-failed");
    }

    @Test
    void aRepetitionFindsWhatWasDone() {
        var same = Samples.idempotencyKey();
        var body = request("\"scope\":\"incident\",\"incidentId\":\"" + incident + "\"");
        var first = owner.api().key(same).post(owner.path("withdrawals"), body);
        var again = owner.api().key(same).post(owner.path("withdrawals"), body);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        var confirming = Samples.idempotencyKey();
        var path = owner.path("withdrawals/" + first.at("/id") + "/transitions");
        var done = owner.api().key(confirming).post(path, "{\"to\":\"confirmed\"}");
        var repeated = owner.api().key(confirming).post(path, "{\"to\":\"confirmed\"}");
        assertThat(repeated.json().path("certificate")).isEqualTo(done.json().path("certificate"));
        assertThat(owner.api().get(owner.path("withdrawals")).values("/items", "state"))
                .containsExactly("certified");
    }

    @Test
    void withoutAConfirmedWithdrawalNobodyReachesHistory() {
        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            Database.texts(connection, "SELECT open_session(?, 'x', 'x', '')::text", owner.code());
            assertThatThrownBy(() -> Database.texts(
                            connection, "SELECT forget_history('review', array[?]::uuid[])::text", review))
                    .hasMessageContaining("confirmed withdrawal");
            return true;
        });
    }

    private static ObjectNode placed(String localKey) {
        var content = Samples.incident(localKey).put("county", "031");
        content.remove("absences");
        return content;
    }

    private ObjectNode planted(String lesson) {
        return Samples.review(key).put("lesson", lesson);
    }

    private Reply ask(String scope) {
        return owner.api().post(owner.path("withdrawals"), request(scope));
    }

    private List<String> pointers(String scope) {
        var refused = ask(scope);
        assertThat(refused.code()).as(refused.body()).isEqualTo("validation-failed");
        return refused.values("/findings", "pointer");
    }

    private static String request(String scope) {
        return "{" + scope + ",\"reason\":\"family-request\"}";
    }

    private Reply read(Reply asked) {
        return owner.api().get(owner.path("withdrawals/" + asked.at("/id")));
    }

    private Reply move(Reply asked, Api by, String to) {
        return by.post(owner.path("withdrawals/" + asked.at("/id") + "/transitions"), "{\"to\":\"" + to + "\"}");
    }

    /** How many earlier versions there are of the incident and its review. */
    private int earlier() {
        return (int) (number("SELECT count(*) FROM incident_version WHERE jurisdiction = ?")
                + number("SELECT count(*) FROM review_version WHERE jurisdiction = ?"));
    }

    private long number(String query) {
        return Database.number(query, owner.code());
    }
}
