package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import tools.jackson.databind.node.ObjectNode;

/** What is on hold is not destroyed: not by its owner, not by time, and by no statement. */
@ExtendWith(RunningSandbox.class)
class HoldIntegrationTests {

    private static final String SCOPES = "sharing:read sharing:manage";

    private final NewMember owner = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(owner.further(SCOPES), SCOPES));
    private final String key = Samples.localKey();
    private String incident = "";
    private String review = "";

    @BeforeEach
    void store() {
        incident = stored(key);
        move("/v1/incidents/" + incident, "accepted");
        var lessons = owner.path("incidents/" + key + "/reviews/1");
        review = owner.api()
                .put(lessons, Samples.review(key).put("lesson", "once"))
                .at("/id");
        assertThat(owner.api()
                        .header("If-Match", "*")
                        .put(lessons, Samples.review(key).put("lesson", "twice"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWithdrawalOfWhatIsHeldIsToldAndRefused() {
        var hold = set(incidents(incident)).at("/id");
        var free = stored(Samples.localKey());

        for (String scope : List.of(
                "\"scope\":\"incident\",\"incidentId\":\"" + incident + "\"",
                "\"scope\":\"element\",\"element\":\"review.lesson\"",
                "\"scope\":\"element\",\"element\":\"incident.county\"",
                "\"scope\":\"member\"")) {
            var asked = ask(scope);
            assertThat(asked.texts("/effects/holds")).as(scope).containsExactly(hold);
            var refused = confirm(asked, counsel);
            assertThat(refused.code()).as(scope).isEqualTo("record-held");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.texts("/holds")).containsExactly(hold);
            assertThat(read(asked).at("/state")).isEqualTo("effects-shown");
        }
        assertWhole();
        var other = ask("\"scope\":\"incident\",\"incidentId\":\"" + free + "\"");
        assertThat(other.json().at("/effects").has("holds")).isFalse();
        assertThat(confirm(other, owner.api()).at("/state"))
                .as("what is not held")
                .isEqualTo("certified");
    }

    @Test
    void anotherPersonReleasesAndTheWithdrawalGoesOn() {
        var hold = set(incidents(incident));
        var asked = ask("\"scope\":\"incident\",\"incidentId\":\"" + incident + "\"");
        assertThat(release(hold, owner.api(), "legal").code()).isEqualTo("second-person-needed");
        assertThat(step(hold, counsel, "{\"to\":\"released\"}").code())
                .as("without a reason")
                .isEqualTo("invalid-parameter");

        var released = release(hold, counsel, "legal");

        assertThat(released.at("/state")).as(released.body()).isEqualTo("released");
        assertThat(released.at("/setBy")).isEqualTo(owner.client());
        assertThat(released.at("/releaseReason")).isEqualTo("legal");
        assertThat(release(hold, counsel, "legal").code()).isEqualTo("illegal-transition");
        assertThat(confirm(asked, owner.api()).at("/state")).isEqualTo("certified");
        assertThat(set(incidents(incident)).code())
                .as("what is gone cannot be kept")
                .isEqualTo("record-withdrawn");
    }

    @Test
    void theReportAndTheFeedTellOfTheHold() {
        var hold = set(incidents(incident));
        var report = counsel.get(owner.path("sharing-profile/report?format=json"));
        assertThat(report.at("/holds/0/id")).isEqualTo(hold.at("/id"));
        assertThat(report.number("/holds/0/incidents")).isEqualTo(1);
        assertThat(counsel.get(owner.path("sharing-profile/report?format=html")).body())
                .contains("Legal holds in force");
        assertThat(Api.as("operator")
                        .get(owner.path("sharing-profile/report?format=json"))
                        .json()
                        .has("holds"))
                .as("for the operator")
                .isFalse();
        assertThat(owner.api().get(owner.path("changes?noun=legal-hold")).values("/items", "kind"))
                .containsExactly("created");
        release(hold, counsel, "legal");
        assertThat(counsel.get(owner.path("sharing-profile/report?format=json"))
                        .json()
                        .has("holds"))
                .isFalse();
    }

    @Test
    void aHoldNamesWhatTheOwnerHas() {
        assertThat(set("\"scope\":\"incidents\"").values("/findings", "pointer"))
                .containsExactly("/incidentIds");
        var foreign = NewMember.enter().stored(Samples.localKey());
        for (String unknown : List.of(foreign, review, UUID.randomUUID().toString())) {
            var refused = set("\"scope\":\"incidents\",\"incidentIds\":[\"" + incident + "\",\"" + unknown + "\"]");
            assertThat(refused.code()).isEqualTo("validation-failed");
            assertThat(refused.values("/findings", "pointer")).containsExactly("/incidentIds/1");
            assertThat(refused.body()).doesNotContain(unknown);
        }
        assertThat(set(incidents(incident) + ",\"thirdPartyRequestId\":\"" + UUID.randomUUID() + "\"")
                        .values("/findings", "pointer"))
                .containsExactly("/thirdPartyRequestId");
        for (String spoken : List.of("Smith v. State", "a", "-X", "lh-1", "X".repeat(41))) {
            assertThat(owner.api()
                            .post(
                                    owner.path("holds"),
                                    ("{\"scope\":\"member\",\"reason\":\"litigation\",\"orderedOn\":\"2026-11-27\","
                                                    + "\"reference\":\"")
                                            + spoken + "\"}")
                            .code())
                    .as(spoken)
                    .isEqualTo("validation-failed");
        }
        assertThat(number("SELECT count(*) FROM hold_reach WHERE jurisdiction = ?"))
                .isZero();
    }

    @Test
    void aRepetitionSetsNoSecondHold() {
        var same = Samples.idempotencyKey();
        var first = owner.api().key(same).post(owner.path("holds"), hold(incidents(incident)));
        var again = owner.api().key(same).post(owner.path("holds"), hold(incidents(incident)));
        assertThat(again.at("/id")).isEqualTo(first.at("/id")).isNotEmpty();
        assertThat(counsel.get(owner.path("holds")).values("/items", "state")).containsExactly("held");
        var releasing = Samples.idempotencyKey();
        for (int i = 0; i < 2; i++) {
            assertThat(counsel.key(releasing)
                            .post(
                                    owner.path("holds/" + first.at("/id") + "/transitions"),
                                    "{\"to\":\"released\",\"reason\":\"legal\"}")
                            .at("/state"))
                    .isEqualTo("released");
        }
    }

    @Test
    void noStatementDestroysWhatIsHeld() {
        set(incidents(incident));
        var all = "WHERE jurisdiction = '" + owner.code() + "'";
        for (String statement : List.of(
                "DELETE FROM record_key " + all,
                "UPDATE incident_version SET content = '{}' " + all,
                "DELETE FROM incident_version " + all,
                "UPDATE review_version SET content = '{}' " + all,
                "DELETE FROM review_version " + all,
                "UPDATE review SET state = 'withdrawn', content = '{}' " + all,
                "UPDATE incident SET state = 'withdrawn', content = '{}' " + all,
                "DELETE FROM review " + all,
                "UPDATE owner_keyset SET wrapped = NULL " + all,
                "DELETE FROM owner_keyset " + all,
                "DELETE FROM hold_reach " + all,
                "UPDATE legal_hold SET content = '{}' " + all,
                "TRUNCATE record_key",
                "TRUNCATE incident, review CASCADE",
                "TRUNCATE hold_reach")) {
            assertThatThrownBy(() -> Database.asSuperuser(connection -> {
                        connection.setAutoCommit(false);
                        Database.texts(connection, "SELECT open_session(?, 'x', 'x', '')::text", owner.code());
                        try (var running = connection.createStatement()) {
                            return running.execute(statement);
                        }
                    }))
                    .as(statement)
                    .hasMessageFindingMatch("hold keeps|hold in force|not altered|never emptied");
        }
        assertThatThrownBy(() -> inTheMiddleOfAWithdrawal(
                        "SELECT forget_history('review', array['" + review + "']::uuid[])::text"))
                .hasMessageContaining("hold keeps");
        assertThatThrownBy(() ->
                        inTheMiddleOfAWithdrawal("SELECT rewrite_history('review', '" + review + "', 1, '{}')::text"))
                .hasMessageContaining("hold keeps");
        assertWhole();
    }

    /** As the role of the service, while some withdrawal of the owner is being carried out. */
    private void inTheMiddleOfAWithdrawal(String statement) {
        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            Database.texts(connection, "SELECT open_session(?, 'x', 'x', '')::text", owner.code());
            try (var begun = connection.createStatement()) {
                begun.execute("INSERT INTO withdrawal_work (jurisdiction, withdrawal_id, client, actor, done) VALUES ('"
                        + owner.code() + "', gen_random_uuid(), 'x', 'x', '{}')");
            }
            return Database.texts(connection, statement);
        });
    }

    @Test
    void aHoldFollowsWhatIsMergedAndSplit() {
        var younger = stored(Samples.localKey());
        set(incidents(younger));
        var merged = owner.api()
                .post(
                        "/v1/incidents/" + incident + "/merges",
                        "{\"duplicate\":\"" + younger + "\",\"duplicateVersion\":1,\"reason\":\"duplicate\"}");
        assertThat(merged.status()).as(merged.body()).isLessThan(300);
        assertHeld(incident);

        var split = owner.api()
                .post(
                        "/v1/incidents/" + incident + "/splits",
                        "{\"content\":" + placed(Samples.localKey()) + ",\"reviews\":[1],\"reason\":\"entry-error\"}");
        assertThat(split.status()).as(split.body()).isLessThan(300);
        assertHeld(split.at("/created/id"));
    }

    private void assertHeld(String id) {
        assertThat(confirm(ask("\"scope\":\"incident\",\"incidentId\":\"" + id + "\""), owner.api())
                        .code())
                .isEqualTo("record-held");
    }

    @Test
    void whatIsSaidOfHeldRecordsOutlastsTheFeed() {
        var unheld = NewMember.enter();
        unheld.stored(Samples.localKey());
        unheld.stored(Samples.localKey());
        stored(Samples.localKey());
        set(incidents(incident));
        for (String code : List.of(owner.code(), unheld.code())) {
            Api.as("operator").get("/v1/jurisdictions/" + code);
        }
        owner.api().get(owner.path("changes"));
        unheld.api().get(unheld.path("changes"));
        var before = number("SELECT count(*) FROM change WHERE jurisdiction = ?");

        assertThat(forgotten(owner.code())).isZero();
        assertThat(forgotten(unheld.code())).isPositive();
        assertThat(number("SELECT count(*) FROM change WHERE jurisdiction = ?")).isEqualTo(before);
    }

    private static long forgotten(String code) {
        return Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            Database.texts(connection, "SELECT open_session(?, 'x', 'x', '')::text", code);
            var forgotten = Database.texts(connection, "SELECT forget_changes(now() + interval '1 day', 1000)::text");
            connection.rollback();
            return Long.valueOf(forgotten.get(0));
        });
    }

    @Test
    void aHoldAndAWithdrawalAtOnceEndInOneOfTwoStates() {
        for (int i = 0; i < 12; i++) {
            var one = stored(Samples.localKey());
            var asked = ask("\"scope\":\"incident\",\"incidentId\":\"" + one + "\"");
            var setting = CompletableFuture.supplyAsync(() -> set(incidents(one)));
            var taking = CompletableFuture.supplyAsync(() -> confirm(asked, owner.api()));
            var hold = setting.join();
            var taken = taking.join();

            var whole = owner.api()
                    .get("/v1/incidents/" + one)
                    .at("/content/county")
                    .equals("031");
            if (whole) {
                assertThat(hold.status()).as(hold.body()).isEqualTo(201);
                assertThat(taken.code()).as(taken.body()).isEqualTo("record-held");
            } else {
                assertThat(taken.at("/state")).as(taken.body()).isEqualTo("certified");
                assertThat(hold.code()).as(hold.body()).isEqualTo("record-withdrawn");
            }
        }
    }

    @Test
    void aHoldHaltsAWithdrawalBetweenTwoStepsUntilItIsReleased() {
        var lines = IntStream.range(0, 450)
                .mapToObj(i -> "{\"noun\":\"incident\",\"content\":" + placed(Samples.localKey()) + "}")
                .collect(Collectors.joining("\n"));
        assertThat(owner.api()
                        .header("Content-Type", "application/x-ndjson")
                        .post(owner.path("submissions?wait=20"), lines)
                        .at("/state"))
                .isEqualTo("accepted");
        var last = Database.texts(
                        "SELECT id::text FROM incident WHERE jurisdiction = ? ORDER BY id DESC LIMIT 1", owner.code())
                .get(0);
        var asked = ask("\"scope\":\"element\",\"element\":\"incident.county\"");

        var hold = Database.asSuperuser(connection -> {
            connection.setAutoCommit(false);
            // The last step cannot begin; the hold gets between its attempts.
            Database.texts(connection, "SELECT id::text FROM incident WHERE id = ?::uuid FOR UPDATE", last);
            assertThat(confirm(asked, counsel).at("/state")).isEqualTo("confirmed");
            var same = Samples.idempotencyKey();
            var held = new Reply[1];
            Waiting.until(() -> {
                held[0] = owner.api().key(same).post(owner.path("holds"), hold(incidents(last)));
                return held[0].status() == 201;
            });
            connection.rollback();
            return held[0];
        });
        Waiting.until(() -> read(asked).at("/state").equals("halted"));

        assertThat(owner.api().get("/v1/incidents/" + last).at("/content/county"))
                .isEqualTo("031");
        assertThat(owner.api()
                        .get("/v1/incidents/" + incident)
                        .json()
                        .path("content")
                        .has("county"))
                .isFalse();
        assertThat(release(hold, counsel, "legal").at("/state")).isEqualTo("released");
        Waiting.until(() -> read(asked).at("/state").equals("certified"));
        assertThat(owner.api()
                        .get("/v1/incidents/" + last)
                        .json()
                        .path("content")
                        .has("county"))
                .isFalse();
        assertThat(read(asked).number("/certificate/incidents")).isEqualTo(451);
    }

    private void assertWhole() {
        assertThat(owner.api().get("/v1/incidents/" + incident).at("/content/county"))
                .isEqualTo("031");
        assertThat(owner.api().get("/v1/reviews/" + review + "/versions/1").at("/content/lesson"))
                .isEqualTo("once");
        assertThat(owner.api().get("/v1/reviews/" + review).at("/content/lesson"))
                .isEqualTo("twice");
    }

    private String stored(String localKey) {
        var stored = owner.api().put(owner.path("incidents/" + localKey), placed(localKey));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    private static ObjectNode placed(String localKey) {
        var content = Samples.incident(localKey).put("county", "031");
        content.remove("absences");
        return content;
    }

    private void move(String path, String to) {
        assertThat(owner.api()
                        .post(path + "/transitions", "{\"to\":\"" + to + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String incidents(String id) {
        return "\"scope\":\"incidents\",\"incidentIds\":[\"" + id + "\"]";
    }

    private static String hold(String what) {
        return "{" + what + ",\"reason\":\"litigation\",\"reference\":\"LH-2026-014\",\"orderedOn\":\"2026-11-27\"}";
    }

    private Reply set(String what) {
        return owner.api().post(owner.path("holds"), hold(what));
    }

    private Reply release(Reply hold, Api by, String reason) {
        return step(hold, by, "{\"to\":\"released\",\"reason\":\"" + reason + "\"}");
    }

    private Reply step(Reply hold, Api by, String body) {
        return by.post(owner.path("holds/" + hold.at("/id") + "/transitions"), body);
    }

    private Reply ask(String scope) {
        return owner.api().post(owner.path("withdrawals"), "{" + scope + ",\"reason\":\"family-request\"}");
    }

    private Reply confirm(Reply asked, Api by) {
        return by.post(owner.path("withdrawals/" + asked.at("/id") + "/transitions"), "{\"to\":\"confirmed\"}");
    }

    private Reply read(Reply asked) {
        return owner.api().get(owner.path("withdrawals/" + asked.at("/id")));
    }

    private long number(String query) {
        return Database.number(query, owner.code());
    }
}
