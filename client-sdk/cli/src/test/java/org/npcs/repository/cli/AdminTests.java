package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.sandbox.Sandbox;

/** The way of a member to live data, a command a step. */
@ExtendWith(OneSandbox.class)
class AdminTests {

    private static final String AGREEMENT = """
        {'kind':'data-sharing','title':'Data sharing agreement of Alder',
         'parties':[{'party':'US-XB-ALD','role':'owner'},{'party':'STEWARD','role':'steward'}],
         'purposes':['quality-improvement'],'minimumCell':10,
         'clauses':[{'id':'4.2','title':'Comparison','text':'Ratings may be compared among members as counts.'}],
         'signatories':[{'party':'US-XB-ALD','office':'Director'},{'party':'STEWARD','office':'Chair'}],
         'effectiveFrom':'2026-07-01','afterWithdrawal':'future-only'}
        """;

    @TempDir
    private Path directory;

    private Shell operator;
    private Shell marsh;

    @BeforeEach
    void open(Sandbox sandbox) {
        operator = new Shell(directory).as(sandbox.baseUrl(), "operator");
        marsh = new Shell(directory).as(sandbox.baseUrl(), "marsh-river-nightly");
    }

    @Test
    void aMemberIsEnteredAndItsGateTellsWhoMustAct() {
        String code = "US-X" + (char) ('M' + Math.floorMod(UUID.randomUUID().hashCode(), 13));
        Run entered = operator.run("admin", "member", "create", code, "--name", "Zelkova", "--kind", "state", "--json");
        assertThat(entered.exitCode()).isZero();
        assertThat(entered.json().path("code").asString()).isEqualTo(code);
        assertThat(operator.run("admin", "member", "list").out()).contains(code, "Marsh River Nation");
        Run gate = operator.run("admin", "gate", "status", code);
        assertThat(gate.exitCode()).isEqualTo(1);
        assertThat(gate.out()).contains("is at sandbox", "agreement", "member-counsel");
        Run early = operator.run("admin", "gate", "move", code, "live");
        assertThat(early.exitCode()).isEqualTo(4);
        assertThat(early.err()).contains("Next: ");
    }

    @Test
    void whoMayNotEnterMembersLacksARight() {
        Run run = marsh.run("admin", "member", "create", "US-XZ", "--name", "Zelkova", "--kind", "state");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(marsh.run("admin", "member", "create", "US-XZ").exitCode()).isEqualTo(64);
        assertThat(operator.run("admin", "gate", "status", "US-QQ").exitCode()).isEqualTo(4);
    }

    @Test
    void aClientIsAddedSuspendedAndClosed() {
        String id = "fenwick-" + UUID.randomUUID();
        Shell admin = operator.other("fenwick-admin").set("NPCS_JURISDICTION", "US-XB");
        assertThat(admin.run(
                                "admin",
                                "client",
                                "add",
                                id,
                                "--name",
                                "New job",
                                "--scope",
                                "incident:read,incident:write")
                        .exitCode())
                .isZero();
        assertThat(admin.run("admin", "client", "list").out()).contains(id, "New job");
        assertThat(admin.run("admin", "client", "move", id, "suspend", "--json")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("suspended");
        assertThat(admin.run("admin", "client", "move", id, "resume").exitCode())
                .isZero();
        assertThat(admin.run("admin", "client", "move", id, "close").exitCode()).isZero();
        assertThat(admin.run("admin", "client", "move", id, "resume").exitCode())
                .isEqualTo(4);
        assertThat(admin.run("admin", "client", "move", id, "paint").exitCode()).isEqualTo(64);
    }

    @Test
    void anAgreementGoesFromItsDraftToItsSignatures() {
        Shell admin = operator.other("alder-admin");
        admin.write("agreement.json", AGREEMENT);
        Run draft = admin.run("admin", "agreement", "draft", "--from", "agreement.json", "--json");
        assertThat(draft.exitCode()).isZero();
        String id = draft.json().path("id").asString();
        assertThat(admin.run("admin", "agreement", "sign", id, "--party", "US-XB-ALD", "--office", "Director")
                        .exitCode())
                .isEqualTo(4);
        assertThat(admin.run("admin", "agreement", "move", id, "submit").out()).contains("is in-review");
        Run approved = operator.other("alder-counsel").run("admin", "agreement", "move", id, "approve");
        assertThat(approved.out()).contains("is approved", "2 signatures are missing");
        assertThat(admin.run("admin", "agreement", "sign", id, "--party", "US-XB-ALD", "--office", "Director")
                        .out())
                .contains("is partly-signed", "opens no real data", "1 signatures are missing");
        assertThat(admin.run("admin", "agreement", "list", "--state", "partly-signed")
                        .out())
                .contains(id);
        assertThat(admin.run("admin", "agreement", "move", id, "suspend").exitCode())
                .isEqualTo(64);
        assertThat(admin.run("admin", "agreement", "move", id, "forget").exitCode())
                .isEqualTo(64);
    }

    @Test
    void aSharingProfileIsSetFromADocument() {
        Shell counsel = operator.other("alder-counsel");
        Run shown = counsel.run("admin", "profile", "show", "--json");
        assertThat(shown.exitCode()).isZero();
        String version = shown.json().path("version").asString();
        counsel.write(
                "profile.json", "{'choices':[{'elements':['incident.county'],'audience':'members','level':'none'}]}");
        counsel.write("no-profile.json", "[");
        Run blind = counsel.run("admin", "profile", "set", "--from", "profile.json");
        assertThat(blind.exitCode()).isEqualTo(4);
        assertThat(blind.err()).contains("--expected-version");
        Run set = counsel.run("admin", "profile", "set", "--from", "profile.json", "--expected-version", version);
        assertThat(set.exitCode()).isZero();
        assertThat(set.out()).contains("The sharing profile of US-XB-ALD is effective");
        assertThat(counsel.run("admin", "profile", "confirm").exitCode()).isEqualTo(4);
        assertThat(counsel.run("admin", "profile", "set", "--from", "no-profile.json")
                        .exitCode())
                .isEqualTo(64);
    }
}
