package org.npcs.repository.server.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.npcs.repository.server.running.SandboxClients.json;

import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.contract.definition.AnalysisCatalogue;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.sandbox.history.InventedHistory;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.SandboxClients;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One release from its request to its recall, over an invented history; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishedReleaseIntegrationTests {

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What a sample of some hundred reviews may miss beyond its own interval, since one member differs by plan. */
    private static final double SAMPLE = 0.03;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> QUESTIONS = List.of(
            "/v1/analytics/incidents?release=2026Q3.1&by=kind",
            "/v1/analytics/item-prevalence?release=2026Q3.1",
            "/v1/analytics/trend?release=2026Q3.1&by=kind&calendar=federal-fiscal",
            "/v1/analytics/co-occurrence?release=2026Q3.1&format=csv");

    private static Sandbox sandbox;
    private static SandboxClients clients;
    private static String asOf = "";
    private static String digest = "";
    private static Map<String, String> published = Map.of();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start("--server.port=0", "--sandbox.history=medium", "--npcs.release-pause-millis=200");
        sandbox.awaitHistory();
        clients = new SandboxClients(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @Order(1)
    void nobodyIsAnsweredBeforeSomethingWasPublished() {
        var answer = clients.get("fenwick-analyst", "/v1/analytics/incidents");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").asString()).isEqualTo("unknown-release");
    }

    @Test
    @Order(2)
    void onlyTheOperatorBuildsAndOnlyOfWhatHasEnded() {
        assertThat(clients.post("fenwick-analyst", "/v1/releases", "{\"base\":\"2026Q3\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(json(clients.post("steward", "/v1/releases", "{\"base\":\"2026Q4\"}"))
                        .path("code")
                        .asString())
                .isEqualTo("period-not-ended");
    }

    @Test
    @Order(3)
    void aReleaseIsBuiltByItselfAndSeenByNobodyBefore() throws Exception {
        var made = clients.post("steward", "/v1/releases", "{\"base\":\"2026Q3\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        asOf = json(made).path("asOf").asString();
        var release = await("2026Q3.1", "awaiting-second");
        digest = release.path("digest").asString();
        assertThat(release.path("members").asInt()).isEqualTo(13);
        assertThat(release.path("proof").path("narrowestInterval").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(clients.get("fenwick-analyst", "/v1/releases/2026Q3.1").statusCode())
                .isEqualTo(404);
        assertThat(clients.get("fenwick-analyst", "/v1/releases/2026Q3.1/suppressions")
                        .statusCode())
                .isIn(403, 404);
        var hidden = json(clients.get("steward-second", "/v1/releases/2026Q3.1/suppressions?limit=500"));
        assertThat(hidden.path("items"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.path("reason").asString()).isNotBlank());
    }

    @Test
    @Order(4)
    void theSameInstantGivesTheSameDigest() throws Exception {
        clients.post("steward", "/v1/releases", "{\"base\":\"2026Q3\",\"asOf\":\"" + asOf + "\"}");
        assertThat(await("2026Q3.2", "awaiting-second").path("digest").asString())
                .isEqualTo(digest);
    }

    @Test
    @Order(5)
    void whatAnInstanceLeftHalfCountedIsTakenUpWhereItWas() throws Exception {
        await("2026Q3.2", "awaiting-second");
        try (var connection = DriverManager.getConnection(setting("spring.flyway.url"), "postgres", "");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT open_session('OPERATOR', 'test', 'test', 'lost')");
            statement.execute("INSERT INTO release_work (jurisdiction, release_id, client, actor, owners)"
                    + " SELECT 'OPERATOR', r.id, r.stored_by, r.requested_by,"
                    + " (SELECT array_agg(jurisdiction) FROM release_count WHERE release_id = r.id AND quarter = '')"
                    + " FROM release r WHERE natural_key = '2026Q3.2'");
            assertThat(statement.executeUpdate(
                            "DELETE FROM release_count WHERE jurisdiction >= 'US-XC' AND release_id ="
                                    + " (SELECT id FROM release WHERE natural_key = '2026Q3.2')"))
                    .isPositive();
            assertThat(statement.executeUpdate(
                            "UPDATE release SET state = 'building', content = '{\"base\":\"2026Q3\",'"
                                    + " || '\"revision\":2,\"asOf\":\"" + asOf + "\",\"rules\":\"2026-1\"}',"
                                    + " version = version + 1, stored_at = now() WHERE natural_key = '2026Q3.2'"))
                    .isOne();
            connection.commit();
        }
        assertThat(await("2026Q3.2", "awaiting-second").path("digest").asString())
                .isEqualTo(digest);
        assertThat(move("steward", "2026Q3.2", "abandoned", null).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void itTakesASecondPersonToPublish() {
        assertThat(json(move("steward", "2026Q3.1", "published", null))
                        .path("code")
                        .asString())
                .isEqualTo("second-person-needed");
        assertThat(move("steward-second", "2026Q3.1", "published", null).statusCode())
                .isEqualTo(200);
        published = answers();
        assertThat(json(clients.get("fenwick-analyst", "/v1/releases/2026Q3.1/manifest"))
                        .path("digest")
                        .asString())
                .isEqualTo(digest);
    }

    @Test
    @Order(7)
    void figuresAcrossMembersAreRangesOfFiveOrHidden() {
        for (String table : List.of("incidents", "trend", "item-prevalence", "opportunity-themes", "timeliness")) {
            var rows =
                    json(clients.get("cedar-analyst", "/v1/analytics/" + table)).path("rows");
            assertThat(rows).isNotEmpty().allSatisfy(row -> {
                assertThat(row.has("n")).isFalse();
                if (row.has("nLower")) {
                    assertThat(row.path("nLower").asInt()).isGreaterThanOrEqualTo(11);
                    assertThat(row.path("nUpper").asInt() - row.path("nLower").asInt())
                            .isGreaterThanOrEqualTo(4);
                    assertThat(row.path("status").asString()).isEqualTo("shown");
                } else {
                    assertThat(row.path("status").asString()).startsWith("suppressed-");
                }
            });
        }
    }

    @Test
    @Order(7)
    void aReleaseRecoversWhatWasPlantedInTheHistory() {
        var planted = InventedHistory.answers();
        var rows = json(clients.get("cedar-analyst", "/v1/analytics/item-prevalence"))
                .path("rows");
        rows.forEach(row -> {
            double truth =
                    planted.itemPrevalence().getOrDefault(row.path("item").asString(), -1.0);
            assertThat(truth)
                    .as(row.toString())
                    .isBetween(
                            row.path("intervalLower").asDouble() - SAMPLE,
                            row.path("intervalUpper").asDouble() + SAMPLE);
        });
        var teams = json(clients.get("cedar-analyst", "/v1/analytics/opportunity-themes"))
                .path("rows");
        teams.valueStream()
                .filter(row -> row.path("theme").asString().equals("IO-TEAM"))
                .forEach(row -> assertThat(row.path("shareLower").asDouble())
                        .as("teamwork is a theme of more than half of all reviews")
                        .isGreaterThan(0.5));
    }

    @Test
    @Order(7)
    void ownersRecoverWhatWasPlantedInTheirOwnRecords() {
        var planted = InventedHistory.answers();
        var pairs = json(clients.get(
                        "fenwick-analyst",
                        "/v1/analytics/timeliness?member=US-XB&period=all&from=2023-10-01&until=2026-03-31"))
                .path("rows");
        pairs.valueStream()
                .filter(row -> row.path("step").asString().equals("awareness-to-finalised") && row.has("medianDays"))
                .forEach(row -> assertThat(row.path("medianDays").asDouble())
                        .isCloseTo(planted.finalMedianDays(), withinPercentage(12)));
        var quarters = json(clients.get("fenwick-analyst", "/v1/analytics/trend?member=US-XB&by=kind&period=quarter"))
                .path("rows")
                .valueStream()
                .filter(row ->
                        row.path("kind").asString().equals(planted.shift().kind()))
                .filter(row -> row.path("periodStart").asString().compareTo("2024-01-01") >= 0)
                .filter(row -> row.path("periodStart").asString().compareTo("2026-09-30") < 0)
                .collect(java.util.stream.Collectors.partitioningBy(row -> row.path("periodStart")
                                .asString()
                                .compareTo(planted.shift().from().toString())
                        >= 0));
        double before = mean(quarters.get(false));
        double after = mean(quarters.get(true));
        assertThat(after / before)
                .isBetween(planted.shift().factor() * 0.7, planted.shift().factor() * 1.4);
    }

    @Test
    @Order(7)
    void linkedCopiesOfOneEventAreCountedOnceWithTheInnerOwner() throws Exception {
        var question = "incidents?period=year";
        var counted = json(clients.get(
                        "fenwick-analyst", "/v1/jurisdictions/US-XB/benchmarks/" + question + "&limit=500"))
                .path("rows");
        var own = byYear(
                json(clients.get("fenwick-analyst", "/v1/analytics/" + question + "&member=US-XB&asOf=" + asOf))
                        .path("rows"),
                "n");
        var linked = new TreeMap<String, Integer>();
        try (var connection = DriverManager.getConnection(setting("spring.flyway.url"), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT extract(year FROM i.event_date)::text, count(DISTINCT i.id)"
                        + " FROM incident i JOIN duplicate_candidate d ON d.jurisdiction = i.jurisdiction AND d.incident_id = i.id"
                        + " WHERE i.jurisdiction = 'US-XB' AND d.state = 'same-event' AND d.other_jurisdiction = 'US-XB-ALD'"
                        + " AND i.state NOT IN ('voided', 'merged') GROUP BY 1")) {
            while (rows.next()) {
                linked.put(rows.getString(1), rows.getInt(2));
            }
        }
        var pooled = byYear(counted, "ownN");
        assertThat(pooled.keySet()).containsAnyElementsOf(linked.keySet());
        pooled.forEach((year, n) ->
                assertThat(n).as(year).isEqualTo(own.getOrDefault(year, 0) - linked.getOrDefault(year, 0)));
    }

    private static Map<String, Integer> byYear(JsonNode rows, String figure) {
        var years = new TreeMap<String, Integer>();
        rows.valueStream()
                .filter(row -> row.has(figure))
                .forEach(row -> years.put(
                        row.path("period").asString(), row.path(figure).asInt()));
        assertThat(years).isNotEmpty();
        return years;
    }

    private static double mean(@org.jspecify.annotations.Nullable List<JsonNode> rows) {
        return java.util.Objects.requireNonNull(rows).stream()
                .mapToInt(row -> row.path("n").asInt())
                .average()
                .orElseThrow();
    }

    @Test
    @Order(8)
    void theAnswerIsTheSameByteByByteWhateverIsStoredLater() throws Exception {
        try (var connection = DriverManager.getConnection(setting("spring.flyway.url"), "postgres", "");
                var statement = connection.createStatement()) {
            for (String member : List.of("US-XB", "US-XC", "US-XD")) {
                statement.execute("SELECT open_session('" + member + "', 'test', 'test', 'later')");
                assertThat(statement.executeUpdate("UPDATE incident SET kind = 'fatality', version = version + 1,"
                                + " stored_at = now() WHERE jurisdiction = '" + member + "' AND kind <> 'fatality'"
                                + " AND event_date BETWEEN '2025-01-01' AND '2025-03-31'"
                                + " AND state NOT IN ('voided', 'merged')"))
                        .isPositive();
            }
        }
        assertThat(answers()).isEqualTo(published);
    }

    @Test
    @Order(9)
    void theLinkedAddressGivesTheSameAnswer() {
        var answer = json(clients.get("fenwick-analyst", "/v1/analytics/trend"));
        var again =
                json(clients.get("fenwick-analyst", answer.at("/links/0/href").asString()));
        assertThat(again).isEqualTo(answer);
        assertThat(answer.path("query").path("release").asString()).isEqualTo("2026Q3.1");
    }

    @Test
    @Order(10)
    void whatCannotBeAskedIsRefusedWithWhatCan() {
        refused("by=colour", "unknown-dimension", "kind");
        refused("by=kind,ageBand,openCase", "too-many-dimensions", "");
        refused("by=member", "members-not-named", "");
        refused("by=ageBand,openCase", "not-in-release", "ageBand,kind");
        refused("dateBasis=awareness", "not-in-release", "event");
        refused("case=near-fatality", "not-in-release", "");
        refused("release=2031Q1", "unknown-release", "");
        refused("member=US-XA", "not-found", "");
        refused("member=US-XB&by=race", "unknown-dimension", "kind");
        refused("member=US-XB&case=flying", "unknown-case", "near-fatality");
        refused("colour=red", "unknown-parameter", "");
        refused("cursor=AAAA.BBBB", "invalid-cursor", "");
        assertThat(json(clients.get("fenwick-analyst", "/v1/analytics/colours"))
                        .path("code")
                        .asString())
                .isEqualTo("unknown-table");
    }

    @Test
    @Order(11)
    void theOthersAreWhatIsToldLessTheOwn() {
        var rows = json(clients.get("fenwick-analyst", "/v1/jurisdictions/US-XB/benchmarks/item-prevalence"))
                .path("rows");
        var pool = json(clients.get("fenwick-analyst", "/v1/analytics/item-prevalence"))
                .path("rows");
        assertThat(rows).hasSameSizeAs(pool);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.has("othersNLower")) {
                assertThat(row.path("othersNLower").asInt() + row.path("ownN").asInt())
                        .isEqualTo(pool.get(i).path("nLower").asInt());
            }
        }
        assertThat(clients.get("cedar-analyst", "/v1/jurisdictions/US-XB/benchmarks/item-prevalence")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(11)
    void theNextPageOfTheOthersAsksTheSameQuestion() {
        var question = "/v1/jurisdictions/US-XB/benchmarks/incidents?by=kind&period=year&limit=";
        var first = json(clients.get("fenwick-analyst", question + 1));
        var second =
                json(clients.get("fenwick-analyst", first.at("/links/0/href").asString()));
        assertThat(second.path("release")).isEqualTo(first.path("release"));
        assertThat(second.path("rows").path(0))
                .isEqualTo(json(clients.get("fenwick-analyst", question + 2))
                        .path("rows")
                        .path(1));
    }

    /** The attacker is a member with records of its own, and has read the rules. */
    @ParameterizedTest
    @Order(11)
    @ValueSource(strings = {"2024", "2025"})
    void whoAsksForEverythingCannotWorkOutWhatIsHidden(String year) {
        var attack = new AnswersAttack();
        var incidents = CATALOGUE.table("incidents").orElseThrow();
        for (List<String> by : incidents.pooled()) {
            attack.see(year, by, ofPeriod(year, rowsOf("incidents?release=2026Q3.1" + by(by))));
        }
        var quarters = new TreeSet<String>();
        for (List<String> by : CATALOGUE.table("trend").orElseThrow().pooled()) {
            var rows = rowsOf("trend?release=2026Q3.1&panel=all" + by(by));
            rows.valueStream()
                    .map(row -> row.path("period").asString())
                    .filter(period -> period.startsWith(year))
                    .forEach(quarters::add);
            quarters.forEach(quarter -> attack.see(quarter, by, ofPeriod(quarter, rows)));
            attack.sameAsTheirYear(year, quarters, by);
        }
        assertThat(quarters).hasSize(4);
        for (List<String> by : incidents.pooled()) {
            attack.addUp(year, by);
        }
        // A member does not ask for its own records by race.
        for (List<String> by :
                incidents.pooled().stream().filter(set -> !set.contains("race")).toList()) {
            attack.know(
                    year,
                    by,
                    ofPeriod(
                            year,
                            rowsOf("incidents?member=US-XB&period=year&from=" + year + "-01-01&until=" + year
                                    + "-12-31&asOf=" + asOf + by(by))));
        }
        assertThat(attack.hiddenCells()).isGreaterThan(10);
        assertThat(attack.workedOut(5)).isEmpty();
    }

    private static String by(List<String> dimensions) {
        return dimensions.isEmpty() ? "" : "&by=" + String.join(",", dimensions);
    }

    private static JsonNode rowsOf(String question) {
        var answer = clients.get("fenwick-analyst", "/v1/analytics/" + question + "&limit=500");
        assertThat(answer.statusCode()).as(question + answer.body()).isEqualTo(200);
        assertThat(json(answer).path("complete").asBoolean()).isTrue();
        return json(answer).path("rows");
    }

    private static JsonNode ofPeriod(String period, JsonNode rows) {
        var kept = JSON.createArrayNode();
        rows.forEach(row -> {
            if (row.path("period").asString("").equals(period)) {
                kept.add(row);
            }
        });
        return kept;
    }

    @Test
    @Order(12)
    void aRevisionFollowsAndTheFirstStillAnswers() throws Exception {
        clients.post("steward", "/v1/releases", "{\"base\":\"2026Q3\"}");
        await("2026Q3.3", "awaiting-second");
        assertThat(move("steward-second", "2026Q3.3", "published", null).statusCode())
                .isEqualTo(200);
        assertThat(answers()).isEqualTo(published);
        assertThat(json(clients.get("fenwick-analyst", "/v1/releases/2026Q3.1"))
                        .path("revisedBy")
                        .asString())
                .isEqualTo("2026Q3.3");
        var changes = json(clients.get("fenwick-analyst", "/v1/releases/2026Q3.3/comparison?earlier=2026Q3.1"));
        assertThat(changes.path("items").valueStream().map(one -> one.path("change")
                        .asString()))
                .isNotEmpty()
                .allMatch(List.of("late-data", "new-period", "no-longer-told")::contains);
        var first = json(clients.get("fenwick-analyst", "/v1/releases/2026Q3.3/comparison?earlier=2026Q3.1&limit=1"));
        var second =
                json(clients.get("fenwick-analyst", first.at("/links/0/href").asString()));
        assertThat(second.path("items").path(0)).isEqualTo(changes.path("items").path(1));
        assertThat(changes.path("items").valueStream().map(one -> one.path("cell")
                        .asString()))
                .allMatch(cell -> cell.endsWith("|2025-Q1") || cell.endsWith("|2025"));
    }

    @Test
    @Order(12)
    void aNoticeRestsOnWhatIsToldAndOnNothingThatIsHidden() {
        var keys = Map.of("opportunity-themes", List.of("theme"), "co-occurrence", List.of("item", "otherItem"));
        var told = new HashMap<Boolean, Integer>();
        keys.forEach((table, dimensions) -> {
            var rows = json(clients.get(
                            "fenwick-analyst", "/v1/analytics/" + table + "?release=2026Q3.1&panel=all&limit=500"))
                    .path("rows");
            for (boolean counted : List.of(true, false)) {
                rows.valueStream()
                        .filter(row -> row.has("nLower") == counted)
                        .findFirst()
                        .ifPresent(row -> {
                            told.merge(counted, 1, Integer::sum);
                            var answer = cited(table, dimensions, row, "2026Q3.1");
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(counted ? 201 : 422);
                            assertThat(cited(table, dimensions, row, "2026Q3.9").statusCode())
                                    .as("a revision that there is not")
                                    .isEqualTo(422);
                        });
            }
        });
        assertThat(told).as("rows that are told, and hidden ones").containsKeys(true, false);
    }

    private static HttpResponse<String> cited(String table, List<String> dimensions, JsonNode row, String release) {
        var content = Samples.example("safety-notice");
        var evidence = content.putArray("evidence")
                .addObject()
                .put("release", release)
                .put("table", table)
                .put("period", row.path("period").asString());
        var cells = evidence.putArray("cells");
        dimensions.forEach(dimension -> cells.addObject()
                .put("dimension", dimension)
                .put("code", row.path(dimension).asString()));
        return clients.post("operator", "/v1/safety-notices", content.toString());
    }

    @Test
    @Order(13)
    void aRecalledReleaseAnswersNoMoreAndNamesWhatDoes() {
        assertThat(json(move("steward", "2026Q3.1", "recalled", null))
                        .path("code")
                        .asString())
                .isEqualTo("invalid-parameter");
        assertThat(move("steward", "2026Q3.1", "recalled", "legal").statusCode())
                .isEqualTo(200);
        var answer = clients.get("fenwick-analyst", QUESTIONS.get(0));
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(json(answer).path("allowed").path(0).asString()).isEqualTo("2026Q3.3");
    }

    @Test
    @Order(14)
    void noAnswerAboutAReleaseNamesAMember() {
        for (String path : List.of("/v1/releases", "/v1/releases/2026Q3.3", "/v1/releases/2026Q3.3/manifest")) {
            assertThat(clients.get("fenwick-analyst", path).body()).doesNotContain("US-X", "TR-MRN", "Fenwick");
        }
    }

    @Test
    @Order(15)
    void aMemberWhoseAgreementAsksForRecallTakesTheReleasesAlong() throws Exception {
        try (var connection = DriverManager.getConnection(setting("spring.flyway.url"), "postgres", "");
                var statement = connection.createStatement()) {
            // An agreement in force is not altered; here another one is supposed.
            statement.execute("SET session_replication_role = replica");
            assertThat(statement.executeUpdate("UPDATE agreement SET version = version + 1, content = replace(content,"
                            + " 'future-only', 'recall-tables') WHERE jurisdiction = 'US-XA'"))
                    .isPositive();
        }
        var asked = clients.post(
                "cedar-counsel", "/v1/jurisdictions/US-XA/withdrawals", "{\"scope\":\"member\",\"reason\":\"legal\"}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        var withdrawal =
                "/v1/jurisdictions/US-XA/withdrawals/" + json(asked).path("id").asString();
        clients.post("cedar-admin", withdrawal + "/transitions", "{\"to\":\"confirmed\"}");
        await("2026Q3.3", "recalled");
        assertThat(json(clients.get("fenwick-analyst", "/v1/analytics/incidents"))
                        .path("code")
                        .asString())
                .isEqualTo("unknown-release");
        assertThat(clients.get("fenwick-analyst", "/v1/analytics/incidents?release=2026Q3.3")
                        .statusCode())
                .isEqualTo(410);
    }

    private static void refused(String query, String code, String allowed) {
        var answer = clients.get("fenwick-analyst", "/v1/analytics/incidents?" + query);
        assertThat(json(answer).path("code").asString())
                .as(query + " " + answer.body())
                .isEqualTo(code);
        if (!allowed.isEmpty()) {
            assertThat(json(answer).path("allowed").valueStream().map(JsonNode::asString))
                    .contains(allowed);
        }
    }

    private static Map<String, String> answers() {
        var answers = new TreeMap<String, String>();
        QUESTIONS.forEach(question ->
                answers.put(question, clients.get("fenwick-analyst", question).body()));
        return answers;
    }

    private static JsonNode await(String release, String state) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = json(clients.get("steward", "/v1/releases/" + release));
            if (found.path("state").asString("").equals(state)) {
                return found;
            }
            assertThat(System.nanoTime()).as(found.toString()).isLessThan(end);
            Thread.sleep(250);
        }
    }

    private static HttpResponse<String> move(
            String client, String release, String to, @org.jspecify.annotations.Nullable String reason) {
        var why = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
        return clients.post(client, "/v1/releases/" + release + "/transitions", "{\"to\":\"" + to + "\"" + why + "}");
    }

    private static String setting(String name) {
        return sandbox.context().getEnvironment().getRequiredProperty(name);
    }
}
