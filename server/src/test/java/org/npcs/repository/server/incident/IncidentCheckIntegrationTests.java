package org.npcs.repository.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RunningSandbox.class)
class IncidentCheckIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void aCheckReportsAllFaultsAtOnceAndStoresNothing() {
        var faulty = faulty();
        var before = Database.storedRows();

        var report = member.api().post(member.path("incidents/validate"), faulty);

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().get("accepted").asBoolean()).isFalse();
        assertThat(report.json().get("findings").valueStream().map(JsonNode::asString))
                .isNotNull();
        assertThat(report.json().get("findings").valueStream().map(finding -> finding.get("pointer")
                        .asString()))
                .contains("/child/sex", "/extra", "/awareDate", "/categories/0");
        assertThat(report.body()).doesNotContain("NOT-A-CODE");
        assertThat(Database.storedRows()).isEqualTo(before);
    }

    @Test
    void aSoundDocumentIsAcceptedAndStillNotStored() {
        var before = Database.storedRows();

        var report = member.api().post(member.path("incidents/validate"), Samples.incident(Samples.localKey()));

        assertThat(report.json().get("accepted").asBoolean()).isTrue();
        assertThat(report.json().get("findings").size()).isZero();
        assertThat(Database.storedRows()).isEqualTo(before);
    }

    @Test
    void aCheckAndAWriteFindTheSame() {
        var faulty = faulty();
        var key = faulty.get("localKey").asString();

        var report = member.api().post(member.path("incidents/validate"), faulty);
        var refused = member.api().put(member.path("incidents/" + key), faulty);

        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.json().get("findings")).isEqualTo(report.json().get("findings"));
    }

    private static ObjectNode faulty() {
        var faulty = Samples.incident(Samples.localKey()).put("extra", 1).put("awareDate", "2026-01-01");
        faulty.withObject("/child").put("sex", "NOT-A-CODE");
        faulty.withArray("categories").removeAll().add("NOT-A-CODE");
        return faulty;
    }
}
