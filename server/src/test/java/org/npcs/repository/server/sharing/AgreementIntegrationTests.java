package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.json.JsonMapper;

/** Agreements are signed documents, and real data are taken in only under an executed one. */
@ExtendWith(RunningSandbox.class)
class AgreementIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void theLastSignatureExecutesAndUntilThenTheMissingOnesAreNamed() {
        var id = approved(member, "");
        assertThat(read(id).json().path("missingSignatures")).hasSize(2);
        assertThat(write().status()).as("no agreement binds yet").isEqualTo(201);

        var first = sign(member.api(), id, member.code(), "Director");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.at("/state")).isEqualTo("partly-signed");
        assertThat(first.at("/missingSignatures/0/party")).isEqualTo("STEWARD");
        assertThat(sign(member.api(), id, member.code(), "Director").code()).isEqualTo("already-exists");
        assertThat(sign(member.api(), id, "STEWARD", "Chair").code()).isEqualTo("invalid-parameter");

        var last = sign(Api.as("operator"), id, "STEWARD", "Chair");
        assertThat(last.at("/state")).as(last.body()).isEqualTo("executed");
        assertThat(last.json().path("opensData").asBoolean()).isTrue();
        assertThat(last.json().path("missingSignatures")).isEmpty();
        assertThat(member.api().get("/v1/me").at("/agreement/state")).isEqualTo("executed");
    }

    @Test
    void suspensionClosesWritesAtOnceAndNothingElse() {
        var id = executed(member, "");
        assertThat(write().status()).isEqualTo(201);

        assertThat(move(id, "suspended", "").code()).isEqualTo("invalid-parameter");
        assertThat(move(id, "suspended", ",\"reason\":\"new-information\"").at("/state"))
                .isEqualTo("suspended");

        var refused = write();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("agreement-not-executed");
        assertThat(member.api().get(member.path("incidents")).status()).isEqualTo(200);
        assertThat(member.api()
                        .send("POST", member.path("incidents/validate"), Samples.incident(Samples.localKey()))
                        .status())
                .isEqualTo(200);

        move(id, "executed", "");
        assertThat(write().status()).isEqualTo(201);
        move(id, "terminated", ",\"reason\":\"new-information\"");
        assertThat(write().code()).isEqualTo("agreement-not-executed");
    }

    @Test
    void whatWasAgreedDoesNotChange() {
        var drafted = draft(member, "");
        var id = drafted.at("/id");
        var hash = drafted.at("/contentHash");
        var other = content(member, "").replace("Agreement of a test", "Another title");
        var changed = member.api().put(path(id) + "?expectedVersion=1", other);
        assertThat(changed.at("/outcome")).as(changed.body()).isEqualTo("updated");
        assertThat(changed.at("/contentHash")).isNotEqualTo(hash);

        move(id, "in-review", "");

        assertThat(member.api()
                        .put(path(id) + "?expectedVersion=3", content(member, ""))
                        .code())
                .isEqualTo("record-closed");
        assertThat(read(id).at("/contentHash")).isEqualTo(changed.at("/contentHash"));
    }

    @Test
    void aSecondAgreementNamesTheOneThatItSupersedes() {
        var first = executed(member, "");
        var rival = approved(member, "");
        sign(member.api(), rival, member.code(), "Director");
        assertThat(sign(Api.as("operator"), rival, "STEWARD", "Chair").code()).isEqualTo("illegal-transition");
        assertThat(read(rival).at("/state")).isEqualTo("partly-signed");

        move(rival, "terminated", ",\"reason\":\"new-information\"");
        assertThat(write().status()).as("the first one binds still").isEqualTo(201);

        var heir = executed(member, ",\"supersedes\":\"" + first + "\"");

        assertThat(read(first).at("/state")).isEqualTo("superseded");
        assertThat(read(heir).number("/number")).isEqualTo(3);
        assertThat(write().status()).isEqualTo(201);
    }

    @Test
    void aStateAgreementTakesThePlaceOfACountys() {
        var county = NewMember.enter();
        var placed = Api.as("operator")
                .put(
                        "/v1/jurisdictions/" + county.code() + "?expectedVersion=1",
                        "{\"code\":\"" + county.code() + "\",\"name\":\"Within\",\"kind\":\"county\",\"within\":\""
                                + member.code() + "\"}");
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        var earlier = executed(county, "");
        var heir = executed(member, ",\"supersedes\":\"" + earlier + "\"", county.code());

        assertThat(county.api().get(county.path("agreements/" + earlier)).at("/state"))
                .isEqualTo("superseded");
        assertThat(county.api().get("/v1/me").at("/agreement/version")).isEqualTo(member.code() + "/1");
        assertThat(stored(county).status()).isEqualTo(201);
        move(heir, "suspended", ",\"reason\":\"new-information\"");
        assertThat(stored(county).code()).isEqualTo("agreement-not-executed");
    }

    @Test
    void datesCount() {
        var id = draft(member, "").at("/id");
        var ended = content(member, "")
                .replace(
                        "\"effectiveFrom\":\"2026-01-01\"",
                        "\"effectiveFrom\":\"2025-01-01\",\"effectiveTo\":\"2025-12-31\"");
        member.api().put(path(id) + "?expectedVersion=1", ended);
        move(id, "in-review", "");
        move(id, "approved", "");
        sign(member.api(), id, member.code(), "Director");
        sign(Api.as("operator"), id, "STEWARD", "Chair");

        assertThat(read(id).at("/state")).isEqualTo("expired");
        assertThat(read(id).json().path("opensData").asBoolean()).isFalse();
        assertThat(write().code()).isEqualTo("agreement-not-executed");
    }

    @Test
    void partsThatDoNotFitAreToldAllAtOnce() {
        var broken = content(member, "")
                .replace("\"clause\":\"1\"", "\"clause\":\"9\"")
                .replace("\"office\":\"Chair\",\"party\":\"STEWARD\"", "\"office\":\"Chair\",\"party\":\"US-XA\"")
                .replace("\"effectiveFrom\"", "\"effectiveTo\":\"2020-01-01\",\"effectiveFrom\"");

        var refused = member.api().post(member.path("agreements"), broken);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings").valueStream().map(one -> one.path("pointer")
                        .asString("")))
                .containsExactlyInAnyOrder("/signatories/1/party", "/terms/0/clause", "/effectiveTo");
    }

    @Test
    void strangersSeeNoAgreement() {
        var id = draft(member, "").at("/id");
        var stranger = NewMember.enter();

        assertThat(stranger.api().get(path(id)).status()).isEqualTo(404);
        assertThat(stranger.api().get(member.path("agreements")).status()).isEqualTo(404);
        assertThat(stranger.api().get(stranger.path("agreements/" + id)).status())
                .isEqualTo(404);
        assertThat(sign(stranger.api(), id, stranger.code(), "Director").status())
                .isEqualTo(404);
        assertThat(Api.as("operator").get(path(id)).status()).isEqualTo(200);
    }

    private Reply write() {
        return stored(member);
    }

    private static Reply stored(NewMember owner) {
        var key = Samples.localKey();
        return owner.api().put(owner.path("incidents/" + key), Samples.incident(key));
    }

    private String path(String id) {
        return member.path("agreements/" + id);
    }

    private Reply read(String id) {
        return member.api().get(path(id));
    }

    private Reply move(String id, String to, String more) {
        return move(member, id, to, more);
    }

    private static Reply move(NewMember owner, String id, String to, String more) {
        return owner.api().post(owner.path("agreements/" + id + "/transitions"), "{\"to\":\"" + to + "\"" + more + "}");
    }

    private Reply sign(Api by, String id, String party, String office) {
        return sign(member, by, id, party, office);
    }

    private static Reply sign(NewMember owner, Api by, String id, String party, String office) {
        return by.post(
                owner.path("agreements/" + id + "/signatures"),
                "{\"party\":\"" + party + "\",\"office\":\"" + office
                        + "\",\"signedOn\":\"2026-01-02\",\"method\":\"paper\"}");
    }

    private static String executed(NewMember owner, String more, String... within) {
        var id = approved(owner, more, within);
        sign(owner, owner.api(), id, owner.code(), "Director");
        var last = sign(owner, Api.as("operator"), id, "STEWARD", "Chair");
        assertThat(last.at("/state")).as(last.body()).isEqualTo("executed");
        return id;
    }

    private static String approved(NewMember owner, String more, String... within) {
        var id = draft(owner, more, within).at("/id");
        assertThat(move(owner, id, "in-review", "").status()).isEqualTo(200);
        var approved = move(owner, id, "approved", "");
        assertThat(approved.at("/state")).as(approved.body()).isEqualTo("approved");
        return id;
    }

    private static Reply draft(NewMember owner, String more, String... within) {
        var drafted = owner.api().post(owner.path("agreements"), content(owner, more, within));
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        return drafted;
    }

    private static String content(NewMember owner, String more, String... within) {
        var parties = new StringBuilder("{\"party\":\"" + owner.code() + "\",\"role\":\"owner\"}");
        for (String one : within) {
            parties.append(",{\"party\":\"").append(one).append("\",\"role\":\"owner\"}");
        }
        var text = "{\"kind\":\"data-sharing\",\"title\":\"Agreement of a test\",\"parties\":[" + parties
                + ",{\"party\":\"STEWARD\",\"role\":\"steward\"}],\"purposes\":[\"quality-improvement\"],\"minimumCell\":10,"
                + "\"clauses\":[{\"id\":\"1\",\"title\":\"Counts\",\"text\":\"Counts may be shared.\"}],"
                + "\"terms\":[{\"clause\":\"1\",\"elements\":[\"review.ratings\"],\"audience\":\"members\",\"level\":\"aggregate\"}],"
                + "\"signatories\":[{\"office\":\"Director\",\"party\":\"" + owner.code()
                + "\"},{\"office\":\"Chair\",\"party\":\"STEWARD\"}],\"effectiveFrom\":\"2026-01-01\","
                + "\"afterWithdrawal\":\"future-only\"" + more + "}";
        return new JsonMapper().readTree(text).toString();
    }
}
