package org.npcs.repository.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.sandbox.history.InventedHistory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever draws the invented history sees what was planted in it, and nobody sees more than that. */
class ChartsOfHistoryIntegrationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final String FENWICK = "fenwick-analyst";
    private static final String ALDER = "alder-analyst";
    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start("--server.port=0", "--sandbox.history=medium");
        sandbox.awaitHistory();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aShiftAgainstItsBaselineIsASignalFromItsQuarterOn() throws Exception {
        var shift = InventedHistory.answers().shift();
        var chart = chart(
                FENWICK,
                "spc?measure=" + shift.kind() + "&member=" + shift.member() + "&baselineUntil="
                        + shift.from().minusDays(1));
        assertThat(chart.path("type").asString()).isEqualTo("c");
        assertThat(chart.path("signals").path(0).path("rule").asString()).isEqualTo("beyond-limits");
        for (JsonNode point : chart.path("points")) {
            boolean before = point.path("periodStart")
                            .asString("")
                            .compareTo(shift.from().toString())
                    < 0;
            assertThat(point.path("signals").isEmpty()).as(point.toString()).isEqualTo(before);
        }
    }

    @Test
    void rareEventsAreDrawnByTheDaysBetweenThemWithTheReason() throws Exception {
        var rare = InventedHistory.answers().rareEvents();
        var chart = chart(ALDER, "spc?measure=near-fatality&member=" + rare.member());
        assertThat(chart.path("type").asString()).isIn("t", "g");
        assertThat(chart.path("why").asString()).contains("rare").contains("days between");
        assertThat(chart.path("rules")).hasSize(3);
        assertThat(chart.path("points")).hasSizeGreaterThan(11).allSatisfy(point -> {
            assertThat(point.has("centre") && point.has("upper")).isTrue();
            assertThat(point.path("value").asDouble()).isNotNegative();
        });
        assertThat(chart.path("sinceLast").path("days").asInt()).isNotNegative();
    }

    @Test
    void phasesShowThatEventsCameCloser() throws Exception {
        var rare = InventedHistory.answers().rareEvents();
        var chart = chart(ALDER, "spc?measure=near-fatality&member=" + rare.member() + "&phase=" + rare.from());
        var points = chart.path("points");
        assertThat(chart.path("phases")).hasSize(2);
        assertThat(points.path(0).path("centre").asDouble())
                .isGreaterThan(
                        1.5 * points.path(points.size() - 1).path("centre").asDouble());
    }

    @Test
    void fewValuesAreARunChartWithoutLimits() throws Exception {
        var chart = chart(FENWICK, "spc?measure=critical-incident&member=US-XB&period=year");
        assertThat(chart.path("type").asString()).isEqualTo("run");
        assertThat(chart.path("points")).noneMatch(point -> point.has("upper") || point.has("lower"));
    }

    @ParameterizedTest
    @CsvSource({
        "measure=near-fatality&of=critical-incident, proportion",
        "item=TEA-01, proportion",
        "measure=critical-incident&denominator=child-population&period=year, rate",
        "measure=critical-incident, count"
    })
    void measuresAreCountsSharesAndRates(String measure, String kind) throws Exception {
        var chart = chart(FENWICK, "run?member=US-XB&" + measure);
        assertThat(chart.path("kind").asString()).isEqualTo(kind);
        assertThat(chart.path("points").size()).isPositive();
    }

    @Test
    void countsOfAChartAreThoseOfTheTable() throws Exception {
        var chart = chart(FENWICK, "spc?measure=near-fatality&member=US-XB&type=c");
        var table = json(FENWICK, "/v1/analytics/trend?member=US-XB&by=kind&period=quarter");
        for (JsonNode point : chart.path("points")) {
            assertThat(table.path("rows")).anySatisfy(row -> {
                assertThat(row.path("period").asString())
                        .isEqualTo(point.path("label").asString());
                assertThat(row.path("kind").asString()).isEqualTo("near-fatality");
                assertThat(row.path("n").asInt()).isEqualTo(point.path("value").asInt());
            });
        }
    }

    @Test
    void pairsAreToldOnBothSidesOfTheDiagonalAsOftenAsTheyOccur() throws Exception {
        var lifted = InventedHistory.answers().lifted();
        var chart = chart(
                FENWICK,
                "bar?table=co-occurrence&member=US-XB&period=all&where=item:" + lifted.item() + ",otherItem:"
                        + lifted.other());
        assertThat(chart.path("cells").path(0).path("value").asDouble()).isPositive();
        var heat = chart(FENWICK, "heat?table=co-occurrence&member=US-XB&period=all");
        assertThat(heat.path("rows")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spc?measure=near-fatality&member=US-XB",
                "run?item=TEA-01&member=US-XB&theme=print",
                "bar?table=incidents&member=US-XB&by=kind",
                "heat?table=item-prevalence&member=US-XB"
            })
    void thePictureOfTheSameDataIsTheSameFile(String chart) throws Exception {
        var picture = get(FENWICK, "/v1/charts/" + chart, "image/svg+xml");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(picture.body()).contains("<title", "<desc", "role=\"img\"");
        assertThat(get(FENWICK, "/v1/charts/" + chart + "&format=svg", "*/*").body())
                .isEqualTo(picture.body());
    }

    @Test
    void theAddressOfAnAnswerGivesTheSameChart() throws Exception {
        var chart = chart(FENWICK, "spc?measure=near-fatality&member=US-XB&phase=2025-10-01");
        var again = json(FENWICK, chart.path("links").path(0).path("href").asString());
        assertThat(again).isEqualTo(chart);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spc?measure=near-fatality|422|not-in-release",
                "spc?measure=unheard-of&member=US-XB|400|unknown-case",
                "spc?item=ZZZ-99&member=US-XB|400|invalid-parameter",
                "spc?member=US-XB|400|invalid-parameter",
                "spc?measure=fatality&item=TEA-01&member=US-XB|400|invalid-parameter",
                "spc?measure=near-fatality&member=US-XB&type=pie|400|invalid-parameter",
                "spc?measure=near-fatality&member=US-XB&type=p|422|unsuitable-chart",
                "spc?measure=near-fatality&member=US-XB&phase=2025-02-30|400|invalid-parameter",
                "spc?measure=near-fatality&member=US-XB&from=2025-01-01&until=2024-01-01|400|invalid-parameter",
                "spc?measure=near-fatality&member=US-XB&from=1950-01-01&period=month|422|unsuitable-chart",
                "spc?measure=near-fatality&member=US-XB&denominator=live-births|422|unsuitable-chart",
                "spc?measure=near-fatality&member=US-XC|404|not-found",
                "spc?measure=near-fatality&member=US-QQ|404|not-found",
                "run?measure=under-four|422|not-in-release",
                "run?measure=near-fatality|404|unknown-release",
                "bar?table=unheard-of|404|unknown-table",
                "bar?table=incidents&by=member|403|members-not-named",
                "bar?table=incidents&member=US-XC|404|not-found",
                "bar?table=incidents&member=US-XB&where=county:12|400|unknown-dimension",
                "bar?table=incidents&member=US-XB&by=kind&where=kind:unheard-of|400|invalid-parameter",
                "bar?table=completeness&member=US-XB&period=month|422|unsuitable-chart",
                "heat?table=item-prevalence&member=US-XB&by=kind,openCase|422|unsuitable-chart",
                "funnel?table=item-prevalence&member=US-XC|404|not-found"
            })
    void whatCannotBeDrawnIsRefusedWithWhatCan(String chart, int status, String code) throws Exception {
        var answer = get(FENWICK, "/v1/charts/" + chart, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("code").asString()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("unheard-of", "ZZZ-99", "pie", "1950");
    }

    @Test
    void aChartThatIsTooLargeIsRefusedWithItsLimit() throws Exception {
        var answer = get(FENWICK, "/v1/charts/spc?measure=fatality&member=US-XB&from=1950-01-01&period=month", "*/*");
        assertThat(answer.body()).contains("500");
    }

    private static JsonNode chart(String client, String chart) throws Exception {
        return json(client, "/v1/charts/" + chart);
    }

    private static JsonNode json(String client, String path) throws Exception {
        var answer = get(client, path, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(String client, String path, String accepted) throws Exception {
        if (!TOKENS.containsKey(client)) {
            TOKENS.put(client, token(client));
        }
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                        .header("Authorization", "Bearer " + TOKENS.get(client))
                        .header("Accept", accepted)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String client) throws Exception {
        var basic = Base64.getEncoder()
                .encodeToString((client + ":" + client + "-sandbox-secret").getBytes(StandardCharsets.UTF_8));
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("access_token").asString();
    }
}
