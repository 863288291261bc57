package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Agreements are signed documents, and real data are taken in only under an executed one. */
@ExtendWith(RunningSandbox.class)
class AgreementIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void theLastSignatureExecutesAndUntilThenTheMissingOnesAreNamed() {
        var id = Agreed.approved(member, "");
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
        var id = Agreed.executed(member, "");
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
        var drafted = Agreed.draft(member, "");
        var id = drafted.at("/id");
        var hash = drafted.at("/contentHash");
        var other = Agreed.content(member, "").replace("Agreement of a test", "Another title");
        var changed = member.api().put(path(id) + "?expectedVersion=1", other);
        assertThat(changed.at("/outcome")).as(changed.body()).isEqualTo("updated");
        assertThat(changed.at("/contentHash")).isNotEqualTo(hash);

        move(id, "in-review", "");

        assertThat(member.api()
                        .put(path(id) + "?expectedVersion=3", Agreed.content(member, ""))
                        .code())
                .isEqualTo("record-closed");
        assertThat(read(id).at("/contentHash")).isEqualTo(changed.at("/contentHash"));
    }

    @Test
    void aSecondAgreementNamesTheOneThatItSupersedes() {
        var first = Agreed.executed(member, "");
        var rival = Agreed.approved(member, "");
        sign(member.api(), rival, member.code(), "Director");
        assertThat(sign(Api.as("operator"), rival, "STEWARD", "Chair").code()).isEqualTo("illegal-transition");
        assertThat(read(rival).at("/state")).isEqualTo("partly-signed");

        move(rival, "terminated", ",\"reason\":\"new-information\"");
        assertThat(write().status()).as("the first one binds still").isEqualTo(201);

        var heir = Agreed.executed(member, ",\"supersedes\":\"" + first + "\"");

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
        var earlier = Agreed.executed(county, "");
        var heir = Agreed.executed(member, ",\"supersedes\":\"" + earlier + "\"", county.code());

        assertThat(county.api().get(county.path("agreements/" + earlier)).at("/state"))
                .isEqualTo("superseded");
        assertThat(county.api().get("/v1/me").at("/agreement/version")).isEqualTo(member.code() + "/1");
        assertThat(stored(county).status()).isEqualTo(201);
        move(heir, "suspended", ",\"reason\":\"new-information\"");
        assertThat(stored(county).code()).isEqualTo("agreement-not-executed");
    }

    @Test
    void datesCount() {
        var id = Agreed.draft(member, "").at("/id");
        var ended = Agreed.content(member, "")
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
        var broken = Agreed.content(member, "")
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
        var id = Agreed.draft(member, "").at("/id");
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
        return Agreed.move(member, id, to, more);
    }

    private Reply sign(Api by, String id, String party, String office) {
        return Agreed.sign(member, by, id, party, office);
    }
}
