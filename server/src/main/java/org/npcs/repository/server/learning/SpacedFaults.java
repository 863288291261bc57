package org.npcs.repository.server.learning;

import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** Findings on curricula, cohorts and histories. */
final class SpacedFaults {

    private SpacedFaults() {}

    static Finding finding(String rule, String pointer) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
    }

    /** Refuses a document with faults: {@code validation-failed}. */
    static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            var sorted = findings.stream().sorted(Finding.ORDER).toList();
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(sorted));
        }
    }
}
