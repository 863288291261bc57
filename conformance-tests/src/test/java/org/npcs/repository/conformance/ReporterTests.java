package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.conformance.adapter.Flaw;
import org.npcs.repository.conformance.adapter.PlainAdapter;
import org.npcs.repository.conformance.adapter.SdkAdapter;
import org.npcs.repository.conformance.consumer.Integration;
import org.npcs.repository.conformance.consumer.MemberReporterChecks;
import org.npcs.repository.conformance.consumer.SubmitterSuite;
import org.npcs.repository.conformance.contract.AnswerSchemas;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Exchange;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Verdict;

@Execution(ExecutionMode.CONCURRENT)
class ReporterTests {

    /** Stories mostly wait. */
    private static final int AT_ONCE = 5;

    static List<Flaw> flaws() {
        return Arrays.stream(Flaw.values()).filter(Flaw::isOfReporters).toList();
    }

    @Test
    void anIntegrationOnThePlainJdkPassesAndIsAnsweredByTheContract() {
        RunResult result = run(scenario -> PlainAdapter.play(scenario, Flaw.NONE));
        assertThat(notPassed(result)).isEmpty();
        assertThat(result.checks().stream()
                        .flatMap(check -> check.exchanges().stream())
                        .filter(exchange -> exchange.status() < 300)
                        .flatMap(exchange -> violations(exchange).stream()))
                .isEmpty();
    }

    @Test
    void anIntegrationOnOurSdkPasses() {
        assertThat(notPassed(run(SdkAdapter::play))).isEmpty();
    }

    @Test
    void anIntegrationThatDoesNothingPassesNothing() {
        assertThat(run(scenario -> 1).checks()).noneMatch(check -> check.verdict() == Verdict.PASS);
        assertThat(run(scenario -> 0).checks()).noneMatch(check -> check.verdict() == Verdict.PASS);
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
        return new SubmitterSuite("member-reporter", integration, RequirementCatalogue.published())
                .run(MemberReporterChecks.all(), 5, false, AT_ONCE);
    }

    private static List<String> violations(Exchange exchange) {
        Answer answer = Answer.of(
                exchange.status(),
                Map.of("Content-Type", List.of("application/json")),
                exchange.answerBody().getBytes(StandardCharsets.UTF_8));
        return AnswerSchemas.published().violations(exchange.method(), exchange.path(), answer);
    }

    private static List<String> notPassed(RunResult result) {
        return result.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASS)
                .map((CheckResult check) ->
                        check.check() + " " + check.verdict() + " " + check.expected() + " " + check.found())
                .toList();
    }
}
