package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.contract.definition.Definitions;

/** What the command does with nothing but its own files. */
class WithoutNetworkTests {

    private static final String GOOD =
            "{'noun':'incident','content':{'localKey':'CDR-LOCAL1','eventDate':'2026-09-14'}}\n";
    private static final String CANARY = "ZZ-CANARY-9";
    private static final String BAD =
            "{'noun':'incident','content':{'localKey':'CDR-LOCAL2','eventDate':'2026-09-14','child':{'sex':'" + CANARY
                    + "'}}}\n";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(directory);
    }

    @Test
    void helpNamesEachCommandAndEachExitCode() {
        Run help = shell.run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("doctor", "whoami", "validate", "submit", "resume", "results", "receipts", "mapping", "key")
                .contains(
                        "attest",
                        "export",
                        "chart",
                        "explain",
                        "watch",
                        "admin",
                        "audit",
                        "completion",
                        "release",
                        "privacy")
                .contains("Exit codes:", " 0 ", " 1 ", " 2 ", " 3 ", " 4 ", "64 ", "70 ");
        assertThat(shell.run("admin", "member", "create", "--help").out())
                .contains("--name", "--kind", "--base", "Exit codes:");
        assertThat(shell.run("--version").out()).contains("contract ");
    }

    @Test
    void whatIsTypedWronglyIsUsage() {
        assertThat(shell.run("--no-such-option").exitCode()).isEqualTo(64);
        assertThat(shell.run("no-such-command").exitCode()).isEqualTo(64);
        assertThat(shell.run().exitCode()).isEqualTo(64);
        Run noun = shell.run("mapping");
        assertThat(noun.exitCode()).isEqualTo(64);
        assertThat(noun.err()).contains("init, check").contains("Next: npcs mapping --help");
        assertThat(shell.run("whoami").err()).contains("There are no credentials.");
        assertThat(shell.run("whoami").exitCode()).isEqualTo(2);
        assertThat(shell.run("doctor").exitCode()).isEqualTo(64);
    }

    @Test
    void everyPublishedCodeIsExplained() {
        assertThat(Definitions.published().rules()).hasSizeGreaterThan(50).allSatisfy(rule -> {
            Run told = shell.run("explain", rule.id());
            assertThat(told.exitCode()).isZero();
            assertThat(told.out()).startsWith(rule.message()).contains(rule.fix(), rule.page());
        });
        assertThat(Catalogue.problems()).hasSizeGreaterThan(50).allSatisfy((code, entry) -> {
            Run told = shell.run("explain", code);
            assertThat(told.exitCode()).isZero();
            assertThat(told.out()).startsWith(entry.path("title").asString());
        });
        assertThat(shell.run("explain").out()).contains("INC-R-001", "version-mismatch");
        assertThat(shell.run("explain", "NO-SUCH-CODE").exitCode()).isEqualTo(64);
        assertThat(shell.run("explain", "inc-r-001", "--json").json().path("id").asString())
                .isEqualTo("INC-R-001");
    }

    @Test
    void aGoodFilePassesAndABadOneIsToldByCauseWithoutItsValues() {
        shell.write("good.ndjson", GOOD);
        shell.write("bad.ndjson", GOOD + BAD + BAD);
        Run good = shell.run("validate", "good.ndjson");
        assertThat(good.exitCode()).isZero();
        assertThat(good.out()).contains("1 records: 1 would be accepted, 0 rejected.");
        Run bad = shell.run("validate", "bad.ndjson");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out())
                .contains("line 2 /child/sex", "line 3 /child/sex", "3 records: 1 would be accepted, 2 rejected.")
                .doesNotContain(CANARY);
        assertThat(bad.err()).isEmpty();
        Run json = shell.run("validate", "bad.ndjson", "--json");
        assertThat(json.json().path("rejected").asInt()).isEqualTo(2);
        assertThat(json.json().path("results")).hasSize(3);
        assertThat(json.json().path("causes").path(0).path("records").asInt()).isEqualTo(2);
        assertThat(json.out()).doesNotContain(CANARY);
    }

    @Test
    void whatCannotBeValidatedIsSaid() {
        shell.write("a.csv", "noun,content.localKey\n");
        shell.write("a.json", "{'localKey':'" + CANARY);
        assertThat(shell.run("validate", "a.csv").exitCode()).isEqualTo(64);
        assertThat(shell.run("validate", "a.csv").err()).contains("npcs submit --preview");
        Run missing = shell.run("validate", "none.ndjson", "--json");
        assertThat(missing.exitCode()).isEqualTo(64);
        assertThat(missing.json().path("failure").path("sentence").asString()).startsWith("There is no file");
        Run cut = shell.run("validate", "a.json");
        assertThat(cut.exitCode()).isEqualTo(64);
        assertThat(cut.out() + cut.err()).doesNotContain(CANARY);
    }

    @Test
    void quietPrintsNothingAndTheExitCodeTellsTheRest() {
        shell.write("bad.ndjson", BAD);
        Run quiet = shell.run("--quiet", "validate", "bad.ndjson");
        assertThat(quiet.exitCode()).isEqualTo(1);
        assertThat(quiet.out() + quiet.err()).isEmpty();
    }

    @Test
    void aSecretIsMadeOnceAndNeverPrinted() throws IOException {
        Run made = shell.run("key", "init");
        assertThat(made.exitCode()).isZero();
        String secret = Files.readString(directory.resolve("local-key.secret")).strip();
        shell.write("numbers.txt", "2026-00417\n\n 2026-00418 \n");
        Run shown = shell.run("key", "show-local", "numbers.txt");
        assertThat(shown.out()).contains("2026-00417", "2026-00418").containsPattern("[B-DF-HJ-NP-TV]{2}[0-9A-Z]{24}");
        assertThat(made.out() + shown.out()).doesNotContain(secret.substring(secret.indexOf(' ') + 1));
        Run again = shell.run("key", "init");
        assertThat(again.exitCode()).isEqualTo(64);
        assertThat(again.err()).contains("is left as it is");
        assertThat(shell.read("local-key.secret").strip()).isEqualTo(secret);
    }

    @Test
    void aWorksheetKeepsDecisionsAndIsNotCleanBeforeTheLast() {
        shell.write(
                "extract.ndjson", "{'localKey':'L-1','child':{'sex':'W'}}\n{'localKey':'L-2','child':{'sex':'W'}}\n");
        assertThat(shell.run("mapping", "init", "--from", "extract.ndjson").exitCode())
                .isZero();
        Run open = shell.run("mapping", "check");
        assertThat(open.exitCode()).isEqualTo(1);
        assertThat(open.out()).contains("incident.child.sex", "no national code");
        assertThat(shell.run("mapping", "check", "--json")
                        .json()
                        .path("unmapped")
                        .path(0)
                        .path("timesSeen")
                        .asInt())
                .isEqualTo(2);
        shell.write("mapping.csv", shell.read("mapping.csv").replace("W,,2,,,", "W,,2,2,sure,"));
        assertThat(shell.run("mapping", "check").exitCode()).isZero();
        assertThat(shell.run("mapping", "init", "--from", "extract.ndjson").exitCode())
                .isZero();
        assertThat(shell.read("mapping.csv")).contains("W,,4,2,sure,");
    }

    @Test
    void localCodesBecomeNationalOnesWhereSomebodyDecidedAndNowhereElse() {
        shell.write(
                "extract.ndjson",
                "{'localKey':'L-ONE','eventDate':'2026-09-14','child':{'sex':'W'}}\n"
                        + "{'noun':'incident','state':'accepted','content':{'localKey':'L-TWO','child':{'sex':'"
                        + CANARY
                        + "'}}}\n");
        shell.write(
                "mapping.csv",
                "localList,localCode,localLabel,timesSeen,nationalCode,confidence,note\n"
                        + "incident.child.sex,W,,1,2,sure,\n");
        Run run = shell.run("mapping", "apply", "--from", "extract.ndjson", "--to", "night.ndjson");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("2 records", "incident.child.sex").doesNotContain(CANARY);
        assertThat(shell.read("night.ndjson").lines())
                .containsExactly(
                        "{'noun':'incident','content':{'localKey':'L-ONE','eventDate':'2026-09-14','child':{'sex':'2'}}}"
                                .replace('\'', '"'),
                        ("{'noun':'incident','state':'accepted','content':{'localKey':'L-TWO','child':{'sex':'" + CANARY
                                        + "'}}}")
                                .replace('\'', '"'));
        shell.write("broken.ndjson", "{'localKey':'" + CANARY);
        Run broken = shell.run("mapping", "apply", "--from", "broken.ndjson", "--to", "never.ndjson");
        assertThat(broken.exitCode()).isEqualTo(64);
        assertThat(broken.err()).contains("Record 1").doesNotContain(CANARY);
        assertThat(shell.path("never.ndjson")).doesNotExist();
    }

    @Test
    void aShellCanCompleteTheCommand() {
        Run script = shell.run("completion");
        assertThat(script.exitCode()).isZero();
        assertThat(script.out()).contains("complete -F _complete_npcs", "--mapping-version", "show-local");
    }
}
