package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.conformance.provider.Configuration;
import org.npcs.repository.conformance.provider.ProviderSuite;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.toy.Toy;

class CorrectToyTests {

    @Test
    void aServerThatKeepsTheContractPassesEverything() {
        try (Toy toy = Toy.start()) {
            RunResult result = run(toy, ServerChecks.all(), 7, 1);
            assertThat(result.checks().stream().filter(check -> check.verdict() != Verdict.PASS))
                    .extracting(CheckResult::check, CheckResult::verdict, CheckResult::expected, CheckResult::found)
                    .isEmpty();
        }
    }

    @Test
    void anyOrderSideBySideGivesTheSameVerdicts() {
        try (Toy toy = Toy.start()) {
            for (int order = 0; order < 3; order++) {
                List<Check<Server>> checks = new ArrayList<>(ServerChecks.all());
                Collections.shuffle(checks, new Random(order));
                RunResult result = run(toy, checks, 100 + order, 8);
                assertThat(result.checks().stream().filter(check -> check.verdict() != Verdict.PASS))
                        .extracting(CheckResult::check, CheckResult::verdict, CheckResult::expected, CheckResult::found)
                        .isEmpty();
            }
        }
    }

    static RunResult run(Toy toy, List<Check<Server>> checks, long seed, int parallel) {
        return new ProviderSuite(Configuration.sandbox(toy.baseUrl()), RequirementCatalogue.published())
                .run(checks, seed, false, parallel);
    }
}
