package org.npcs.repository.server.learning;

import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/** Findings on documents of the library. */
final class LibraryFaults {

    private LibraryFaults() {}

    static Finding finding(String rule, String pointer) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
    }

    /** A finding for each text in which something is suspected to point to a person. */
    static List<Finding> suspected(ObjectNode content, List<String> pointers) {
        return pointers.stream()
                .filter(pointer -> !TextScreening.published()
                        .suspicions(content.at(pointer).asString(""))
                        .isEmpty())
                .map(pointer -> finding("LRN-R-002", pointer))
                .toList();
    }

    /** Refuses a document with faults: {@code validation-failed}. */
    static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            var sorted = findings.stream().sorted(Finding.ORDER).toList();
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(sorted));
        }
    }
}
