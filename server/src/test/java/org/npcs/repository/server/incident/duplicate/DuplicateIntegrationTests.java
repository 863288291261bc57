package org.npcs.repository.server.incident.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.JsonNode;

/** Copies of one event: suspected by the repository, linked by owners, counted once. */
@ExtendWith(RunningSandbox.class)
class DuplicateIntegrationTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final NewMember state = NewMember.enter();
    private final NewMember county = within(state);

    @Test
    void aCountyAndItsStateSeeTheirOwnSidesAndNothingOfTheOther() {
        var theirs = store(county, "COU-AAAAAA", "2026-05-11", 2, "1", "");
        var ours = store(state, "STA-AAAAAA", "2026-05-14", 3, "1", "");

        var ourSide = candidate(state);
        var theirSide = candidate(county);

        assertThat(ourSide.path("id")).isEqualTo(theirSide.path("id"));
        assertThat(ourSide.path("incidentId").asString()).isEqualTo(ours);
        assertThat(theirSide.path("incidentId").asString()).isEqualTo(theirs);
        assertThat(ourSide.at("/other/jurisdiction").asString()).isEqualTo(county.code());
        assertThat(ourSide.path("agreeing").valueStream().map(JsonNode::asString))
                .containsExactly("event-week", "age", "sex");
        assertThat(ourSide.toString()).doesNotContain("COU-AAAAAA", theirs);
        assertThat(theirSide.toString()).doesNotContain("STA-AAAAAA", ours);
    }

    @Test
    void strangersNeitherMatchNorSeeNorDecide() {
        store(county, "COU-BBBBBB", "2026-05-11", 2, "1", "");
        store(state, "STA-BBBBBB", "2026-05-11", 2, "1", "");
        var id = candidate(state).path("id").asString();
        var stranger = NewMember.enter();
        store(stranger, "STR-BBBBBB", "2026-05-11", 2, "1", "");
        settled();

        assertThat(candidates(stranger)).isEmpty();
        var unknown = stranger.api().get("/v1/duplicate-candidates/" + UUID.randomUUID());
        assertThat(stranger.api().get("/v1/duplicate-candidates/" + id).withoutRequest())
                .isEqualTo(unknown.withoutRequest());
        assertThat(decide(stranger, id, "different").status()).isEqualTo(404);
        assertThat(candidate(state).path("state").asString()).isEqualTo("suspected");
    }

    @Test
    void incidentsLinkWhenBothOwnersSaySoAndPartWhenOneSaysSo() {
        var theirs = store(county, "COU-CCCCCC", "2026-05-11", 2, "1", "");
        var ours = store(state, "STA-CCCCCC", "2026-05-11", 2, "1", "");
        var id = candidate(state).path("id").asString();

        assertThat(decide(state, id, "same-event").at("/state")).isEqualTo("suspected");
        assertThat(event(state, ours)).isEmpty();
        var agreed = decide(county, id, "same-event");
        assertThat(agreed.at("/state")).isEqualTo("same-event");
        assertThat(event(state, ours)).isNotEmpty().isEqualTo(event(county, theirs));
        assertThat(kinds(state)).containsExactly("created", "linked");
        assertThat(kinds(county)).containsExactly("created", "linked");

        assertThat(decide(county, id, "different").code()).isEqualTo("illegal-transition");
        assertThat(decide(county, id, "unlinked").code()).isEqualTo("invalid-parameter");
        var parted = county.api()
                .post(
                        "/v1/duplicate-candidates/" + id + "/decisions",
                        "{\"decision\":\"unlinked\",\"reason\":\"new-information\"}");
        assertThat(parted.at("/state")).isEqualTo("unlinked");
        assertThat(event(state, ours)).isEmpty();
        assertThat(event(county, theirs)).isEmpty();
        assertThat(kinds(state)).containsExactly("created", "linked", "unlinked");
        var seen = state.api().get("/v1/duplicate-candidates/" + id);
        assertThat(seen.json().path("decisions")).hasSize(3);
        assertThat(seen.json().at("/decisions/2").has("reason")).isFalse();
        assertThat(seen.json().at("/decisions/2").has("decidedBy")).isFalse();
    }

    @Test
    void aThirdCopyJoinsTheEventAndLeavesItAlone() {
        var city = within(county);
        var first = store(state, "STA-DDDDDD", "2026-05-11", 2, "1", "");
        var second = store(county, "COU-DDDDDD", "2026-05-11", 2, "1", "");
        var third = store(city, "CIT-DDDDDD", "2026-05-11", 2, "1", "");
        link(state, county);
        link(county, city);

        var event = event(state, first);
        assertThat(event).isNotEmpty().isEqualTo(event(county, second)).isEqualTo(event(city, third));

        var id = between(county, city).path("id").asString();
        city.api()
                .post(
                        "/v1/duplicate-candidates/" + id + "/decisions",
                        "{\"decision\":\"unlinked\",\"reason\":\"new-information\"}");
        assertThat(event(city, third)).isEmpty();
        assertThat(event(state, first)).isNotEmpty().isEqualTo(event(county, second));
    }

    @Test
    void bothOwnersMayDecideAtTheSameMoment() {
        for (int i = 0; i < 5; i++) {
            var outer = NewMember.enter();
            var inner = within(outer);
            var ours = store(outer, "STA-EEEEEE", "2026-05-11", 2, "1", "");
            var theirs = store(inner, "COU-EEEEEE", "2026-05-11", 2, "1", "");
            var address =
                    "/v1/duplicate-candidates/" + candidate(outer).path("id").asString() + "/decisions";
            var body = "{\"decision\":\"same-event\"}";
            var one = outer.api().key(UUID.randomUUID().toString()).sendLater("POST", address, body);
            var other = inner.api().key(UUID.randomUUID().toString()).sendLater("POST", address, body);

            assertThat(List.of(one.join().status(), other.join().status())).containsOnly(200);
            assertThat(candidate(outer).path("state").asString()).isEqualTo("same-event");
            assertThat(candidate(inner).path("state").asString()).isEqualTo("same-event");
            assertThat(event(outer, ours)).isNotEmpty().isEqualTo(event(inner, theirs));
        }
    }

    @Test
    void twoKeysOfOneOwnerAreSuspectedButSiblingsOfOneOccurrenceAreNot() {
        var alone = NewMember.enter();
        store(alone, "ONE-AAAAAA", "2026-05-11", 2, "1", "");
        store(alone, "ONE-BBBBBB", "2026-05-12", 2, "1", "");
        store(alone, "TWI-AAAAAA", "2026-09-11", 2, "1", "OCC-TWINS1");
        store(alone, "TWI-BBBBBB", "2026-09-11", 2, "1", "OCC-TWINS1");
        settled();

        var only = candidates(alone);
        assertThat(only).hasSize(1);
        assertThat(only.get(0).at("/other/localKey").asString()).startsWith("ONE-");
        var counts = alone.api().get(alone.path("incident-counts?groupBy=month"));
        assertThat(counts.number("/total/copies")).isEqualTo(4);
        assertThat(counts.number("/total/events")).isEqualTo(4);
        assertThat(counts.number("/total/occurrences")).isEqualTo(3);

        decide(alone, only.get(0).path("id").asString(), "same-event");
        counts = alone.api().get(alone.path("incident-counts?groupBy=month&from=2026-05-01&to=2026-05-31"));
        assertThat(counts.at("/groups/0/value")).isEqualTo("2026-05");
        assertThat(counts.number("/total/copies")).isEqualTo(2);
        assertThat(counts.number("/total/events")).isEqualTo(1);
        assertThat(counts.json().at("/total/alsoReportedBy")).isEmpty();
    }

    @Test
    void theOwnersThatHoldACopyTooAreCounted() {
        store(county, "COU-FFFFFF", "2026-05-11", 2, "1", "");
        store(state, "STA-FFFFFF", "2026-05-11", 2, "1", "");
        store(state, "STA-GGGGGG", "2026-08-11", 9, "2", "");
        link(state, county);

        var counts = state.api().get(state.path("incident-counts"));

        assertThat(counts.number("/total/events")).isEqualTo(2);
        assertThat(counts.at("/total/alsoReportedBy/0/jurisdiction")).isEqualTo(county.code());
        assertThat(counts.number("/total/alsoReportedBy/0/events")).isEqualTo(1);
        assertThat(state.api().get(state.path("incident-counts?groupBy=sex")).code())
                .isEqualTo("invalid-parameter");
        assertThat(state.api().get(county.path("incident-counts")).status()).isEqualTo(404);
    }

    @Test
    void equalTokensOfUnrelatedOwnersMatchAndAreKeptAsHashes() {
        var one = NewMember.enter();
        var other = NewMember.enter();
        var token = "ZK4W9GQ2M7XH5TDB8RJ3CVN6P" + NEXT.incrementAndGet() + "XX";
        var ours = store(one, "TOK-AAAAAA", "2026-05-11", 2, "1", "");
        var theirs = store(other, "TOK-BBBBBB", "2025-01-11", 9, "2", "");

        give(one, ours, token);
        give(other, theirs, token);

        assertThat(candidate(one).path("agreeing").valueStream().map(JsonNode::asString))
                .containsExactly("match-token");
        assertThat(Database.number("SELECT count(*) FROM match_fact WHERE position(? IN match_fact::text) > 0", token))
                .isZero();
        assertThat(one.api().get("/v1/incidents/" + ours).body()).doesNotContain(token);
        assertThat(one.api()
                        .post("/v1/incidents/" + theirs + "/match-tokens", "{\"token\":\"" + token + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatAgreesWithEverythingSaysNothing() {
        var alone = NewMember.enter();
        for (int i = 0; i < 12; i++) {
            store(alone, "MANY-" + (char) ('A' + i) + "AAAAA", "2026-05-11", 2, "1", "");
        }
        settled();

        assertThat(candidates(alone).size()).isLessThan(30);
    }

    @Test
    void whatWasVoidedIsNotSuspected() {
        store(county, "COU-HHHHHH", "2026-05-11", 2, "1", "");
        var ours = state.api()
                .put(state.path("incidents/STA-HHHHHH"), content("STA-HHHHHH", "2025-05-11", 2, "1", ""))
                .at("/id");
        state.api().post("/v1/incidents/" + ours + "/transitions", "{\"to\":\"voided\",\"reason\":\"test-record\"}");
        settled();

        assertThat(candidates(state)).isEmpty();
    }

    private static NewMember within(NewMember outer) {
        var inner = NewMember.enter();
        var placed = Api.as("operator")
                .put(
                        "/v1/jurisdictions/" + inner.code() + "?expectedVersion=1",
                        "{\"code\":\"" + inner.code() + "\",\"name\":\"Within\",\"kind\":\"county\",\"within\":\""
                                + outer.code() + "\"}");
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        return inner;
    }

    private static String content(String key, String date, int age, String sex, String occurrence) {
        return "{\"localKey\":\"" + key + "\",\"eventDate\":\"" + date + "\",\"child\":{\"ageYears\":" + age
                + ",\"sex\":\"" + sex + "\"}"
                + (occurrence.isEmpty() ? "" : ",\"occurrenceKey\":\"" + occurrence + "\"") + "}";
    }

    private static String store(NewMember member, String key, String date, int age, String sex, String occurrence) {
        var stored = member.api().put(member.path("incidents/" + key), content(key, date, age, sex, occurrence));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    private static void give(NewMember member, String incident, String token) {
        var given = member.api().post("/v1/incidents/" + incident + "/match-tokens", "{\"token\":\"" + token + "\"}");
        assertThat(given.status()).as(given.body()).isEqualTo(201);
    }

    private static List<JsonNode> candidates(NewMember member) {
        var listed = member.api().get(member.path("duplicate-candidates?limit=100"));
        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        return listed.json().path("items").valueStream().toList();
    }

    private static JsonNode candidate(NewMember member) {
        Waiting.until(() -> !candidates(member).isEmpty());
        return candidates(member).get(0);
    }

    private static JsonNode between(NewMember one, NewMember other) {
        Waiting.until(() -> found(one, other).size() == 1);
        return found(one, other).get(0);
    }

    private static List<JsonNode> found(NewMember one, NewMember other) {
        return candidates(one).stream()
                .filter(item -> item.at("/other/jurisdiction").asString().equals(other.code()))
                .toList();
    }

    private static void link(NewMember one, NewMember other) {
        var id = between(one, other).path("id").asString();
        decide(one, id, "same-event");
        assertThat(decide(other, id, "same-event").at("/state")).isEqualTo("same-event");
    }

    private static Reply decide(NewMember member, String id, String decision) {
        return member.api()
                .post("/v1/duplicate-candidates/" + id + "/decisions", "{\"decision\":\"" + decision + "\"}");
    }

    private static String event(NewMember member, String incident) {
        return member.api().get("/v1/incidents/" + incident).at("/eventId");
    }

    private static List<String> kinds(NewMember member) {
        return member.api()
                .get(member.path("changes?noun=incident"))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    /** Waits until everything that was stored has been compared. */
    private static void settled() {
        Waiting.until(() -> Database.number("SELECT count(*) FROM match_work") == 0);
    }
}
