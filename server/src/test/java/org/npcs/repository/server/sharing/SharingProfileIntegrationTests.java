package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;

/** An owner opens with two persons and closes with one; every answer on who sees what comes from one decision. */
@ExtendWith(RunningSandbox.class)
class SharingProfileIntegrationTests {

    private static final String EVERYTHING =
            "[{\"clause\":\"1\",\"elements\":[\"incident\",\"review\"],\"audience\":\"members\",\"level\":\"full\"}]";
    private static final String SCOPES = "sharing:read sharing:manage";

    private final NewMember member = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(member.further(SCOPES), SCOPES));
    private String agreement = "";

    @BeforeEach
    void agree() {
        agreement = Agreed.executedWith(member, EVERYTHING);
    }

    @Test
    void nothingIsSharedUntilSomebodyChooses() {
        // What is stated as figures is in no agreement that names incidents and reviews alone.
        var explained = explained("members");
        assertThat(explained.values("/decisions", "reason")).containsOnly("not-chosen", "not-in-agreement");
        assertThat(explained
                        .json()
                        .path("decisions")
                        .valueStream()
                        .filter(one -> one.path("reason").asString("").equals("not-in-agreement"))
                        .map(one -> one.path("element").asString("")))
                .containsExactlyInAnyOrder("outcome.observation", "improvement.observation", "learning.counts");
        assertThat(member.api().get(profile()).status()).isEqualTo(404);

        var stored = put("", choice("incident.county", "none", ""));

        assertThat(stored.at("/state")).as(stored.body()).isEqualTo("effective");
        assertThat(stored.values("/unchosen", "element"))
                .contains("incident.eventDate", "review.ratings.value", "incident.jurisdiction")
                .doesNotContain("incident.county", "incident.child");
        assertThat(decision("incident.county").at("/reason")).isEqualTo("chosen-none");
        assertThat(decision("incident.eventDate").at("/reason")).isEqualTo("not-chosen");
    }

    @Test
    void openingAwaitsASecondPerson() {
        var opened = put("", choice("incident.eventDate", "coarsened", "month"));
        assertThat(opened.at("/state")).as(opened.body()).isEqualTo("awaiting-second");
        assertThat(opened.at("/awaiting/0/to")).isEqualTo("coarsened");
        assertThat(decision("incident.eventDate").json().path("allowed").asBoolean())
                .isFalse();
        assertThat(member.api().get("/v1/me").at("/sharingProfile/state")).isEqualTo("awaiting-second");

        assertThat(confirm(member.api()).code()).isEqualTo("second-person-needed");
        assertThat(confirm(counsel).at("/state")).isEqualTo("effective");

        var decided = decision("incident.eventDate");
        assertThat(decided.json().path("allowed").asBoolean()).isTrue();
        assertThat(decided.at("/coarsening")).isEqualTo("month");
        assertThat(decided.at("/clause")).isEqualTo("1");
        assertThat(confirm(counsel).code()).isEqualTo("illegal-transition");
    }

    @Test
    void closingCountsAtOnceEvenBesideAnOpening() {
        put("", choice("incident.eventDate", "coarsened", "month"));
        confirm(counsel);

        var changed = put(
                "?expectedVersion=2",
                choice("incident.eventDate", "coarsened", "quarter"),
                choice("incident.child.sex", "full", ""));

        assertThat(changed.at("/state")).as(changed.body()).isEqualTo("awaiting-second");
        assertThat(decision("incident.eventDate").at("/coarsening")).isEqualTo("quarter");
        assertThat(decision("incident.child.sex").at("/level")).isEqualTo("none");

        var dropped = member.api().post(profile() + "/transitions", "{\"to\":\"dropped\"}");
        assertThat(dropped.at("/state")).as(dropped.body()).isEqualTo("effective");
        assertThat(dropped.json().path("awaiting")).isEmpty();
        assertThat(dropped.at("/content/choices/0/coarsening")).isEqualTo("quarter");
        assertThat(decision("incident.eventDate").at("/coarsening")).isEqualTo("quarter");
    }

    @Test
    void aSuspendedAgreementClosesEverything() {
        put("", choice("incident.child.sex", "full", ""));
        confirm(counsel);
        assertThat(decision("incident.child.sex").json().path("allowed").asBoolean())
                .isTrue();

        Agreed.move(member, agreement, "suspended", ",\"reason\":\"new-information\"");

        assertThat(explained("members").values("/decisions", "reason")).containsOnly("suspended");
        assertThat(explained("members").values("/decisions", "level")).containsOnly("none");
        Agreed.move(member, agreement, "executed", "");
        assertThat(decision("incident.child.sex").json().path("allowed").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNotClearIsRefusedWithEachPlace() {
        var refused = put(
                "",
                choice("incident.shoeSize", "full", ""),
                choice("incident.child.sex", "coarsened", "quarter"),
                choice("incident.child.sex", "none", ""),
                choice("incident.eventDate", "coarsened", ""),
                choice("incident.child", "full", ""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.values("/findings", "rule"))
                .containsExactly("STR-REFERENCE", "STR-COARSENING", "STR-DUPLICATE", "STR-REQUIRED", "STR-REFERENCE");
        assertThat(refused.values("/findings", "pointer"))
                .contains("/choices/1/elements/0", "/choices/3/coarsening", "/choices/4/elements/0");
        assertThat(member.api().get(profile()).status()).isEqualTo(404);
    }

    @Test
    void aProfileIsChangedWithItsVersion() {
        var first = put("", choice("incident.county", "none", ""));
        assertThat(first.status()).isEqualTo(201);
        assertThat(put("", choice("incident.county", "none", "")).at("/outcome"))
                .isEqualTo("unchanged");
        assertThat(put("", choice("incident.manner", "none", "")).code()).isEqualTo("precondition-required");
        assertThat(put("?expectedVersion=7", choice("incident.manner", "none", ""))
                        .code())
                .isEqualTo("version-mismatch");
        assertThat(put("?expectedVersion=1", choice("incident.manner", "none", ""))
                        .number("/version"))
                .isEqualTo(2);
    }

    @Test
    void whatWouldChangeIsToldAndNothingChanges() {
        member.stored("FEN-AAAA22");
        var draft = Agreed.draft(
                        member,
                        ",\"purposes\":[\"research\"],\"terms\":[{\"clause\":\"1\",\"elements\":[\"incident.child\"],"
                                + "\"audience\":\"researchers\",\"level\":\"full\"}]")
                .at("/id");

        var simulated = counsel.post(
                member.path("sharing-simulations"),
                "{\"agreementId\":\"" + draft + "\",\"profile\":"
                        + body(choice("incident.child.sex", "full", "").replace("members", "researchers")) + "}");

        assertThat(simulated.status()).as(simulated.body()).isEqualTo(200);
        assertThat(simulated.values("/changes", "element")).containsExactly("incident.child.sex");
        assertThat(simulated.at("/changes/0/to")).isEqualTo("full");
        assertThat(simulated.at("/purposesAdded/0")).isEqualTo("research");
        assertThat(simulated.at("/purposesRemoved/0")).isEqualTo("quality-improvement");
        assertThat(simulated.number("/incidents"))
                .as("a provisional incident is not shared")
                .isZero();
        assertThat(member.api().get(profile()).status()).isEqualTo(404);
        assertThat(member.api().get(member.path("agreements/" + draft)).at("/state"))
                .isEqualTo("draft");
    }

    @Test
    void aPreviewShowsWhatIsExplained() {
        put(
                "",
                choice("incident.eventDate", "coarsened", "quarter"),
                choice("incident.child.ageYears", "coarsened", "age-band"),
                choice("incident.determinations.kind", "full", ""),
                choice("review.ratings.value", "full", ""));
        confirm(counsel);

        var seen = counsel.post(
                member.path("sharing-previews"),
                "{\"audience\":\"linked-member\",\"purpose\":\"quality-improvement\"}");

        assertThat(seen.json().path("records")).hasSize(4);
        assertThat(seen.json().at("/records/0/content").toString())
                .isEqualTo("{\"eventDate\":\"2026-Q3\",\"child\":{\"ageBand\":\"LT1\"},"
                        + "\"determinations\":[{\"kind\":\"near-fatality\"}]}");
        assertThat(seen.json().at("/records/3/content/ratings")).hasSize(20);
        var nothing = counsel.post(
                member.path("sharing-previews"), "{\"audience\":\"public\",\"purpose\":\"quality-improvement\"}");
        assertThat(nothing.values("/records", "visible")).containsOnly("false");
        assertThat(nothing.body()).doesNotContain("content");
    }

    @Test
    void theReportIsReadAndPrinted() {
        put("", choice("incident.eventDate", "coarsened", "quarter"));
        confirm(counsel);

        var report = counsel.get(profile() + "/report");
        var row = report.json()
                .path("rows")
                .valueStream()
                .filter(one -> one.path("element").asString("").equals("incident.eventDate"))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("audiences")
                        .valueStream()
                        .map(view -> view.path("audience").asString("") + "="
                                + view.path("level").asString("")))
                .containsExactly(
                        "owner=full",
                        "linked-member=coarsened",
                        "steward=none",
                        "members=coarsened",
                        "analysts=none",
                        "researchers=none",
                        "public=none");
        assertThat(report.at("/agreementState")).isEqualTo("executed");

        var page = counsel.get(profile() + "/report?format=html");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.body()).contains("incident.eventDate", "coarsened (quarter)", "clause 1", "2026-Q3");
    }

    @Test
    void strangersSeeNoProfileAndNoDecision() {
        put("", choice("incident.county", "none", ""));
        var stranger = NewMember.enter().api();
        var question = "{\"audience\":\"members\",\"purpose\":\"quality-improvement\"}";

        for (String path : List.of("", "/report")) {
            assertThat(stranger.get(profile() + path).code()).isEqualTo("not-found");
        }
        for (String noun : List.of("access-explanations", "sharing-previews")) {
            assertThat(stranger.post(member.path(noun), question).code()).isEqualTo("not-found");
        }
        assertThat(stranger.post(member.path("sharing-simulations"), "{}").code())
                .isEqualTo("not-found");
        assertThat(Api.as("operator").get(profile()).status()).isEqualTo(200);
        assertThat(Api.as("operator")
                        .put(profile() + "?expectedVersion=1", body())
                        .status())
                .isEqualTo(404);
        assertThat(Api.as("operator")
                        .get("/v1/jurisdictions/US-QQ/sharing-profile")
                        .code())
                .isEqualTo("not-found");
    }

    private String profile() {
        return member.path("sharing-profile");
    }

    private Reply put(String query, String... choices) {
        return member.api().put(profile() + query, body(choices));
    }

    private static String body(String... choices) {
        return "{\"choices\":[" + String.join(",", choices) + "]}";
    }

    private static String choice(String element, String level, String coarsening) {
        var how = coarsening.isEmpty() ? "" : ",\"coarsening\":\"" + coarsening + "\"";
        return "{\"elements\":[\"" + element + "\"],\"audience\":\"members\",\"level\":\"" + level + "\"" + how + "}";
    }

    private Reply confirm(Api by) {
        return by.post(profile() + "/transitions", "{\"to\":\"effective\"}");
    }

    private Reply explained(String audience) {
        var reply = counsel.post(
                member.path("access-explanations"),
                "{\"audience\":\"" + audience + "\",\"purpose\":\"quality-improvement\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private Decided decision(String element) {
        return new Decided(counsel.post(
                member.path("access-explanations"),
                "{\"audience\":\"members\",\"purpose\":\"quality-improvement\",\"elements\":[\"" + element + "\"]}"));
    }

    private record Decided(Reply reply) {

        tools.jackson.databind.JsonNode json() {
            return reply.json().at("/decisions/0");
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }
    }
}
