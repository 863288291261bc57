package org.npcs.repository.server.exchange.period;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class ReportingPeriodsIntegrationTests {

    private static final String NIL = "{\"status\": \"none-to-report\"}";

    private final NewMember member = NewMember.enter();

    @Test
    void aNilMonthIsConfirmedAndTurnsToSupersededWhenAnIncidentArrivesLate() {
        var attested = attest("2026-09", "incident", NIL);
        assertThat(attested.status()).as(attested.body()).isEqualTo(201);
        assertThat(attested.at("/state")).isEqualTo("none-to-report");
        assertThat(attested.number("/records")).isZero();
        assertThat(state(months(), "2026-09")).isEqualTo("none-to-report");

        member.stored(Samples.localKey());

        var later = member.api().get(attestation("2026-09", "incident"));
        assertThat(later.at("/state")).isEqualTo("superseded");
        assertThat(later.at("/content/status")).isEqualTo("none-to-report");
        assertThat(later.at("/supersededAt")).isNotEmpty();
        assertThat(later.number("/records")).isEqualTo(1);
        assertThat(state(months(), "2026-09")).isEqualTo("superseded");
    }

    @Test
    void silenceIsToldFromNothingToReport() {
        attest("2026-08", "incident", NIL);

        var months = months();

        assertThat(state(months, "2026-07")).isEqualTo("expected");
        assertThat(state(months, "2026-08")).isEqualTo("none-to-report");
        assertThat(period(months, "2026-07").get("overdue").asBoolean()).isTrue();
        assertThat(period(months, "2026-08").get("overdue").asBoolean()).isFalse();
        assertThat(period(months, "2026-08").get("periodStart").asString()).isEqualTo("2026-08-01");
        assertThat(period(months, "2026-08").get("periodEnd").asString()).isEqualTo("2026-08-31");
        assertThat(period(months, "2026-08").get("calendar").asString()).isEqualTo("calendar");
    }

    @Test
    void aStatementThatContradictsItselfIsRefused() {
        assertThat(attest("2026-08", "incident", "{\"status\": \"cannot-report\"}")
                        .body())
                .contains("STR-REQUIRED", "/reason");
        assertThat(attest("2026-08", "incident", "{\"status\": \"none-to-report\", \"count\": 3}")
                        .code())
                .isEqualTo("validation-failed");
        assertThat(attest("2026-08", "incident", "{\"status\": \"perhaps\"}").code())
                .isEqualTo("validation-failed");
        assertThat(attest("2026-08", "culture", NIL).code()).isEqualTo("invalid-parameter");
        assertThat(attest("2126-08", "incident", NIL).code()).isEqualTo("invalid-parameter");
        assertThat(attest("2026-08", "incident", "{\"status\": \"cannot-report\", \"reason\": \"staffing\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anAttestationIsChangedOnlyFromItsCurrentVersion() {
        attest("2026-08", "review", NIL);

        assertThat(attest("2026-08", "review", NIL).at("/outcome")).isEqualTo("unchanged");
        assertThat(attest("2026-08", "review", "{\"status\": \"reported\"}").code())
                .isEqualTo("precondition-required");
        assertThat(attest("2026-08", "review", "{\"status\": \"reported\"}", "?expectedVersion=7")
                        .code())
                .isEqualTo("version-mismatch");
        assertThat(attest("2026-08", "review", "{\"status\": \"reported\", \"count\": 4}", "?expectedVersion=1")
                        .number("/version"))
                .isEqualTo(2);
    }

    @Test
    void periodsOfTheFederalAndOfTheMembersFiscalYearAreNamedAndDated() {
        var federal = member.api()
                .get(member.path(
                        "reporting-periods?calendar=federal-fiscal&length=quarter&from=2026-09-30&to=2026-10-01"));
        assertThat(federal.json().get("items").valueStream().map(item -> item.get("id")
                        .asString()))
                .containsExactly("FFY2026-Q4", "FFY2027-Q1");
        assertThat(member.api()
                        .get(member.path("reporting-periods?calendar=member-fiscal&length=year"))
                        .body())
                .contains("invalid-parameter", "fiscalYearStart");

        var entered = Api.as("operator")
                .put(
                        "/v1/jurisdictions/" + member.code() + "?expectedVersion=1",
                        "{\"code\":\"" + member.code()
                                + "\",\"name\":\"Invented\",\"kind\":\"state\",\"fiscalYearStart\":7}");
        assertThat(entered.status()).as(entered.body()).isEqualTo(200);
        var own = member.api()
                .get(member.path("reporting-periods?calendar=member-fiscal&length=year&from=2026-06-30&to=2026-07-01"));
        assertThat(own.json().get("items").valueStream().map(item -> item.get("periodStart")
                        .asString()))
                .containsExactly("2025-07-01", "2026-07-01");
    }

    @Test
    void pagesOfPeriodsFollowEachOtherWithoutGapOrRepeat() {
        var address = member.path("reporting-periods?length=month&from=2024-01-01&to=2026-12-31&limit=7");
        var seen = new java.util.ArrayList<String>();
        String cursor = null;
        do {
            var page = member.api().get(cursor == null ? address : address + "&cursor=" + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().get("items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.json().path("nextCursor").asString(null);
        } while (cursor != null);

        assertThat(seen).hasSize(36).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aDenominatorIsKeptInVersionsWithItsSourceAndListed() {
        var address = member.path("reporting-periods/2026/denominators/child-population");
        var first = member.api()
                .put(address, "{\"value\": 128450, \"source\": \"Census Bureau, vintage 2026\", \"estimated\": true}");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(member.api()
                        .put(
                                address + "?expectedVersion=1",
                                "{\"value\": 128460, \"source\": \"Census Bureau, vintage 2026\"}")
                        .number("/version"))
                .isEqualTo(2);

        assertThat(member.api().get(address).number("/content/value")).isEqualTo(128460);
        assertThat(member.api()
                        .get(member.path("reporting-periods/2026/denominators"))
                        .number("/items/0/version"))
                .isEqualTo(2);
        assertThat(member.api()
                        .put(
                                member.path("reporting-periods/2026/denominators/shoe-size"),
                                "{\"value\": 1, \"source\": \"Somewhere\"}")
                        .code())
                .isEqualTo("invalid-parameter");
        assertThat(Api.as("cedar-nightly").get(address).code()).isEqualTo("not-found");
    }

    private Reply months() {
        return member.api().get(member.path("reporting-periods?length=month&from=2026-06-01&to=2026-10-31"));
    }

    private static tools.jackson.databind.JsonNode period(Reply page, String id) {
        return page.json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String state(Reply page, String id) {
        return period(page, id).at("/attestations/0/state").asString();
    }

    private Reply attest(String period, String kind, String body) {
        return attest(period, kind, body, "");
    }

    private Reply attest(String period, String kind, String body, String query) {
        return member.api().put(attestation(period, kind) + query, body);
    }

    private String attestation(String period, String kind) {
        return member.path("reporting-periods/" + period + "/attestations/" + kind);
    }
}
