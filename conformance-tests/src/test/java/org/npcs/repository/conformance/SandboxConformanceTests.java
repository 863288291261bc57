package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.npcs.repository.conformance.provider.Configuration;
import org.npcs.repository.conformance.provider.ProviderSuite;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.RunResult;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.sandbox.Sandbox;

/** Our own server is judged by the same checks as everybody's. */
class SandboxConformanceTests {

    private static final long SEED = 20_261_123;
    private static final int AT_ONCE = 4;

    @Test
    void ourServerKeepsTheContract() {
        try (Sandbox sandbox = Sandbox.start("--server.port=0", "--sandbox.history=small")) {
            sandbox.awaitHistory();
            ProviderSuite suite =
                    new ProviderSuite(Configuration.sandbox(sandbox.baseUrl()), RequirementCatalogue.published());
            assertThat(suite.objection()).isEmpty();
            RunResult result = suite.run(ServerChecks.all(), SEED, false, AT_ONCE);
            assertThat(result.checks().stream().filter(check -> check.verdict() != Verdict.PASS))
                    .extracting(CheckResult::check, CheckResult::verdict, CheckResult::expected, CheckResult::found)
                    .isEmpty();
        }
    }
}
