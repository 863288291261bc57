package org.npcs.repository.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.sandbox.ServerProcess;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import tools.jackson.databind.JsonNode;

/** A vendor's secret was stolen: one call stops the client everywhere, one lists what it did by member. */
@ExtendWith(RunningSandbox.class)
class RevocationDrillIntegrationTests {

    private static final String SCOPES = "incident:read incident:write";

    private final NewMember one = NewMember.enter();
    private final NewMember two = NewMember.enter();
    private final NewMember none = NewMember.enter();
    private final String vendor = NewMember.vendor();
    private final String token = Tokens.signed(vendor, SCOPES);
    private final Api operator = Api.as("operator");

    @Test
    void oneCallStopsTheClientEverywhereAndOneListsWhatItDid() throws Exception {
        List.of(one, two).forEach(this::delegated);
        var key = Samples.localKey();
        var thief = Api.with(token);
        var stored = thief.actingFor(one.code()).put(one.path("incidents/" + key), Samples.incident(key));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        thief.actingFor(one.code()).get(one.path("incidents"));
        thief.actingFor(two.code()).get(two.path("incidents"));

        var port = free();
        try (var second = ServerProcess.started(
                "--server.port=" + port,
                "--management.server.port=0",
                "--npcs.environment=sandbox",
                "--npcs.audience=" + RunningSandbox.baseUrl(),
                "--npcs.issuers=" + RunningSandbox.baseUrl(),
                "--npcs.key-set=" + RunningSandbox.baseUrl() + "/oauth2/jwks",
                "--npcs.cursor-key=the cursors of a sandbox are no secret",
                "--npcs.keys.service=" + RunningSandbox.setting("npcs.keys.service"),
                "--npcs.database.url=" + RunningSandbox.setting("npcs.database.url"),
                "--npcs.database.username=" + RunningSandbox.setting("npcs.database.username"),
                "--npcs.database.password=" + RunningSandbox.setting("npcs.database.password"),
                "--spring.flyway.url=" + RunningSandbox.setting("spring.flyway.url"),
                "--spring.flyway.user=" + RunningSandbox.setting("spring.flyway.user"),
                "--spring.flyway.password=" + RunningSandbox.setting("spring.flyway.password"))) {
            assertThat(second.isRunning()).isTrue();
            assertThat(elsewhere(port)).isEqualTo(200);

            var stopped = operator.post("/v1/clients/" + vendor + "/transitions", "{\"to\":\"suspended\"}");

            assertThat(stopped.status()).as(stopped.body()).isEqualTo(200);
            assertThat(elsewhere(port)).isEqualTo(403);
            assertThat(thief.actingFor(one.code()).get("/v1/me").code()).isEqualTo("client-unknown");
        }

        var activity = operator.get("/v1/clients/" + vendor + "/activity?from=2020-01-01T00:00:00Z");
        assertThat(activity.status()).as(activity.body()).isEqualTo(200);
        assertThat(activity.at("/state")).isEqualTo("suspended");
        assertThat(activity.values("/jurisdictions", "jurisdiction"))
                .contains(one.code(), two.code())
                .doesNotContain(none.code());
        var told = member(activity.json(), one);
        assertThat(told.get("entries").asLong())
                .as("two calls, and two attempts after it was stopped")
                .isEqualTo(4);
        assertThat(told.get("actions").valueStream().map(row -> row.get("action")
                        .asString()))
                .containsExactly("attempt", "create", "list");
        assertThat(told.get("notice").asString())
                .contains(one.code(), vendor, "suspended")
                .doesNotContain(key, stored.at("/id"));
        assertThat(activity.body()).doesNotContain(stored.at("/id"), key);
    }

    @Test
    void aMemberSeesWhatWasDoneForItselfAlone() {
        List.of(one, two).forEach(this::delegated);
        Api.with(token).actingFor(one.code()).get(one.path("incidents"));
        Api.with(token).actingFor(two.code()).get(two.path("incidents"));

        var activity = one.api().get("/v1/clients/" + vendor + "/activity");

        assertThat(activity.values("/jurisdictions", "jurisdiction")).containsExactly(one.code());
        assertThat(activity.json().has("state")).isFalse();
        assertThat(none.api().get("/v1/clients/" + vendor + "/activity").code()).isEqualTo("not-found");
        assertThat(one.api().get("/v1/clients/" + one.client() + "/activity").at("/state"))
                .isEqualTo("active");
    }

    @Test
    void theLastSubmissionThatWasWorkedOffIsNamed() {
        var sent = one.api()
                .header("Content-Type", "application/x-ndjson")
                .post(
                        one.path("submissions?wait=20"),
                        "{\"noun\":\"incident\",\"content\":{\"localKey\":\"" + Samples.localKey()
                                + "\",\"eventDate\":\"2026-09-14\"}}");
        assertThat(sent.status()).as(sent.body()).isLessThan(300);

        var activity = one.api().get("/v1/clients/" + one.client() + "/activity");

        assertThat(activity.at("/jurisdictions/0/lastSubmissionId")).isEqualTo(sent.at("/id"));
    }

    @Test
    void theDatabaseCountsInAllTrailsForTheOperatorAlone() {
        var refused = Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT open_session('" + one.code() + "', 'x', 'x', 'x')");
                statement.execute("SELECT * FROM activity_everywhere('" + vendor + "', 'epoch')");
                return "";
            } catch (java.sql.SQLException failure) {
                return failure.getSQLState();
            }
        });
        assertThat(refused).isEqualTo("42501");
    }

    private void delegated(NewMember member) {
        var granted = member.api()
                .post(
                        member.path("delegations"),
                        "{\"clientId\":\"" + vendor + "\",\"scopes\":[\"incident:read\",\"incident:write\"],"
                                + "\"from\":\"2026-01-01\",\"until\":\"2036-01-01\"}");
        assertThat(granted.status()).as(granted.body()).isEqualTo(201);
    }

    private static JsonNode member(JsonNode activity, NewMember member) {
        return activity.get("jurisdictions")
                .valueStream()
                .filter(told -> told.get("jurisdiction").asString().equals(member.code()))
                .findFirst()
                .orElseThrow();
    }

    private int elsewhere(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/me"))
                .header("Authorization", "Bearer " + token)
                .header("Acting-For", one.code())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
