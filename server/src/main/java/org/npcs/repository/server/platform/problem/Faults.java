package org.npcs.repository.server.platform.problem;

import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;

/** Findings on documents beyond their schemas, and the refusal for them. */
public final class Faults {

    private Faults() {}

    /** A finding of a published rule at a place of the document. */
    public static Finding finding(String rule, String pointer) {
        return finding(rule, pointer, List.of());
    }

    /** The same with what would be taken there. */
    public static Finding finding(String rule, String pointer, List<String> allowed) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, allowed);
    }

    /** A finding for each text in which something is suspected to point to a person. */
    public static List<Finding> suspected(String rule, JsonNode document, List<String> pointers) {
        return pointers.stream()
                .filter(pointer -> !TextScreening.published()
                        .suspicions(document.at(pointer).asString(""))
                        .isEmpty())
                .map(pointer -> finding(rule, pointer))
                .toList();
    }

    /**
     * Refuses a document with faults.
     *
     * @throws ProblemException {@code validation-failed}
     */
    public static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw refused(findings);
        }
    }

    /** The refusal of a document with these faults: {@code validation-failed}. */
    public static ProblemException refused(List<Finding> findings) {
        var sorted = findings.stream().sorted(Finding.ORDER).toList();
        return ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(sorted));
    }
}
