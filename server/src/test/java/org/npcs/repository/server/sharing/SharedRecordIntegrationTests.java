package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
import tools.jackson.databind.node.ObjectNode;

/** Members see of each other's records what the owner has chosen, for a purpose, and the owner knows who saw what. */
@ExtendWith(RunningSandbox.class)
class SharedRecordIntegrationTests {

    private static final String FOR_LEARNING = "?purpose=quality-improvement";
    private static final String EVERYTHING =
            "[{\"clause\":\"1\",\"elements\":[\"incident\",\"review\"],\"audience\":\"members\",\"level\":\"full\"}]";
    private static final String SCOPES = "sharing:read sharing:manage";

    private final NewMember owner = NewMember.enter();
    private final NewMember reader = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(owner.further(SCOPES), SCOPES));
    private final String key = Samples.localKey();
    private String agreement = "";
    private String incident = "";

    @BeforeEach
    void share() {
        agreement = Agreed.executedWith(owner, EVERYTHING);
        choose("month", "incident.child.sex", "incident.localKey");
        incident = owner.stored(key);
        move("accepted", "");
    }

    @Test
    void whatIsSharedIsWhatWasPreviewed() {
        var content = owner.api().get("/v1/incidents/" + incident).json().path("content");
        var previewed = counsel.post(
                owner.path("sharing-previews"),
                "{\"audience\":\"members\",\"purpose\":\"quality-improvement\",\"records\":[{\"subject\":\"incident\",\"content\":"
                        + content + "}]}");

        var shared = found();

        assertThat(shared.path("content")).isEqualTo(previewed.json().at("/records/0/content"));
        assertThat(shared.path("content").path("eventDate").asString("")).hasSize("2026-09".length());
        assertThat(shared.path("content").propertyNames()).containsExactlyInAnyOrder("eventDate", "child", "localKey");
        assertThat(read(shared).json().path("content")).isEqualTo(shared.path("content"));
        assertThat(shared.path("id").asString(""))
                .as("no identifier of the owner")
                .isNotEqualTo(incident);
        assertThat(owner.api()
                        .get("/v1/shared-records" + FOR_LEARNING + byKey())
                        .json()
                        .path("items"))
                .as("its own records are not what others share")
                .isEmpty();
    }

    @Test
    void whatIsHiddenMatchesNothing() {
        found();
        var hidden = list("&element=incident.child.inCare&value=N");
        var nonsense = list("&element=incident.child.inCare&value=nonsense");
        assertThat(hidden.status()).as(hidden.body()).isEqualTo(200);
        assertThat(hidden.json().path("items")).isEmpty();
        assertThat(hidden.withoutRequest().replaceAll("\"at\":\"[^\"]*\"", ""))
                .isEqualTo(nonsense.withoutRequest().replaceAll("\"at\":\"[^\"]*\"", ""));

        assertThat(list("&element=incident.eventDate&value=2026-09-14").values("/items", "content"))
                .as("a day is not shown, so that no day is found")
                .noneMatch(text -> text.contains(key));
        assertThat(list("&element=incident.shoeSize&value=1").code()).isEqualTo("invalid-parameter");
        assertThat(list("&element=incident.child.sex").code()).isEqualTo("invalid-parameter");
        assertThat(list("&element=incident.county&value=031").code())
                .as("what is kept sealed cannot be searched")
                .isEqualTo("invalid-parameter");
    }

    @Test
    void aPurposeIsNeededAndMustBeCovered() {
        var shared = found();
        assertThat(reader.api().get("/v1/shared-records").status()).isEqualTo(400);
        assertThat(reader.api().get("/v1/shared-records?purpose=curiosity").code())
                .isEqualTo("invalid-parameter");
        var uncovered =
                reader.api().get("/v1/shared-records/" + shared.path("id").asString() + "?purpose=research");
        var unknown = reader.api().get("/v1/shared-records/" + UUID.randomUUID() + "?purpose=research");
        assertThat(uncovered.code()).isEqualTo("not-found");
        assertThat(uncovered.withoutRequest()).isEqualTo(unknown.withoutRequest());
        assertThat(reader.api()
                        .get("/v1/shared-records?purpose=research" + byKey())
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void tighteningCountsWithTheNextRequest() {
        var shared = found();
        choose("quarter", "incident.localKey");

        var seen = new ArrayList<Reply>();
        Waiting.until(() -> {
            seen.add(read(shared));
            return seen.get(seen.size() - 1).status() == 200;
        });

        assertThat(seen).as("the month is never seen again").noneMatch(reply -> reply.body()
                .contains("\"2026-09\""));
        assertThat(seen.get(seen.size() - 1).json().at("/content/eventDate").asString(""))
                .contains("-Q");
        assertThat(seen.get(seen.size() - 1).json().at("/content/child").isMissingNode())
                .isTrue();
    }

    @Test
    void aSuspensionClosesAtOnceAndIsTold() {
        var shared = found();
        var cursor = end();

        Agreed.move(owner, agreement, "suspended", ",\"reason\":\"new-information\"");

        assertThat(read(shared).code()).isEqualTo("not-found");
        assertThat(list(byKey()).json().path("items")).isEmpty();
        assertThat(kinds(cursor, shared)).containsExactly("withdrawn");
        Agreed.move(owner, agreement, "executed", "");
        Waiting.until(() -> read(shared).status() == 200);
        assertThat(kinds(cursor, shared)).containsExactly("shared");
    }

    @Test
    void theFeedTellsWhatIsSeenAndNothingElse() {
        var shared = found();
        var cursor = end();

        correct("{\"child\":{\"ageDays\":98}}");
        correct("{\"child\":{\"sex\":\"1\"}}");
        Waiting.until(() -> read(shared).at("/content/child/sex").equals("1"));
        assertThat(kinds(cursor, shared)).containsExactly("superseded");

        cursor = end();
        correct("{\"child\":{\"ageDays\":99}}");
        move("voided", ",\"reason\":\"test-record\"");
        Waiting.until(() -> read(shared).status() == 404);
        assertThat(kinds(cursor, shared)).containsExactly("withdrawn");
    }

    @Test
    void theOwnerAccountsForEachDisclosure() {
        var shared = found();
        read(shared);
        assertThat(read(shared).status()).isEqualTo(200);

        var account = owner.api().get(owner.path("disclosures"));
        var reads = account.json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("way").asString("").equals("read"))
                .toList();
        assertThat(reads).as(account.body()).hasSize(2);
        var last = reads.get(0);
        assertThat(last.path("recipient").asString("")).isEqualTo(reader.code());
        assertThat(last.path("purpose").asString("")).isEqualTo("quality-improvement");
        assertThat(last.path("clauses").toString()).isEqualTo("[\"1\"]");
        assertThat(last.path("elements").toString())
                .contains("incident.eventDate")
                .doesNotContain("ageDays");
        assertThat(last.path("records").asInt()).isEqualTo(1);

        var day = last.path("at").asString("").substring(0, 10);
        assertThat(owner.api()
                        .get(owner.path("disclosures?from=" + day + "&to=" + day))
                        .json()
                        .path("items"))
                .hasSameSizeAs(account.json().path("items"));
        assertThat(owner.api()
                        .get(owner.path("disclosures?to=2020-01-01"))
                        .json()
                        .path("items"))
                .isEmpty();
        var sheet = owner.api().get(owner.path("disclosures/sheet?format=csv")).body();
        assertThat(sheet.lines().findFirst().orElse("")).startsWith("at,recipient,client,purpose");
        assertThat(sheet).contains(reader.code() + "," + reader.client() + ",quality-improvement");
        assertThat(owner.api().get(owner.path("disclosures/sheet?format=pdf")).body())
                .startsWith("%PDF-");
        assertThat(reader.api().get(owner.path("disclosures")).code()).isEqualTo("not-found");
    }

    @Test
    void theDatabaseAloneKeepsOthersOut() {
        found();
        assertThat(rowsSeenBy(reader.code(), "")).as("without a purpose").isZero();
        assertThat(rowsSeenBy(reader.code(), "research"))
                .as("for another purpose")
                .isZero();
        assertThat(rowsSeenBy(reader.code(), "quality-improvement")).isEqualTo(1);
        Agreed.move(owner, agreement, "suspended", ",\"reason\":\"new-information\"");
        assertThat(rowsSeenBy(reader.code(), "quality-improvement"))
                .as("while suspended")
                .isZero();
    }

    private long rowsSeenBy(String tenant, String purpose) {
        return Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            Database.texts(connection, "SELECT open_session(?, 'x', 'x', '')::text", tenant);
            Database.texts(connection, "SELECT set_config('app.purpose', ?, true)", purpose);
            return Long.valueOf(Database.texts(
                            connection,
                            "SELECT count(*)::text FROM shared_record WHERE jurisdiction = ? AND content IS NOT NULL",
                            owner.code())
                    .get(0));
        });
    }

    private void choose(String coarsening, String... elements) {
        var version = counsel.get(owner.path("sharing-profile"));
        var query = version.status() == 404 ? "" : "?expectedVersion=" + version.number("/version");
        var put = owner.api()
                .put(
                        owner.path("sharing-profile") + query,
                        "{\"choices\":[{\"elements\":[\"incident.eventDate\"],\"audience\":\"members\",\"level\":\"coarsened\","
                                + "\"coarsening\":\"" + coarsening + "\"},{\"elements\":[\""
                                + String.join("\",\"", elements)
                                + "\"],\"audience\":\"members\",\"level\":\"full\"}]}");
        assertThat(put.status()).as(put.body()).isLessThan(300);
        if (put.at("/state").equals("awaiting-second")) {
            assertThat(counsel.post(owner.path("sharing-profile/transitions"), "{\"to\":\"effective\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    /** The record as the reader finds it, as soon as it does. */
    private JsonNode found() {
        Waiting.until(() -> list(byKey()).json().path("items").size() == 1);
        return list(byKey()).json().at("/items/0");
    }

    private Reply list(String more) {
        return reader.api().get("/v1/shared-records" + FOR_LEARNING + more);
    }

    private String byKey() {
        return "&element=incident.localKey&value=" + key;
    }

    private Reply read(JsonNode shared) {
        return reader.api().get("/v1/shared-records/" + shared.path("id").asString("") + FOR_LEARNING);
    }

    private void correct(String patch) {
        var version = owner.api().get("/v1/incidents/" + incident).number("/version");
        var corrected = owner.api()
                .patch(owner.path("incidents/" + key) + "?reason=entry-error&expectedVersion=" + version, patch);
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
    }

    private void move(String to, String more) {
        var moved =
                owner.api().post("/v1/incidents/" + incident + "/transitions", "{\"to\":\"" + to + "\"" + more + "}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    /** The end of the reader's feed. */
    private String end() {
        var cursor = "";
        for (boolean complete = false; !complete; ) {
            var page = changes(cursor);
            cursor = page.at("/nextCursor");
            complete = page.json().path("complete").asBoolean();
        }
        return cursor;
    }

    private List<String> kinds(String cursor, JsonNode shared) {
        return changes(cursor)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").equals(shared.path("id")))
                .map(one -> ((ObjectNode) one).path("kind").asString(""))
                .toList();
    }

    private Reply changes(String cursor) {
        var page = reader.api()
                .get("/v1/shared-changes" + FOR_LEARNING + "&limit=500"
                        + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page;
    }
}
