package org.npcs.repository.server.platform.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Dump;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.node.ObjectNode;

/** What the dictionary marks as sealed is ciphertext in every copy of the database. */
@ExtendWith(RunningSandbox.class)
class SealedRecordsIntegrationTests {

    private static final String CANARY = "A canary sings in the coal mine at noon";

    private final NewMember member = NewMember.enter();
    private final String key = Samples.localKey();
    private String incident = "";
    private String review = "";

    @BeforeEach
    void store() {
        incident = stored(member, key);
        member.api().post("/v1/incidents/" + incident + "/transitions", "{\"to\":\"accepted\"}");
        var stored = member.api().put(member.path("incidents/" + key + "/reviews/1"), planted(key));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        review = stored.at("/id");
    }

    @Test
    void aCopyOfTheDatabaseHoldsCiphertextAlone() {
        var changed = planted(key).put("lesson", CANARY + ", and again");
        assertThat(member.api()
                        .header("If-Match", "*")
                        .put(member.path("incidents/" + key + "/reviews/1"), changed)
                        .status())
                .isEqualTo(200);
        var waiting = Samples.localKey();
        var sent = member.api()
                .header("Content-Type", "application/x-ndjson")
                .post(member.path("submissions?wait=20"), "{\"noun\":\"review\",\"content\":" + planted(waiting) + "}");
        assertThat(sent.at("/counts/waiting")).as(sent.body()).isEqualTo("1");

        assertThat(Dump.tablesWith(CANARY)).isEmpty();

        assertThat(read().at("/content/lesson")).isEqualTo(CANARY + ", and again");
        assertThat(read().at("/content/opportunities/0/text")).isEqualTo(CANARY);
        assertThat(member.api().get("/v1/reviews/" + review + "/versions/1").at("/content/lesson"))
                .isEqualTo(CANARY);
        member.stored(waiting);
        Waiting.until(() -> member.api()
                .get(member.path("incidents/" + waiting + "/reviews/1"))
                .at("/content/lesson")
                .equals(CANARY));
        assertThat(Dump.tablesWith(CANARY)).isEmpty();
    }

    @Test
    void sealedNumbersComeBackAsNumbers() {
        assertThat(text("SELECT content FROM incident WHERE id = ?", incident)).contains("\"county\":\"sealed:1:");
        var content = member.api().get("/v1/incidents/" + incident).json().path("content");
        assertThat(content).isEqualTo(placed(key));
    }

    @Test
    void whatDidNotChangeKeepsItsCiphertext() {
        var before = text("SELECT content FROM review WHERE id = ?", review);
        var moved = member.api().post("/v1/reviews/" + review + "/transitions", "{\"to\":\"open\"}");
        assertThat(text("SELECT content FROM review WHERE id = ?", review)).isEqualTo(before);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(text("SELECT kind FROM change WHERE record_id = ? ORDER BY position DESC LIMIT 1", review))
                .isEqualTo("moved");
    }

    @Test
    void aCiphertextInAnotherPlaceDoesNotOpen() {
        var stranger = NewMember.enter();
        var other = Samples.localKey();
        stored(stranger, other);
        execute("UPDATE incident SET content = (SELECT content FROM incident WHERE id = '" + incident
                + "') WHERE jurisdiction = '" + stranger.code() + "'");
        var foreign = stranger.api().get(stranger.path("incidents/" + other));
        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.json().path("content").has("county")).isFalse();
        assertThat(foreign.at("/unavailable/0/reason")).isEqualTo("damaged");

        execute("UPDATE record_key SET wrapped = (SELECT wrapped FROM record_key WHERE record_id = '" + review
                + "') WHERE record_id = '" + incident + "'");
        assertThat(member.api().get("/v1/incidents/" + incident).at("/unavailable/0/reason"))
                .isEqualTo("damaged");
    }

    @Test
    void withoutItsKeyARecordShowsItsCodesAndNamesWhatIsGone() {
        execute("DELETE FROM record_key WHERE record_id = '" + review + "'");
        var shown = read();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("content").has("lesson")).isFalse();
        assertThat(shown.json().at("/content/ratings")).isNotEmpty();
        assertThat(shown.values("/unavailable", "member")).contains("/lesson", "/opportunities/0/text");
        assertThat(shown.values("/unavailable", "reason")).containsOnly("key-destroyed");
        assertThat(member.api()
                        .header("If-Match", shown.header("ETag"))
                        .put(
                                member.path("incidents/" + key + "/reviews/1"),
                                shown.json().path("content"))
                        .status())
                .as("what was read is not the whole and cannot take its place")
                .isEqualTo(503);
        assertThat(member.api().get(member.path("reviews")).status()).isEqualTo(200);
    }

    @Test
    void othersHaveNoKeysAndDestroyNone() {
        var stranger = NewMember.enter();
        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT set_config('app.jurisdiction', '" + stranger.code() + "', true)");
                assertThat(statement.executeUpdate("DELETE FROM record_key WHERE record_id = '" + review + "'"))
                        .isZero();
                assertThat(statement.executeUpdate("UPDATE record_key SET wrapped = ''"))
                        .isZero();
                assertThat(statement.executeUpdate("DELETE FROM owner_keyset")).isZero();
            }
            connection.rollback();
            return true;
        });
        assertThat(read().at("/content/lesson")).isEqualTo(CANARY);
    }

    @Test
    void rotatedTwiceEveryRecordIsStillRead() {
        var lines = IntStream.range(0, 200)
                .mapToObj(i -> "{\"noun\":\"incident\",\"content\":" + placed(Samples.localKey()) + "}")
                .collect(Collectors.joining("\n"));
        assertThat(member.api()
                        .header("Content-Type", "application/x-ndjson")
                        .post(member.path("submissions?wait=20"), lines)
                        .at("/state"))
                .isEqualTo("accepted");
        for (int version = 2; version <= 3; version++) {
            execute("UPDATE owner_keyset SET stage = 'wanted' WHERE jurisdiction = '" + member.code() + "'");
            var reached = version;
            Waiting.until(() -> {
                assertThat(read().at("/content/lesson")).as("while it rotates").isEqualTo(CANARY);
                return text("SELECT stage || version FROM owner_keyset WHERE jurisdiction = ?::text", member.code())
                        .equals("settled" + reached);
            });
        }
        assertThat(Database.number(
                        "SELECT count(*) FROM record_key WHERE jurisdiction = ? AND wrapped NOT LIKE '3:%'",
                        member.code()))
                .isZero();
        var all = member.api().get(member.path("incidents?limit=500"));
        assertThat(all.json().path("items")).hasSize(201).allSatisfy(item -> {
            assertThat(item.at("/content/county").asString("")).hasSize(3);
            assertThat(item.has("unavailable")).isFalse();
        });
    }

    private Reply read() {
        return member.api().get("/v1/reviews/" + review);
    }

    private static ObjectNode placed(String localKey) {
        var content = Samples.incident(localKey).put("county", "031");
        content.remove("absences");
        return content;
    }

    private static String stored(NewMember owner, String localKey) {
        return owner.api()
                .put(owner.path("incidents/" + localKey), placed(localKey))
                .at("/id");
    }

    private static ObjectNode planted(String localKey) {
        var content = Samples.review(localKey).put("lesson", CANARY);
        ((ObjectNode) content.path("opportunities").path(0)).put("text", CANARY);
        return content;
    }

    private static String text(String query, String argument) {
        return Database.asSuperuser(connection -> {
            try (var statement = connection.prepareStatement(query)) {
                statement.setObject(1, argument.length() == 36 ? UUID.fromString(argument) : argument);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? rows.getString(1) : "";
                }
            }
        });
    }

    /** Alters what is stored, as somebody with all rights in the database could, without the triggers. */
    private static void execute(String sql) {
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                return statement.executeUpdate(sql);
            }
        });
    }
}
