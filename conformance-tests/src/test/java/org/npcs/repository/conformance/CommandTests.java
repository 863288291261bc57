package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Exchange;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.mutant.Mutants;
import org.npcs.repository.conformance.provider.Configuration;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.Recorder;
import org.npcs.repository.conformance.run.Runner;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.toy.Toy;

class CommandTests {

    @TempDir
    private Path directory;

    @Test
    void aServerThatIsNoSandboxIsLeftAlone() {
        try (Toy toy = Toy.start(
                (request, repository) -> repository.handle(request).edit(body -> body.put("sandbox", false)))) {
            assertThat(Conformance.run("--base-url", toy.baseUrl())).isEqualTo(4);
            assertThat(toy.writes()).isZero();
            assertThat(Conformance.run("--base-url", toy.baseUrl(), "--allow-non-sandbox", "--only", "MEM-002"))
                    .isZero();
        }
    }

    @Test
    void anAddressWhereNobodyAnswersGivesNothingRan() {
        assertThat(Conformance.run("--base-url", "http://127.0.0.1:1")).isEqualTo(4);
    }

    @Test
    void aDryRunAListAndAnExplanationSendNothing() {
        try (Toy toy = Toy.start()) {
            assertThat(Conformance.run("--base-url", toy.baseUrl(), "--dry-run"))
                    .isZero();
            assertThat(Conformance.run("--list", "--profile", "incident-submitter"))
                    .isZero();
            assertThat(Conformance.run("--list", "--profile", "bulk-submitter")).isZero();
            assertThat(Conformance.run("--list", "--profile", "member-reporter"))
                    .isZero();
            assertThat(Conformance.run("--dry-run", "--profile", "member-reporter"))
                    .isZero();
            assertThat(Conformance.run("--explain", "NTC-021", "--profile", "member-reporter"))
                    .isZero();
            assertThat(Conformance.run("--explain", "INC-004")).isZero();
            assertThat(Conformance.run("--explain", "INC-999")).isEqualTo(4);
            assertThat(toy.writes()).isZero();
        }
    }

    @Test
    void wrongOptionsAndNamesRunNothing() {
        assertThat(Conformance.run("--no-such-option")).isEqualTo(4);
        assertThat(Conformance.run("--only", "INC-999", "--base-url", "http://127.0.0.1:1"))
                .isEqualTo(4);
        assertThat(Conformance.run("--profile", "no-such-profile")).isEqualTo(3);
        assertThat(Conformance.run("--set", "frist.jurisdiction=US-XA")).isEqualTo(3);
    }

    @Test
    void aBaselineExcusesWhatItNamesAndGoesStale() throws IOException {
        Path baseline = directory.resolve("baseline.txt");
        try (Toy wrong = Toy.start(Mutants.all().get(0).mutation().get());
                Toy right = Toy.start()) {
            String[] run = {"--only", "PLT-001", "--only", "PLT-025", "--baseline", baseline.toString(), "--base-url"};
            Files.writeString(baseline, "# nothing\n");
            assertThat(run(run, wrong)).isEqualTo(1);
            Files.writeString(baseline, "platform.Problems.everyRefusalIsAProblemOfTheCatalogue # known\n");
            assertThat(run(run, wrong)).isZero();
            assertThat(run(run, right)).isEqualTo(2);
            Files.writeString(baseline, "");
            assertThat(run(run, right)).isZero();
        }
    }

    @Test
    void aFaultOfTheKitIsAnErrorAndNeverAPass() {
        List<CheckResult> results = judge(session -> {
            throw new NullPointerException("a slip of the kit");
        });
        assertThat(results).extracting(CheckResult::verdict).containsExactly(Verdict.ERROR);
        assertThat(org.npcs.repository.conformance.run.ExitCode.of(
                        results, org.npcs.repository.conformance.run.Baseline.none()))
                .isEqualTo(3);
    }

    @Test
    void secretsAreCutFromWhatAFailureSays() {
        List<CheckResult> results = judge(session -> {
            throw new Failed("nothing", "the planted-secret of somebody");
        });
        assertThat(results.get(0).found()).isEqualTo("the [cut] of somebody");
    }

    @Test
    void laterSourcesOfTheConfigurationWin() throws IOException {
        Path file = directory.resolve("kit.properties");
        Files.writeString(file, "first.nightly.id=from-file\nvendor.id=vendor-from-file\n");
        Configuration configuration = Configuration.read(
                file,
                Map.of(
                        "NPCS_CONFORMANCE_FIRST_NIGHTLY_ID",
                        "from-environment",
                        "NPCS_CONFORMANCE_BASE_URL",
                        "http://a/"),
                Map.of("operator.id", ""));
        assertThat(configuration.clientId(Persona.FIRST_NIGHTLY)).isEqualTo("from-environment");
        assertThat(configuration.clientId(Persona.VENDOR)).isEqualTo("vendor-from-file");
        assertThat(configuration.clientId(Persona.OPERATOR)).isEmpty();
        assertThat(configuration.clientId(Persona.FIRST_LEAD)).isEqualTo("cedar-lead");
        assertThat(configuration.baseUrl()).isEqualTo("http://a");
    }

    @Test
    void withoutAnOperatorItsChecksAreSkippedAndSaidSo() {
        try (Toy toy = Toy.start()) {
            assertThat(Conformance.run("--base-url", toy.baseUrl(), "--set", "operator.id=", "--only", "MEM-008"))
                    .isZero();
        }
    }

    private static int run(String[] options, Toy toy) {
        String[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = toy.baseUrl();
        return Conformance.run(all);
    }

    private static List<CheckResult> judge(java.util.function.Consumer<Recorder> body) {
        Redaction redaction = new Redaction();
        redaction.add("planted-secret");
        Runner runner = new Runner(RequirementCatalogue.published(), false, 1, redaction);
        Check<Recorder> check = new Check<>("kit.Slip.check", List.of("PLT-001"), "Nothing.", List.of(), body);
        return runner.run(List.of(check), name -> () -> List.<Exchange>of());
    }
}
