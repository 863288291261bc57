package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.conformance.adapter.Flaw;
import org.npcs.repository.conformance.adapter.PlainAdapter;
import org.npcs.repository.conformance.adapter.SdkAdapter;
import org.npcs.repository.conformance.consumer.BulkSubmitterChecks;
import org.npcs.repository.conformance.consumer.Integration;
import org.npcs.repository.conformance.consumer.Rehearsal;
import org.npcs.repository.conformance.consumer.SubmitterChecks;
import org.npcs.repository.conformance.consumer.SubmitterSuite;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Verdict;

@Execution(ExecutionMode.CONCURRENT)
class SubmitterTests {

    /** Stories mostly wait. */
    private static final int AT_ONCE = 5;

    static List<Flaw> flaws() {
        return Arrays.stream(Flaw.values()).filter(Flaw::isOfSubmitters).toList();
    }

    @Test
    void anIntegrationOnThePlainJdkPasses() {
        assertThat(notPassed(run(scenario -> PlainAdapter.play(scenario, Flaw.NONE))))
                .isEmpty();
    }

    @Test
    void anIntegrationOnOurSdkPasses() {
        assertThat(notPassed(run(SdkAdapter::play))).isEmpty();
    }

    @Test
    void anIntegrationIsStartedByACommand() {
        assertThat(notPassed(run(Integration.of("command", command(""))))).isEmpty();
    }

    @Test
    void anIntegrationReadsStoriesFromItsInput() {
        assertThat(notPassed(run(Integration.of("stdin", command(" --stdin")), 1)))
                .isEmpty();
    }

    @Test
    void anIntegrationThatDoesNothingPassesNothing() {
        assertThat(run(scenario -> 1).checks()).noneMatch(check -> check.verdict() == Verdict.PASS);
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void aWrongIntegrationFailsExactlyWhatItBreaks(Flaw flaw) {
        Set<String> failed = new TreeSet<>();
        run(scenario -> PlainAdapter.play(scenario, flaw)).byRequirement().forEach((id, verdict) -> {
            if (verdict == Verdict.FAIL) {
                failed.add(id);
            }
        });
        assertThat(failed).containsExactly(flaw.requirement());
    }

    private static RunResult run(Integration integration) {
        return run(integration, AT_ONCE);
    }

    private static RunResult run(Integration integration, int parallel) {
        List<Check<Rehearsal>> both = Stream.concat(SubmitterChecks.all().stream(), BulkSubmitterChecks.all().stream())
                .toList();
        return new SubmitterSuite("both profiles", integration, RequirementCatalogue.published())
                .run(both, 5, false, parallel);
    }

    private static List<String> notPassed(RunResult result) {
        return result.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASS)
                .map((CheckResult check) -> check.check() + " " + check.verdict() + " " + check.found())
                .toList();
    }

    private static String command(String arguments) {
        String java = System.getProperty("java.home") + "/bin/java";
        return "exec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                + System.getProperty("java.class.path") + "' " + PlainAdapter.class.getName() + arguments;
    }
}
