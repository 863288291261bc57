package org.npcs.repository.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import tools.jackson.databind.JsonNode;

/** Whatever two members do in whatever order: the trail of each lists exactly its calls, and the attempts of the other. */
@ExtendWith(RunningSandbox.class)
class WholeTrailIntegrationTests {

    private static final int CALLS = 120;

    /** One of the two: what it has, and what its trail has to tell by request: the outcome and who tried from outside. */
    private static final class Side {
        private final NewMember member = NewMember.enter();
        private final Trail trail = new Trail(member.code(), member.api());
        private final List<String> ids = new ArrayList<>(List.of(member.stored(Samples.localKey())));
        private final Map<String, String> expected = new HashMap<>();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachTrailListsExactlyItsCalls(long seed) {
        var random = new Random(seed);
        var sides = List.of(new Side(), new Side());
        sides.forEach(side -> side.trail.entries("").forEach(entry -> side.expected.put(request(entry), told(entry))));
        for (int i = 0; i < CALLS; i++) {
            var one = sides.get(random.nextInt(2));
            call(random, one, sides.get(1 - sides.indexOf(one)));
        }
        for (Side side : sides) {
            var found = new HashMap<String, String>();
            side.trail.entries("").stream()
                    .filter(entry -> !entry.get("noun").asString().equals("audit-entry"))
                    .forEach(entry -> assertThat(found.put(request(entry), told(entry)))
                            .as("one entry for each request")
                            .isNull());
            side.expected.values().removeIf(told -> told.startsWith("listAuditEntries"));
            assertThat(found).isEqualTo(side.expected);
        }
    }

    private static void call(Random random, Side one, Side other) {
        var own = one.ids.get(random.nextInt(one.ids.size()));
        var foreign = other.ids.get(random.nextInt(other.ids.size()));
        var key = Samples.localKey();
        var api = one.member.api();
        switch (random.nextInt(7)) {
            case 0 -> {
                var stored = api.put(one.member.path("incidents/" + key), Samples.incident(key));
                one.ids.add(stored.at("/id"));
                done(one, stored, 201, "putIncident create");
            }
            case 1 -> done(one, api.get("/v1/incidents/" + own), 200, "getIncident read");
            case 2 -> done(one, api.get(one.member.path("incidents")), 200, "listIncidents list");
            case 3 -> done(one, api.get(one.member.path("changes?limit=1")), 200, "listChanges list");
            case 4 -> refused(one, other, api.get("/v1/incidents/" + foreign), "getIncident");
            case 5 -> refused(one, other, api.get(other.member.path("incidents")), "listIncidents");
            default -> refused(one, null, api.get("/v1/incidents/" + UUID.randomUUID()), "getIncident");
        }
    }

    private static void done(Side one, Reply reply, int status, String told) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        one.expected.put(reply.header("X-Request-Id"), told + " done");
    }

    private static void refused(
            Side one, @org.jspecify.annotations.Nullable Side owner, Reply reply, String operation) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(404);
        one.expected.put(reply.header("X-Request-Id"), operation + " attempt refused");
        if (owner != null) {
            owner.expected.put(reply.header("X-Request-Id"), operation + " attempt refused by " + one.member.code());
        }
    }

    private static String request(JsonNode entry) {
        return entry.get("requestId").asString();
    }

    private static String told(JsonNode entry) {
        var by = entry.path("callerJurisdiction").asString("");
        return entry.path("operation").asString("") + " " + entry.get("action").asString() + " "
                + entry.get("outcome").asString() + (by.isEmpty() ? "" : " by " + by);
    }

    @Test
    void actsOfAdministrationAreInTheTrail() {
        var member = NewMember.enter();
        var trail = new Trail(member.code(), member.api());
        var operators = new Trail("OPERATOR", Api.as("operator"));

        assertThat(trail.entries("&clientId=operator"))
                .extracting(entry -> entry.path("operation").asString("") + " "
                        + entry.path("subject").asString("") + " "
                        + entry.path("callerJurisdiction").asString(""))
                .containsExactly(
                        "putJurisdiction " + member.code() + " OPERATOR",
                        "registerClient " + member.client() + " OPERATOR");
        assertThat(operators.entries("&clientId=operator&action=create"))
                .extracting(entry -> entry.path("subject").asString(""))
                .contains(member.code(), member.client());

        var further = member.further("incident:read");
        var moved = member.api().post("/v1/clients/" + further + "/transitions", "{\"to\":\"closed\"}");
        var granted = member.api()
                .post(
                        member.path("delegations"),
                        "{\"clientId\":\"lantern\",\"scopes\":[\"incident:read\"],\"from\":\"2026-01-01\",\"until\":\"2036-01-01\"}");
        var hook = member.api().put(member.path("webhooks/tell-me"), "{\"url\":\"http://127.0.0.1:9/x\"}");
        var rotated = member.api().post(member.path("encryption-key/rotations"), "");
        for (var reply : List.of(moved, granted, hook, rotated)) {
            assertThat(reply.status()).as(reply.body()).isLessThan(300);
            assertThat(trail.of(reply)).singleElement().satisfies(entry -> assertThat(
                            entry.path("operation").asString(""))
                    .isNotEmpty());
        }
    }

    @Test
    void aPurposeThatWasStatedIsTold() {
        var member = NewMember.enter();
        var trail = new Trail(member.code(), member.api());

        var reply = member.api().get("/v1/shared-records?purpose=quality-improvement");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(trail.of(reply)).singleElement().satisfies(entry -> assertThat(
                        entry.path("purpose").asString(""))
                .isEqualTo("quality-improvement"));
    }

    @Test
    void filtersChooseAndPagesEndAlthoughReadingIsNoted() {
        var member = NewMember.enter();
        var trail = new Trail(member.code(), member.api());
        var id = member.stored(Samples.localKey());
        var narrow = Api.with(Tokens.signed(member.further("incident:read"), "incident:read"));
        var refusal = narrow.get(member.path("audit-head"));

        assertThat(trail.entries("&recordId=" + id)).hasSize(1);
        assertThat(trail.entries("&outcome=refused"))
                .extracting(WholeTrailIntegrationTests::request)
                .containsExactly(refusal.header("X-Request-Id"));
        assertThat(trail.entries("&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(trail.entries("&from=2020-01-01T00:00:00Z")).isNotEmpty();
        var steps = 0;
        var address = member.path("audit-entries?limit=1");
        for (var page = member.api().get(address).json();
                !page.get("complete").asBoolean();
                page = member.api()
                        .get(address + "&cursor=" + page.get("nextCursor").asString())
                        .json()) {
            assertThat(++steps).isLessThan(100);
        }
        assertThat(trail.entries("&action=list").stream()
                        .filter(entry -> entry.get("noun").asString().equals("audit-entry")))
                .hasSizeGreaterThan(steps);
    }
}
