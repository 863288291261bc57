package org.npcs.repository.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

@ExtendWith(RunningSandbox.class)
class GoLiveIntegrationTests {

    private static final String PASSED =
            "{\"product\":\"Invented job 1.0\",\"profile\":\"incident-submitter\",\"suiteVersion\":\"1.2.0\","
                    + "\"contractVersion\":\"1.2.0\",\"reportDigest\":\"" + "0".repeat(64)
                    + "\",\"passedOn\":\"2026-11-20\"}";
    private static final String AGREEMENT =
            "{\"kind\":\"data-sharing\",\"title\":\"A\",\"parties\":[{\"party\":\"%1$s\",\"role\":\"owner\"},"
                    + "{\"party\":\"STEWARD\",\"role\":\"steward\"}],\"purposes\":[\"quality-improvement\"],\"minimumCell\":10,"
                    + "\"clauses\":[{\"id\":\"1\",\"title\":\"T\",\"text\":\"T\"}],\"terms\":[{\"clause\":\"1\",\"elements\":"
                    + "[\"incident.child.sex\"],\"audience\":\"members\",\"level\":\"full\"}],\"signatories\":[{\"office\":\"Director\","
                    + "\"party\":\"%1$s\"},{\"office\":\"Chair\",\"party\":\"STEWARD\"}],\"effectiveFrom\":\"2026-01-01\","
                    + "\"afterWithdrawal\":\"future-only\"}";

    private final NewMember member = NewMember.enter();
    private final Api operator = Api.as("operator");

    @Test
    void aMemberGoesFromItsFirstTryToLiveDataStepByStep() {
        assertThat(missing()).containsExactly("conformance", "sharing-profile", "agreement", "records", "decision");
        assertThat(state()).isEqualTo("sandbox");
        refusedFor("trial-real", "conformance, sharing-profile, agreement");

        assertThat(member.api().put(member.path("go-live/conformance"), PASSED).at("/state"))
                .isEqualTo("sandbox-passed");
        member.api().put(member.path("sharing-profile"), "{\"choices\":[]}");
        var agreement = approved();
        assertThat(actor("agreement")).isEqualTo("signatory");
        sign(member.api(), agreement, member.code(), "Director");
        sign(operator, agreement, "STEWARD", "Chair");
        assertThat(state()).isEqualTo("agreement-executed");

        assertThat(move(operator, "trial-real").at("/state")).isEqualTo("trial-real");
        refusedFor("live", "records");
        var incident = member.stored(Samples.localKey());
        member.api().post("/v1/incidents/" + incident + "/transitions", "{\"to\":\"accepted\"}");
        var live = move(operator, "live");
        assertThat(live.at("/state")).as(live.body()).isEqualTo("live");
        assertThat(live.number("/missing")).isZero();
        assertThat(live.values("/steps", "next")).allMatch(String::isEmpty);
    }

    @Test
    void aMemberDoesNotDecideForItselfAndMayPause() {
        member.api().put(member.path("go-live/conformance"), PASSED);
        assertThat(move(member.api(), "trial-real").code()).isEqualTo("insufficient-scope");
        assertThat(move(member.api(), "live").code()).isEqualTo("insufficient-scope");
        assertThat(move(member.api(), "paused").code())
                .as("nothing to pause yet")
                .isEqualTo("illegal-transition");
        assertThat(move(operator, "out-of-this-world").code()).isEqualTo("illegal-transition");
    }

    @Test
    void nobodyElseLearnsHowFarAMemberIs() {
        var stranger = NewMember.enter();

        assertThat(stranger.api().get(member.path("go-live")).code()).isEqualTo("not-found");
        assertThat(stranger.api()
                        .put(member.path("go-live/conformance"), PASSED)
                        .code())
                .isEqualTo("not-found");
        assertThat(operator.get("/v1/jurisdictions/US-ZZZZ/go-live").code()).isEqualTo("not-found");
        assertThat(operator.get(member.path("go-live")).status()).isEqualTo(200);
    }

    @Test
    void twinsMoveAMemberOnceAndARepeatTellsTheSame() {
        ready();
        var key = UUID.randomUUID().toString();
        var replies = IntStream.range(0, 8)
                .mapToObj(i -> operator.key(i < 4 ? key : UUID.randomUUID().toString())
                        .sendLater("POST", member.path("go-live/transitions"), "{\"to\":\"trial-real\"}"))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();

        assertThat(replies).extracting(Reply::status).containsAnyOf(200).containsOnly(200, 409);
        assertThat(Database.number(
                        "SELECT count(*) FROM audit_entry WHERE jurisdiction = ? AND noun = 'go_live' AND action = 'update'",
                        member.code()))
                .isEqualTo(1);
    }

    @Test
    void whatAMemberInTrialStoredIsNotShownToOthers() {
        ready();
        move(operator, "trial-real");
        Database.asSuperuser(connection -> {
            try (var shared = connection.prepareStatement(
                    "INSERT INTO shared_record (jurisdiction, noun, record_id, content, revision, position, kind, changed_at)"
                            + " SELECT code, 'incident', gen_random_uuid(), '{}', sharing_revision, nextval('shared_position'),"
                            + " 'shared', now() FROM jurisdiction WHERE code = ?")) {
                shared.setString(1, member.code());
                return shared.executeUpdate();
            }
        });
        assertThat(sharesNow()).as("in trial").isZero();
        var incident = member.stored(Samples.localKey());
        member.api().post("/v1/incidents/" + incident + "/transitions", "{\"to\":\"accepted\"}");
        assertThat(move(operator, "live").status()).isEqualTo(200);
        assertThat(sharesNow()).as("live").isEqualTo(1);
        assertThat(move(member.api(), "paused").at("/state")).isEqualTo("paused");
        assertThat(sharesNow()).as("paused").isZero();
        assertThat(move(operator, "live").at("/state")).isEqualTo("live");
    }

    private long sharesNow() {
        return Database.asRuntime(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("BEGIN; SELECT set_config('app.jurisdiction', 'US-XA', true),"
                        + " set_config('app.purpose', 'quality-improvement', true)");
                try (var rows = statement.executeQuery(
                        "SELECT count(*) FROM shared_record WHERE jurisdiction = '" + member.code() + "'")) {
                    rows.next();
                    return rows.getLong(1);
                } finally {
                    statement.execute("ROLLBACK");
                }
            }
        });
    }

    private void ready() {
        member.api().put(member.path("go-live/conformance"), PASSED);
        member.api().put(member.path("sharing-profile"), "{\"choices\":[]}");
        var agreement = approved();
        sign(member.api(), agreement, member.code(), "Director");
        sign(operator, agreement, "STEWARD", "Chair");
        assertThat(state()).isEqualTo("agreement-executed");
    }

    private String approved() {
        var drafted = member.api().post(member.path("agreements"), AGREEMENT.formatted(member.code()));
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        var address = member.path("agreements/" + drafted.at("/id"));
        for (String to : List.of("in-review", "approved")) {
            assertThat(member.api()
                            .post(address + "/transitions", "{\"to\":\"" + to + "\"}")
                            .status())
                    .isEqualTo(200);
        }
        return address;
    }

    private static void sign(Api by, String agreement, String party, String office) {
        var signed = by.post(
                agreement + "/signatures",
                "{\"party\":\"" + party + "\",\"office\":\"" + office
                        + "\",\"signedOn\":\"2026-01-02\",\"method\":\"paper\"}");
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
    }

    private String state() {
        return operator.get(member.path("go-live")).at("/state");
    }

    private List<String> missing() {
        return member.api()
                .get(member.path("go-live"))
                .json()
                .path("steps")
                .valueStream()
                .filter(step -> !step.path("done").asBoolean())
                .map(step -> step.path("id").asString())
                .toList();
    }

    private String actor(String step) {
        return member.api()
                .get(member.path("go-live"))
                .json()
                .path("steps")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(step))
                .findFirst()
                .orElseThrow()
                .path("actor")
                .asString();
    }

    private Reply move(Api by, String to) {
        return by.post(member.path("go-live/transitions"), "{\"to\":\"" + to + "\"}");
    }

    private void refusedFor(String to, String missing) {
        var refused = move(operator, to);
        assertThat(refused.code()).isEqualTo("illegal-transition");
        assertThat(refused.at("/detail")).contains(missing);
    }
}
