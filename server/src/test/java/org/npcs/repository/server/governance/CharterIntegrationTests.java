package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Versions of the charter from draft to succession, and their reviews. */
@ExtendWith(RunningSandbox.class)
class CharterIntegrationTests {

    private static final AtomicInteger NEXT = new AtomicInteger(101);
    private static final Api COORDINATOR = Api.as("coordinator");

    private final String path = "/v1/charter-versions/" + NEXT.getAndIncrement();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void gov1_anApprovedVersionStaysAsItsHashSays() {
        var draft = COORDINATOR.put(path, Samples.example("charter-version"));
        assertThat(draft.status()).as(draft.body()).isEqualTo(201);
        assertThat(draft.json().has("contentHash")).isFalse();
        var approved = COORDINATOR.post(path + "/transitions", Samples.example("charter-step"));
        assertThat(approved.at("/state")).isEqualTo("approved");
        var told = Api.as("advisor").get(path);
        var hashed = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        List.of("title", "paragraphs", "settings")
                .forEach(member -> hashed.set(member, told.json().path(member)));
        assertThat(told.at("/contentHash")).isEqualTo("sha256:" + StrictJson.sha256(hashed));
        var changed = Samples.example("charter-version").put("title", "Another charter");
        assertThat(COORDINATOR.header("If-Match", "*").put(path, changed).code())
                .isEqualTo("illegal-transition");
        assertThat(Api.as("cedar-lead").get(path).at("/title")).isEqualTo("Charter of the partnership");
    }

    @Test
    void gov4_anApprovalWithoutAnswersIsRefusedWithTheirNames() {
        COORDINATOR.put(path, Samples.example("charter-version"));
        var refused = COORDINATOR.post(path + "/transitions", "{\"to\":\"approved\",\"decision\":\"EC-2026-030\"}");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "pointer"))
                .containsExactly("/appropriateness", "/outcome", "/relevance");
        assertThat(refused.at("/paragraph")).isEqualTo("purpose");
        assertThat(COORDINATOR
                        .post(path + "/transitions", "{\"to\":\"in-force\"}")
                        .code())
                .isEqualTo("illegal-transition");
    }

    @Test
    void oneVersionIsInForceOnEachDay() {
        COORDINATOR.put(path, Samples.example("charter-version"));
        COORDINATOR.post(path + "/transitions", Samples.example("charter-step"));
        var past = "{\"to\":\"in-force\",\"inForceFrom\":\"" + today.minusDays(2) + "\"}";
        assertThat(COORDINATOR.post(path + "/transitions", past).values("/findings", "rule"))
                .containsExactly("GOV-R-003");
        var from = today.plusYears(90);
        var later = COORDINATOR.post(
                path + "/transitions", past.replace(today.minusDays(2).toString(), from.toString()));
        assertThat(later.at("/state")).as(later.body()).isEqualTo("approved");
        assertThat(later.at("/inForceFrom")).isEqualTo(from.toString());
        var first = COORDINATOR.get("/v1/charter-versions/1");
        assertThat(first.at("/state")).isIn("in-force", "in-review");
        assertThat(first.at("/inForceUntil")).isEqualTo(from.toString());
        assertThat(COORDINATOR.get("/v1/charter-versions?limit=500").values("/items", "charterVersion"))
                .contains("1");
    }

    @Test
    void gov2_aReviewIsOpenedClosedWithAnswersAndBlocksNothing() {
        assertThat(COORDINATOR
                        .post("/v1/charter-reviews", "{\"trigger\":\"yearly\",\"charterVersion\":\"9999\"}")
                        .values("/findings", "pointer"))
                .containsExactly("/charterVersion");
        var due = LocalDate.parse(COORDINATOR.get("/v1/charter-versions/1").at("/reviewDueOn"));
        var open = COORDINATOR.post("/v1/charter-reviews", Samples.example("charter-review"));
        assertThat(open.status()).as(open.body()).isEqualTo(201);
        assertThat(COORDINATOR.get("/v1/charter-versions/1").at("/state")).isEqualTo("in-review");
        var key = "/v1/governance-roles/while-in-review";
        assertThat(COORDINATOR.put(key, Samples.example("governance-role")).status())
                .isIn(200, 201);
        var steps = "/v1/charter-reviews/" + open.at("/id") + "/transitions";
        assertThat(COORDINATOR.post(steps, "{\"to\":\"closed\"}").values("/findings", "rule"))
                .containsOnly("GOV-R-002");
        var closed = COORDINATOR.post(steps, Samples.example("charter-review-step"));
        assertThat(closed.at("/state")).as(closed.body()).isEqualTo("closed");
        assertThat(closed.at("/closedOn")).isEqualTo(today.toString());
        var renewed = COORDINATOR.get("/v1/charter-versions/1");
        assertThat(renewed.at("/state")).isEqualTo("in-force");
        assertThat(LocalDate.parse(renewed.at("/reviewDueOn"))).isAfter(due).isEqualTo(today.plusDays(365));
    }
}
