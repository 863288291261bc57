package org.npcs.repository.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** What changes is told before it counts, and can be tried before it counts. */
@ExtendWith(RunningSandbox.class)
class AnnouncementsIntegrationTests {

    private static final String RULE = "INC-R-055";

    @Test
    void theVersionInServiceIsInTheChangelog() {
        var versions = Api.anonymous().get("/v1/changelog").json().at("/items");

        assertThat(versions.get(0).at("/version").asString()).isEqualTo(Contract.version());
        assertThat(versions.get(0).at("/changes").size()).isPositive();
    }

    @Test
    void aRuleThatDoesNotCountYetIsAnnouncedInTime() {
        var rule = Api.anonymous()
                .get("/v1/announcements?limit=500")
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("rule").asString("").equals(RULE))
                .findFirst()
                .orElseThrow();

        var told = LocalDate.parse(rule.get("announcedOn").asString());
        var counts = LocalDate.parse(rule.get("enforcedOn").asString());
        assertThat(ChronoUnit.DAYS.between(told, counts)).isGreaterThanOrEqualTo(90);
    }

    @Test
    void sinceLeavesOutWhatWasToldBefore() {
        var later =
                Api.anonymous().get("/v1/announcements?since=2026-11-01").json().at("/items");

        assertThat(later.valueStream()).isNotEmpty().allSatisfy(item -> assertThat(
                        item.get("announcedOn").asString())
                .isGreaterThanOrEqualTo("2026-11-01"));
        assertThat(Api.anonymous().get("/v1/announcements?since=yesterday").code())
                .isEqualTo("invalid-parameter");
    }

    @Test
    void previewRunsAnnouncedRulesAsWarningsAndStoresAllTheSame() {
        var member = NewMember.enter();
        var today = member.api().put(member.path("incidents/" + key(1)), breach(key(1)));
        var tomorrow = member.api().put(member.path("incidents/" + key(2) + "?preview=next"), breach(key(2)));

        assertThat(today.status()).as(today.body()).isEqualTo(201);
        assertThat(today.body()).doesNotContain(RULE);
        assertThat(tomorrow.status()).as(tomorrow.body()).isEqualTo(201);
        var warning = tomorrow.json()
                .at("/warnings")
                .valueStream()
                .filter(found -> found.get("rule").asString().equals(RULE))
                .findFirst()
                .orElseThrow();
        assertThat(warning.get("severity").asString()).isEqualTo("warning");
        assertThat(warning.get("effectiveFrom").asString()).isEqualTo("2027-01-01");
    }

    private static String key(int number) {
        return "CDR-PREVIEW" + number;
    }

    /** A confirmed determination that names no definition. */
    private static ObjectNode breach(String key) {
        var content = Samples.incident(key);
        content.putArray("determinations")
                .addObject()
                .put("sequence", 1)
                .put("kind", "near-fatality")
                .put("status", "confirmed")
                .put("determinedOn", "2026-09-20");
        return content;
    }
}
