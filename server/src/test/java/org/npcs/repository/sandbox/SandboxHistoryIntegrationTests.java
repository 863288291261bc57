package org.npcs.repository.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.sandbox.history.HistorySize;
import org.npcs.repository.sandbox.history.InventedHistory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxHistoryIntegrationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aSecondStartEntersNothingTwice(@TempDir Path directory) throws Exception {
        var arguments = new String[] {
            "--server.port=0", "--sandbox.data=" + directory.resolve("data"), "--sandbox.history=small"
        };
        long incidents;
        long changes;
        try (var sandbox = Sandbox.start(arguments)) {
            sandbox.awaitHistory();
            incidents = number(sandbox, "SELECT count(*) FROM incident");
            changes = number(sandbox, "SELECT count(*) FROM change");
            assertThat(incidents).isBetween(250L, 360L);
            servesItAsItsOwn(sandbox);
            opensNothingToMembers(sandbox);
            keepsLinksOnBothSides(sandbox);
            attestsMonthsWithoutIncidents(sandbox);
            comesWithWorkOfTheMembers(sandbox);
        }
        try (var sandbox = Sandbox.start(arguments)) {
            sandbox.awaitHistory();
            assertThat(number(sandbox, "SELECT count(*) FROM incident")).isEqualTo(incidents);
            assertThat(number(sandbox, "SELECT count(*) FROM change")).isEqualTo(changes);
            assertThat(number(sandbox, "SELECT max(version) FROM sharing_profile"))
                    .isEqualTo(2);
            comesWithWorkOfTheMembers(sandbox);
        }
    }

    private static void comesWithWorkOfTheMembers(Sandbox sandbox) throws Exception {
        var meetings = get(sandbox, "/v1/meetings?committee=executive");
        assertThat(meetings.path("items").valueStream().map(one -> one.path("state")
                        .asString()))
                .containsExactly("held", "held", "held", "held", "held", "noticed");
        for (JsonNode meeting : meetings.path("items").valueStream().limit(5).toList()) {
            var path = "/v1/meetings/" + meeting.path("id").asString();
            assertThat(get(sandbox, path + "/attendance").path("entries")).hasSize(13);
            assertThat(get(sandbox, path + "/minutes").path("text").asString()).isNotEmpty();
        }
        assertThat(get(sandbox, "/v1/work-plan").findValuesAsString("status"))
                .contains("not-started", "in-progress", "at-risk", "done");
        assertThat(number(sandbox, "SELECT count(*) FROM library_item WHERE state = 'published'"))
                .isEqualTo(4);
    }

    private static void servesItAsItsOwn(Sandbox sandbox) throws Exception {
        var page = get(sandbox, "/v1/jurisdictions/US-XB/incidents?state=finalised&limit=5");
        assertThat(page.path("items")).hasSize(5);
        for (JsonNode incident : page.path("items")) {
            assertThat(incident.path("content").path("localKey").asString()).startsWith("INV-USXB-");
            var versions = get(sandbox, "/v1/incidents/" + incident.path("id").asString() + "/versions");
            assertThat(versions.path("items")).hasSize(incident.path("version").asInt());
        }
        var reviews = get(sandbox, "/v1/jurisdictions/US-XB/reviews?state=finalised&limit=5");
        assertThat(reviews.path("items")).hasSize(5).allSatisfy(review -> assertThat(
                        review.path("content").path("ratings").size())
                .isGreaterThanOrEqualTo(21));
    }

    private static void opensNothingToMembers(Sandbox sandbox) throws SQLException {
        assertThat(number(sandbox, "SELECT count(*) FROM sharing_profile WHERE version = 2"))
                .isEqualTo(13);
        assertThat(
                        number(
                                sandbox,
                                "SELECT count(*) FROM sharing_profile WHERE effective ~ '\"audience\":\"(members|public|linked-member)\"'"))
                .isZero();
        assertThat(number(sandbox, "SELECT count(*) FROM shared_record")).isZero();
    }

    private static void keepsLinksOnBothSides(Sandbox sandbox) throws SQLException {
        assertThat(number(
                        sandbox,
                        "SELECT count(*) FROM incident a FULL JOIN incident b ON b.event_id = a.event_id"
                                + " AND b.jurisdiction = 'US-XB' WHERE a.jurisdiction = 'US-XB-ALD'"
                                + " AND a.event_id IS NOT NULL AND b.id IS NULL"))
                .isZero();
    }

    private static void attestsMonthsWithoutIncidents(Sandbox sandbox) throws SQLException {
        assertThat(number(
                        sandbox,
                        "SELECT count(*) FROM attestation WHERE jurisdiction = 'US-XG' AND state = 'none-to-report'"
                                + " AND period IN ('2025-02', '2025-08')"))
                .isEqualTo(2);
        assertThat(number(sandbox, "SELECT count(*) FROM attestation WHERE jurisdiction = 'US-XL'"))
                .isZero();
        assertThat(number(sandbox, "SELECT count(*) FROM denominator")).isEqualTo(12 * 3 + 2 * 2);
    }

    @Test
    void aScaleOfAnySizeIsCopiedIntoEmptyTables() throws Exception {
        try (var sandbox = Sandbox.start("--server.port=0");
                var superuser = DriverManager.getConnection(jdbc(sandbox), "postgres", "")) {
            var copied = InventedHistory.of(new HistorySize(2_000)).copy(superuser);
            assertThat(number(sandbox, "SELECT count(*) FROM incident")).isEqualTo(copied.incidents());
            assertThat(number(sandbox, "SELECT count(*) FROM review")).isEqualTo(copied.reviews());
            assertThat(number(sandbox, "SELECT count(*) FROM change WHERE noun = 'incident'"))
                    .isZero();
            assertThat(get(sandbox, "/v1/jurisdictions/US-XB/reviews?state=finalised&limit=5")
                            .path("items"))
                    .hasSize(5);
        }
    }

    private static JsonNode get(Sandbox sandbox, String path) throws Exception {
        var basic = Base64.getEncoder()
                .encodeToString("fenwick-nightly:fenwick-nightly-sandbox-secret"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var token = HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + JSON.readTree(token.body())
                                                .path("access_token")
                                                .asString())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String jdbc(Sandbox sandbox) {
        return sandbox.context().getEnvironment().getRequiredProperty("spring.flyway.url");
    }

    private static long number(Sandbox sandbox, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbc(sandbox), "postgres", "");
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
