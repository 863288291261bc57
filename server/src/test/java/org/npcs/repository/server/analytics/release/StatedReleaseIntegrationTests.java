package org.npcs.repository.server.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.SandboxClients.json;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.running.SandboxClients;
import tools.jackson.databind.JsonNode;

/** What members of an invented history state, from their statements to two releases. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatedReleaseIntegrationTests {

    /** Members that let analysts count; the last ones state less than the others. */
    private static final List<String> STATING =
            List.of("US-XA", "US-XB", "US-XC", "US-XD", "US-XE", "US-XF", "US-XG", "US-XH", "US-XJ", "US-XK");

    private static Sandbox sandbox;
    private static SandboxClients clients;
    private static String first = "";

    @BeforeAll
    static void start() throws SQLException {
        sandbox = Sandbox.start("--server.port=0", "--sandbox.history=small", "--npcs.release-pause-millis=200");
        sandbox.awaitHistory();
        clients = new SandboxClients(sandbox);
        for (int i = 0; i < STATING.size(); i++) {
            observe(STATING.get(i), "vacancy", "2025", "positions", 100 + 7 * i, "vacant", 12 + 3 * i);
            observe(STATING.get(i), "reentry-12m", "FFY2025", "left", 200 + 9 * i, "again", 21 + 2 * i);
            observe(STATING.get(i), "exits-to-entries", "2025", "entered", 90 + i, "exited", 95 + i);
            observe(STATING.get(i), "repeat-maltreatment-6m", "2025-06", "children", 100, "again", 20);
            if (i < 4) {
                observe(STATING.get(i), "timely-response", "2025", "accepted", 400, "inTime", 300);
            }
            answered(STATING.get(i), 60 + i, 40 + i);
        }
        // It shares nothing with analysts, so that it is in no figure.
        observe("US-XI", "vacancy", "2025", "positions", 5000, "vacant", 4000);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @Order(1)
    void ownersSeeTheirOwnExactlyAndNobodyElseDoes() {
        var row = row(ask("fenwick-analyst", "outcomes?member=US-XB&period=year"), "measure", "vacancy");
        assertThat(row.path("n").asInt()).isEqualTo(15);
        assertThat(row.path("of").asInt()).isEqualTo(107);
        assertThat(row.path("share").asDouble()).isGreaterThan(0.14);
        var ratio = row(ask("fenwick-analyst", "outcomes?member=US-XB&period=year"), "measure", "exits-to-entries");
        assertThat(ratio.path("n").asInt()).isEqualTo(96);
        assertThat(ratio.has("share")).isFalse();
        var fiscal =
                row(ask("fenwick-analyst", "outcomes?member=US-XB&calendar=federal-fiscal"), "measure", "reentry-12m");
        assertThat(fiscal.path("period").asString()).isEqualTo("FFY2025");
        assertThat(fiscal.path("periodStart").asString()).isEqualTo("2024-10-01");
        var learned = row(ask("fenwick-analyst", "learning?member=US-XB"), "attempt", "first");
        assertThat(learned.path("n").asInt()).isEqualTo(41);
        assertThat(clients.get("cedar-analyst", "/v1/analytics/outcomes?member=US-XB")
                        .statusCode())
                .isEqualTo(404);
        assertThat(clients.get("fenwick-analyst", "/v1/analytics/outcomes?member=US-XB&period=month")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(2)
    void aReleaseTellsWhatManyStateAndHidesWhatFourDo() throws Exception {
        first = publish("2026Q3.1");
        var rows = ask("cedar-analyst", "outcomes?release=2026Q3.1&from=2025-01-01&until=2025-12-31");
        assertThat(rows).allSatisfy(one -> assertThat(one.has("n")).isFalse());
        var vacancy = row(rows, "measure", "vacancy");
        int vacant = 0;
        for (int i = 0; i < STATING.size(); i++) {
            vacant += 12 + 3 * i;
        }
        assertThat(vacancy.path("status").asString()).isEqualTo("shown");
        assertThat(vacant)
                .isBetween(
                        vacancy.path("nLower").asInt(), vacancy.path("nUpper").asInt());
        assertThat(vacancy.has("shareLower")).isTrue();
        assertThat(row(rows, "measure", "timely-response").path("status").asString())
                .startsWith("suppressed-");
        assertThat(row(rows, "measure", "exits-to-entries").has("shareLower")).isFalse();
        assertThat(row(rows, "measure", "exits-to-entries").has("nLower")).isTrue();
        assertThat(row(rows, "measure", "repeat-maltreatment-6m").path("status").asString())
                .isEqualTo("suppressed-small");
        var fiscal = ask("cedar-analyst", "outcomes?release=2026Q3.1&calendar=federal-fiscal");
        assertThat(fiscal)
                .allSatisfy(one -> assertThat(one.path("period").asString()).startsWith("FFY"));
        assertThat(fiscal.valueStream().filter(one -> one.has("nLower"))).hasSize(1);
        var learning = ask("cedar-analyst", "learning?release=2026Q3.1");
        assertThat(learning.valueStream().filter(one -> one.has("shareLower"))).isNotEmpty();
        assertThat(ask("cedar-analyst", "bundle?release=2026Q3.1"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("status").asString()).isEqualTo("suppressed-small"));
    }

    @Test
    @Order(3)
    void theManifestSaysHowManyStateFromFiveOn() {
        var tables = json(clients.get("cedar-analyst", "/v1/releases/2026Q3.1/manifest"))
                .path("tables");
        assertThat(row(tables, "table", "outcomes").path("statingMembers").asInt())
                .isEqualTo(STATING.size());
        assertThat(row(tables, "table", "bundle").has("statingMembers")).isFalse();
        assertThat(row(tables, "table", "incidents").has("statingMembers")).isFalse();
    }

    @Test
    @Order(3)
    void theOwnStandsBesideTheOthersAndTheirQuartiles() {
        var rows = json(clients.get("fenwick-analyst", "/v1/jurisdictions/US-XB/benchmarks/outcomes?limit=500"))
                .path("rows");
        var vacancy = rows.valueStream()
                .filter(one -> one.at("/keys/0/code").asString().equals("vacancy"))
                .filter(one -> one.path("period").asString().equals("2025"))
                .findFirst()
                .orElseThrow();
        assertThat(vacancy.path("ownN").asInt()).isEqualTo(15);
        assertThat(vacancy.path("ownOf").asInt()).isEqualTo(107);
        assertThat(vacancy.path("membersCompared").asInt()).isEqualTo(STATING.size());
        for (String quartile : List.of("quartileLower", "quartileMiddle", "quartileUpper")) {
            double twentieths = vacancy.path(quartile).asDouble() * 20;
            assertThat(twentieths).isCloseTo(Math.rint(twentieths), org.assertj.core.data.Offset.offset(1e-9));
        }
        assertThat(rows).filteredOn(one -> !one.has("othersNLower")).noneMatch(one -> one.has("quartileMiddle"));
    }

    @Test
    @Order(4)
    void theChangeOfOneMemberMovesNothingInTheNextRelease() throws Exception {
        var before = json(clients.get("cedar-analyst", "/v1/analytics/outcomes?release=2026Q3.1"));
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT open_session('US-XB', 'test', 'test', 'later')");
            assertThat(statement.executeUpdate(
                            "UPDATE outcome_observation SET content = replace(content, '\"value\":15',"
                                    + " '\"value\":99'), version = version + 1, stored_at = now() WHERE jurisdiction ="
                                    + " 'US-XB' AND natural_key = 'vacancy/2025'"))
                    .isOne();
        }
        assertThat(row(ask("fenwick-analyst", "outcomes?member=US-XB"), "measure", "vacancy")
                        .path("n")
                        .asInt())
                .isEqualTo(99);
        publish("2026Q3.2");
        var span = "&from=2025-01-01&until=2025-12-31";
        var then = row(ask("cedar-analyst", "outcomes?release=2026Q3.1" + span), "measure", "vacancy");
        var now = row(ask("cedar-analyst", "outcomes?release=2026Q3.2" + span), "measure", "vacancy");
        assertThat(now.path("nLower")).isEqualTo(then.path("nLower"));
        assertThat(now.path("nUpper")).isEqualTo(then.path("nUpper"));
        assertThat(json(clients.get("cedar-analyst", "/v1/analytics/outcomes?release=2026Q3.1")))
                .as("what was published stays")
                .isEqualTo(before);
        assertThat(first).isNotEmpty();
    }

    private static void observe(String member, String measure, String period, String whole, int of, String part, int n)
            throws SQLException {
        insert(
                member,
                "outcome_observation",
                measure + "/" + period,
                ", measure, period",
                ", '" + measure + "', '" + period + "'",
                """
                {"measureVersion":"1","status":"final","coverage":"all","parts":[{"part":"%s","value":%s},{"part":"%s","value":%s}]}\
                """.formatted(whole, of, part, n),
                "stated");
    }

    private static void answered(String member, int answers, int correct) throws SQLException {
        insert(member, "learning_cohort", "spring", "", "", "{\"startsOn\":\"2025-03-03\"}", "running");
        insert(member, "learning_count", "spring", "", "", """
            {"invited":90,"started":80,"finished":0,"rows":[{"week":1,"item":"own-place","itemVersion":1,"firstAnswers":%s,"firstCorrect":%s,"laterAnswers":0,"laterCorrect":0}]}\
            """.formatted(answers, correct), "stated");
    }

    private static void insert(
            String member, String table, String key, String columns, String values, String content, String state)
            throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT open_session('" + member + "', 'test', 'test', 'stated')");
            statement.execute("INSERT INTO " + table + " (jurisdiction, id, natural_key, version, etag, state, content,"
                    + " changed, created_at, stored_at, stored_by" + columns + ") VALUES ('" + member + "', '"
                    + UUID.randomUUID() + "', '" + key + "', 1, '\"1-0000000000000000\"', '" + state + "', '" + content
                    + "', '{}', now(), now(), 'test'" + values + ")");
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                sandbox.context().getEnvironment().getRequiredProperty("spring.flyway.url"), "postgres", "");
    }

    private static String publish(String release) throws InterruptedException {
        var made = clients.post("steward", "/v1/releases", "{\"base\":\"2026Q3\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var end = System.nanoTime() + java.time.Duration.ofMinutes(3).toNanos();
        JsonNode found = json(made);
        while (!found.path("state").asString("").equals("awaiting-second")) {
            assertThat(System.nanoTime()).as(found.toString()).isLessThan(end);
            Thread.sleep(250);
            found = json(clients.get("steward", "/v1/releases/" + release));
        }
        var moved =
                clients.post("steward-second", "/v1/releases/" + release + "/transitions", "{\"to\":\"published\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        return found.path("digest").asString();
    }

    private static JsonNode ask(String client, String question) {
        var answer =
                clients.get(client, "/v1/analytics/" + question + (question.contains("?") ? "&" : "?") + "limit=500");
        assertThat(answer.statusCode()).as(question + answer.body()).isEqualTo(200);
        return json(answer).path("rows");
    }

    private static JsonNode row(JsonNode rows, String member, String code) {
        return rows.valueStream()
                .filter(one -> one.path(member).asString("").equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " in " + rows));
    }
}
