package org.npcs.repository.server.analytics.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.SandboxClients.json;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.platform.clock.MovableClock;
import org.npcs.repository.server.running.SandboxClients;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One research request from its filing to the end of its extract; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ResearchIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RESEARCHER = "cedar-researcher";
    private static final List<String> IDENTIFYING = List.of("eventYear", "ageBand", "childSex", "kind");
    private static final int ALIKE = 5;

    private static final String DESTROY_BY =
            LocalDate.now(ZoneOffset.UTC).plusYears(3).toString();

    private static Sandbox sandbox;
    private static SandboxClients clients;
    private static String request = "";
    private static String export = "";
    private static int records;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start("--server.port=0", "--sandbox.history=medium", "--npcs.research-pause-millis=100");
        sandbox.awaitHistory();
        clients = new SandboxClients(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static ObjectNode wanted() {
        var wanted = JSON.createObjectNode()
                .put("title", "Safe sleep and system factors")
                .put("question", "Which system influences are found together?")
                .put("ethicsReview", "approved")
                .put("storage", "secure-enclave")
                .put("destroyBy", DESTROY_BY);
        var variables = wanted.putArray("variables");
        IDENTIFYING.forEach(variables::add);
        List.of("categories", "openCase", "ratingItem", "ratingValue", "opportunityTheme")
                .forEach(variables::add);
        return wanted;
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "/variables/0, '{\"variables\":[\"county\"]}'",
        "/variables/1, '{\"variables\":[\"kind\",\"kind\"]}'",
        "/jurisdictions/0, '{\"jurisdictions\":[\"US-ZZ\"]}'",
        "/yearsUntil, '{\"yearsFrom\":2023,\"yearsUntil\":2022}'",
        "/destroyBy, '{\"destroyBy\":\"2020-01-31\"}'",
        "/storage, '{\"storage\":\"a drawer\"}'"
    })
    void whatCannotLeaveIsRefusedWithItsPlace(String pointer, String change) {
        var wanted = wanted();
        wanted.setAll((ObjectNode) JSON.readTree(change));
        var answer = clients.post(RESEARCHER, "/v1/research-requests", wanted.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).path("findings").toString()).contains("\"" + pointer + "\"");
    }

    @Test
    @Order(2)
    void aRequestIsSeenByItsResearcherAndTheOperatorAlone() {
        var filed = clients.post(RESEARCHER, "/v1/research-requests", wanted().toString());
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        request = "/v1/research-requests/" + json(filed).path("id").asString();
        assertThat(json(clients.get(RESEARCHER, request)).path("state").asString())
                .isEqualTo("requested");
        assertThat(clients.get("steward", request).statusCode()).isEqualTo(200);
        assertThat(clients.get("cedar-analyst", request).statusCode()).isEqualTo(403);
        assertThat(clients.get(RESEARCHER, request + "/owners").statusCode()).isIn(403, 404);
        assertThat(clients.get(RESEARCHER, "/v1/research-requests/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(clients.get("fenwick-counsel", ofOwner("US-XB")).statusCode())
                .isEqualTo(404);
        assertThat(move(RESEARCHER, "owners-asked").statusCode()).isEqualTo(409);
    }

    @Test
    @Order(3)
    void ownersThatShareWithResearchersAreToldByTheirFeed() {
        assertThat(move("steward", "owners-asked").statusCode()).isEqualTo(200);
        var asked = json(clients.get("steward", request + "/owners?limit=100"));
        assertThat(asked.path("items").valueStream().map(one -> one.path("jurisdiction")
                        .asString()))
                .contains("US-XA", "US-XB", "US-XB-ALD")
                .hasSizeGreaterThanOrEqualTo(11);
        assertThat(asked.path("items"))
                .allSatisfy(one -> assertThat(one.path("shared").toString()).contains("eventYear"));
        assertThat(asked.path("complete").asBoolean()).isTrue();
        var first = json(clients.get("steward", request + "/owners?limit=2"));
        var second = json(clients.get(
                "steward",
                request + "/owners?limit=2&cursor=" + first.path("nextCursor").asString()));
        assertThat(Stream.of(first, second).flatMap(page -> page.path("items").valueStream()))
                .as("pages follow each other")
                .containsExactlyElementsOf(
                        asked.path("items").valueStream().limit(4).toList());
        var told = json(clients.get("fenwick-counsel", ofOwner("US-XB")));
        assertThat(told.path("question").asString()).isEqualTo("Which system influences are found together?");
        assertThat(told.has("format")).isFalse();
        assertThat(clients.get("fenwick-admin", "/v1/jurisdictions/US-XB/changes?noun=research-participation")
                        .body())
                .contains("\"created\"");
        assertThat(clients.get("cedar-counsel", ofOwner("US-XB")).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void ownersAnswerForThemselvesAndUntilTheApproval() {
        assertThat(answer("fenwick-counsel", "US-XB", "excluded").statusCode()).isEqualTo(200);
        assertThat(answer("alder-counsel", "US-XB-ALD", "excluded").statusCode())
                .isEqualTo(200);
        assertThat(answer("alder-counsel", "US-XB-ALD", "agreed").statusCode()).isEqualTo(200);
        assertThat(answer("alder-counsel", "US-XB-ALD", "included").statusCode())
                .isEqualTo(409);
        var owners = json(clients.get(RESEARCHER, request)).path("owners");
        assertThat(owners.path("excluded").asInt()).isOne();
        assertThat(owners.path("agreed").asInt()).isOne();
    }

    @Test
    @Order(5)
    void silenceCountsAfterItsTimeAndAnotherPersonApproves() throws Exception {
        var clock = sandbox.context().getBean(MovableClock.class);
        clock.advance(Duration.ofDays(29));
        clients.forgetTokens();
        assertThat(code(move("steward-second", "approved"))).isEqualTo("owners-may-still-decide");
        clock.advance(Duration.ofDays(1));
        clients.forgetTokens();
        assertThat(code(move("steward", "approved"))).isEqualTo("second-person-needed");
        assertThat(move("steward-second", "approved").statusCode()).isEqualTo(200);
        var ready = await("ready");
        export = ready.path("extract").path("exportId").asString();
        records = ready.path("extract").path("records").asInt();
        assertThat(records).isGreaterThan(50);
        assertThat(answer("fenwick-counsel", "US-XB", "agreed").statusCode()).isEqualTo(409);
        assertThat(json(clients.get("fenwick-counsel", ofOwner("US-XB")))
                        .path("state")
                        .asString())
                .isEqualTo("not-included");
    }

    @Test
    @Order(6)
    void nobodyInTheExtractIsAlone() {
        var rows = rows("incidents");
        assertThat(rows).hasSize(records);
        // The years that have ended by then.
        var youngest = today().minusMonths(24);
        assertThat(rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> IDENTIFYING.stream()
                                        .map(name -> row.path(name).asString(""))
                                        .toList(),
                                Collectors.counting()))
                        .values())
                .allMatch(alike -> alike >= ALIKE);
        assertThat(rows).allSatisfy(row -> {
            assertThat(Integer.parseInt(row.path("eventYear").asString("").replaceAll(".*-", "")))
                    .isLessThan(youngest.getYear());
            assertThat(row.toString()).doesNotContain("INV-").doesNotContain("US-X");
        });
        var ratings = rows("ratings");
        assertThat(ratings).isNotEmpty().allSatisfy(rating -> {
            assertThat(rating.path("record").asInt()).isBetween(1, records);
            assertThat(rating.path("ratingItem").asString()).isNotBlank();
        });
        var manifest =
                clients.get(RESEARCHER, "/v1/exports/" + export + "/manifest").body();
        assertThat(manifest).contains(DESTROY_BY).contains("\"complete\":true");
    }

    @Test
    @Order(7)
    void noOtherClientReadsTheExtract() {
        for (var other : List.of("cedar-analyst", "steward", "fenwick-analyst")) {
            assertThat(clients.get(other, "/v1/exports/" + export).statusCode()).isEqualTo(404);
            assertThat(clients.get(other, "/v1/exports/" + export + "/rows").statusCode())
                    .isEqualTo(404);
            assertThat(clients.get(other, "/v1/exports/" + export + "/files/incidents.csv")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(clients.get(other, "/v1/exports?limit=100").body()).doesNotContain(export);
        }
        assertThat(clients.get(RESEARCHER, "/v1/exports/" + export + "/files/incidents.csv")
                        .statusCode())
                .isEqualTo(200);
        assertThat(clients.post(RESEARCHER, "/v1/exports", "{\"kind\":\"research-extract\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(8)
    void ownersFindItInTheirAccounts() {
        var id = request.substring(request.lastIndexOf('/') + 1);
        assertThat(clients.get("fenwick-counsel", "/v1/jurisdictions/US-XB/disclosures")
                        .body())
                .doesNotContain(id);
        var account = json(clients.get("cedar-counsel", "/v1/jurisdictions/US-XA/disclosures"));
        var entry = account.path("items")
                .valueStream()
                .filter(one -> one.path("researchRequestId").asString("").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("way").asString()).isEqualTo("extract");
        assertThat(entry.path("purpose").asString()).isEqualTo("research");
        assertThat(entry.path("elements").toString()).contains("review.ratings.value");
        var told = json(clients.get("cedar-counsel", ofOwner("US-XA")));
        assertThat(told.path("state").asString()).isEqualTo("included");
        assertThat(told.path("records").asInt())
                .isEqualTo(entry.path("records").asInt())
                .isPositive();
    }

    @Test
    @Order(9)
    void tablesAreCheckedWithThoseThatLeftBefore() {
        var small = check("{\"figures\":[{\"place\":\"a\",\"count\":7},{\"place\":\"b\",\"count\":41}]}");
        assertThat(small.path("outcome").asString()).isEqualTo("may-not-leave");
        assertThat(small.path("findings").toString()).contains("small-count").doesNotContain("41");
        var first = check("""
                {"figures":[{"place":"all","count":60},{"place":"a","count":20},{"place":"b"},{"place":"c"}],
                 "totals":[{"total":"all","parts":["a","b","c"]}]}""");
        assertThat(first.path("outcome").asString()).as(first.toString()).isEqualTo("may-leave");
        var second = check("{\"figures\":[{\"place\":\"b\",\"count\":33}]}");
        assertThat(second.path("outcome").asString()).isEqualTo("may-not-leave");
        assertThat(second.path("together").asInt()).isEqualTo(4);
        assertThat(second.path("findings").toString()).contains("\"c\"");
        var other = check("{\"figures\":[{\"place\":\"a\",\"count\":21}]}");
        assertThat(other.path("findings").toString()).contains("does-not-add-up");
        assertThat(json(clients.get(RESEARCHER, request + "/output-checks")).path("items"))
                .hasSize(4);
        var atOnce = Stream.of(70, 90)
                .map(count -> CompletableFuture.supplyAsync(
                        () -> check("{\"figures\":[{\"place\":\"z\",\"count\":" + count + "}]}")))
                .toList();
        assertThat(atOnce.stream().map(one -> one.join().path("outcome").asString()))
                .containsExactlyInAnyOrder("may-leave", "may-not-leave");
        var wrong = clients.post(
                RESEARCHER,
                request + "/output-checks",
                "{\"figures\":[{\"place\":\"a\"}],\"totals\":[{\"total\":\"x\",\"parts\":[\"a\"]}]}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("/totals/0/total");
    }

    @Test
    @Order(10)
    void whatAnOwnerTakesBackRecallsTheExtract() throws Exception {
        var incident = anIncluded("US-XA");
        var owner = "/v1/jurisdictions/US-XA/withdrawals";
        var asked = json(clients.post(
                "cedar-counsel",
                owner,
                "{\"scope\":\"incident\",\"incidentId\":\"" + incident + "\",\"reason\":\"family-request\"}"));
        var confirmed = clients.post(
                "cedar-counsel", owner + "/" + asked.path("id").asString() + "/transitions", "{\"to\":\"confirmed\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertThat(clients.get(RESEARCHER, "/v1/exports/" + export + "/rows").statusCode())
                .isEqualTo(410);
        await("recalled");
        assertThat(move(RESEARCHER, "destruction-attested").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(11)
    void anExtractEndsOnItsDay() throws Exception {
        var clock = sandbox.context().getBean(MovableClock.class);
        var day = sandbox.context()
                .getBean(org.npcs.repository.server.platform.clock.RepositoryClock.class)
                .now()
                .plus(Duration.ofDays(2))
                .toString()
                .substring(0, 10);
        var wanted = wanted().put("destroyBy", day);
        wanted.putArray("jurisdictions").add("US-XA").add("US-XB");
        request = "/v1/research-requests/"
                + json(clients.post(RESEARCHER, "/v1/research-requests", wanted.toString()))
                        .path("id")
                        .asString();
        move("steward", "owners-asked");
        answer("cedar-counsel", "US-XA", "agreed");
        answer("fenwick-counsel", "US-XB", "agreed");
        approveWhileAWithdrawalIsConfirmed("US-XA");
        export = await("ready").path("extract").path("exportId").asString();
        assertThat(clients.get(RESEARCHER, "/v1/exports/" + export + "/rows").statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofDays(3));
        clients.forgetTokens();
        await("expired");
        assertThat(clients.get(RESEARCHER, "/v1/exports/" + export + "/rows").statusCode())
                .isEqualTo(410);
        assertThat(json(clients.get(RESEARCHER, request))
                        .path("destructionOverdue")
                        .asBoolean())
                .isTrue();
        assertThat(move(RESEARCHER, "destruction-attested").statusCode()).isEqualTo(200);
    }

    /** Until the transaction that confirms it ends, the extract waits and nothing of it can be seen. */
    private static void approveWhileAWithdrawalIsConfirmed(String owner) throws Exception {
        try (var connection = superuser();
                var confirming = connection.createStatement()) {
            connection.setAutoCommit(false);
            confirming.execute("SELECT keep_withdrawals('" + owner + "')");
            assertThat(move("steward-second", "approved").statusCode()).isEqualTo(200);
            try (var other = superuser();
                    var statement = other.createStatement()) {
                Waiting.until(() -> waits(statement));
            }
            assertThat(json(clients.get(RESEARCHER, request)).path("state").asString())
                    .isEqualTo("approved");
            connection.commit();
        }
    }

    private static boolean waits(Statement statement) {
        try (var found = statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND query LIKE '%keep_withdrawals%'")) {
            return found.next() && found.getInt(1) == 1;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                sandbox.context().getEnvironment().getRequiredProperty("spring.flyway.url"), "postgres", "");
    }

    private static String anIncluded(String owner) throws Exception {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT record_ids[1] FROM disclosure WHERE way = 'extract' AND jurisdiction = '" + owner
                                + "'")) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private static List<JsonNode> rows(String table) {
        var rows = new ArrayList<JsonNode>();
        var address = "/v1/exports/" + export + "/rows?table=" + table + "&limit=500";
        for (var next = ""; ; ) {
            var answer = clients.get(RESEARCHER, address + next);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = json(answer);
            page.path("rows").forEach(rows::add);
            if (page.path("complete").asBoolean()) {
                return rows;
            }
            next = "&cursor=" + page.path("nextCursor").asString();
        }
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(sandbox.context().getBean(MovableClock.class).instant(), ZoneOffset.UTC);
    }

    private static JsonNode check(String table) {
        var answer = clients.post(RESEARCHER, request + "/output-checks", table);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static String ofOwner(String owner) {
        return "/v1/jurisdictions/" + owner + "/research-participations/"
                + request.substring(request.lastIndexOf('/') + 1);
    }

    private static JsonNode await(String state) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            var found = json(clients.get(RESEARCHER, request));
            if (found.path("state").asString("").equals(state)) {
                return found;
            }
            assertThat(System.nanoTime()).as(found.toString()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static HttpResponse<String> move(String client, String to) {
        return clients.post(client, request + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    private static HttpResponse<String> answer(String client, String owner, String to) {
        return clients.post(client, ofOwner(owner) + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString(answer.body());
    }
}
