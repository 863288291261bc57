package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;

/** Committees, the page of who sits there, roles, and what none of them opens. */
@ExtendWith(RunningSandbox.class)
class CommitteeIntegrationTests {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Api COORDINATOR = Api.as("coordinator");

    private final String group = "group-" + NEXT.incrementAndGet();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void co1_onePageTellsWhoSits() {
        var page = Api.as("fenwick-analyst").get("/v1/committees/executive");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.values("/sitting", "jurisdiction")).hasSize(13).doesNotContain("US-XL");
        var days = page.json().at("/sitting/0/daysLeft").asInt();
        assertThat(today.plusDays(days).toString())
                .isEqualTo(page.json().at("/sitting/0/endsOn").asString());
        assertThat(page.number("/vacantSeats")).isEqualTo(1);
        assertThat(page.values("/officers", "office")).containsExactly("co-chair", "co-chair");
        assertThat(page.values("/advisors", "role")).contains("safety-science", "implementation");
        assertThat(page.at("/coordinator/organisation")).isEqualTo("cedar-bridge-foundation");
        assertThat(page.json().path("neverSeated").toString()).contains("US-XL");
        assertThat(page.json().path("flags").toString())
                .contains("members-never-seated")
                .doesNotContain("fewer-than-two-co-chairs", "no-coordinator");
    }

    @Test
    void gov42_theExecutiveCommitteeHasNoEnd() {
        var page = COORDINATOR.get("/v1/committees/executive");
        var ending = Samples.example("committee").removeAll();
        for (String member : List.of("kind", "name", "purpose", "seats")) {
            ending.set(member, page.json().path(member));
        }
        ending.put("sunset", today.plusYears(5).toString());
        var refused = COORDINATOR.header("If-Match", "*").put("/v1/committees/executive", ending);
        assertThat(refused.code()).as(refused.body()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-020");
        assertThat(refused.values("/findings", "pointer")).containsExactly("/sunset");
        assertThat(refused.at("/paragraph")).isNotBlank();
        assertThat(COORDINATOR.get("/v1/committees/executive").number("/version"))
                .isEqualTo(page.number("/version"));
    }

    @Test
    void gov10_aWorkgroupNeedsAGoalAndADecision() {
        var content = Samples.example("committee");
        content.remove(List.of("goals", "decision"));
        var refused = COORDINATOR.put("/v1/committees/" + group, content);
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-005", "GOV-R-004");
        var made = COORDINATOR.put("/v1/committees/" + group, Samples.example("committee"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(COORDINATOR
                        .put(
                                "/v1/committees/" + group + "-b",
                                Samples.example("committee").put("kind", "executive"))
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-006");
        assertThat(Api.as("cedar-lead").get("/v1/committees?limit=500").values("/items", "committee"))
                .contains("executive", group);
    }

    @Test
    void gov34_anAdvisorSitsInAWorkgroupAndLeadsNone() {
        COORDINATOR.put("/v1/committees/" + group, Samples.example("committee"));
        var seat = "{\"organisation\":\"bright-water-institute\",\"teamKey\":\"ADV-1\",\"startsOn\":\"" + today + "\"}";
        assertThat(COORDINATOR.post("/v1/committees/" + group + "/terms", seat).status())
                .isEqualTo(201);
        assertThat(COORDINATOR
                        .post("/v1/committees/" + group + "/offices", seat.replace("{", "{\"office\":\"chair\","))
                        .values("/findings", "rule"))
                .containsExactly("GOV-R-012");
        assertThat(COORDINATOR.post("/v1/committees/executive/terms", seat).values("/findings", "rule"))
                .containsExactly("GOV-R-019");
        assertThat(COORDINATOR.get("/v1/committees/" + group).values("/sitting", "organisation"))
                .containsExactly("bright-water-institute");
    }

    @Test
    void gov18_gapsOfCompositionAreNamed() {
        COORDINATOR.put("/v1/committees/" + group, Samples.example("committee"));
        COORDINATOR.post(
                "/v1/committees/" + group + "/terms",
                "{\"jurisdiction\":\"TR-MRN\",\"teamKey\":\"LEAD-1\",\"startsOn\":\"" + today + "\"}");
        var composition = Api.as("cedar-lead").get("/v1/committees/" + group + "/composition");
        assertThat(composition.number("/seats")).isEqualTo(1);
        assertThat(composition.json().path("kindsWithoutSeat").toString())
                .contains("state", "county")
                .doesNotContain("tribal-nation");
        assertThat(composition
                        .json()
                        .path("byKind")
                        .valueStream()
                        .mapToInt(one -> one.path("members").asInt())
                        .sum())
                .isEqualTo(composition
                        .json()
                        .path("bySize")
                        .valueStream()
                        .mapToInt(one -> one.path("members").asInt())
                        .sum());
    }

    @Test
    void gov36_advisorsAndBackbonesAreChosenByADecisionAndSeveralServeAtOnce() {
        var key = "/v1/governance-roles/backbone-" + group;
        var content = Samples.example("governance-role").put("kind", "backbone").put("startsOn", today.toString());
        content.remove(List.of("decision", "clientId"));
        var refused = COORDINATOR.put(key, content);
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-013");
        assertThat(refused.at("/charterVersion")).isEqualTo("1");
        content.put("decision", "EC-2026-022");
        assertThat(COORDINATOR.put(key, content).status()).isEqualTo(201);
        assertThat(COORDINATOR.put(key, content).status()).isEqualTo(200);
        content.put("endsOn", today.toString());
        assertThat(COORDINATOR.put(key, content).code()).isEqualTo("precondition-required");
        assertThat(COORDINATOR.header("If-Match", "*").put(key, content).at("/state"))
                .isEqualTo("active");
        var active = COORDINATOR
                .get("/v1/governance-roles?limit=500")
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("kind").asString().equals("backbone"))
                .map(one -> one.path("state").asString());
        assertThat(active).contains("active").hasSizeGreaterThan(1);
    }

    @Test
    void aTextThatPointsToAPersonIsRefusedAndNotRepeated() {
        var content = Samples.example("committee").put("purpose", "Ask Jane Miller at 615-555-0142.");
        var refused = COORDINATOR.put("/v1/committees/" + group, content);
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-001");
        assertThat(refused.body()).doesNotContain("Miller", "0142");
    }

    @Test
    void gov19_neitherCoordinatorNorAdvisorSeesWhatAMemberOwns() {
        var id = Members.storedIncident(Samples.localKey());
        for (String governs : List.of("coordinator", "advisor")) {
            for (String path : List.of(
                    "/v1/incidents/" + id,
                    "/v1/jurisdictions/US-XB/incidents",
                    "/v1/jurisdictions/US-XB/reviews",
                    "/v1/shared/incidents")) {
                assertThat(Api.as(governs).get(path).status())
                        .as(governs + " " + path)
                        .isIn(403, 404);
            }
            assertThat(Api.as(governs).get("/v1/committees/executive").status()).isEqualTo(200);
        }
        assertThat(Api.as("advisor")
                        .put("/v1/committees/" + group, Samples.example("committee"))
                        .status())
                .isEqualTo(403);
        assertThat(Api.as("cedar-lead")
                        .put("/v1/committees/" + group, Samples.example("committee"))
                        .status())
                .isEqualTo(403);
        JsonNode missing = Api.as("advisor").get("/v1/committees/none-here").json();
        assertThat(missing.path("code").asString()).isEqualTo("not-found");
    }
}
