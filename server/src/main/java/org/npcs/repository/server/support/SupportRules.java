package org.npcs.repository.server.support;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/** Rules beyond the schemas. */
final class SupportRules {

    private SupportRules() {}

    /** Faults of a message. */
    static List<Finding> ofMessage(ObjectNode message) {
        var suspected = !TextScreening.published()
                .suspicions(message.path("text").asString(""))
                .isEmpty();
        return suspected ? List.of(finding("SUP-R-001", "/text")) : List.of();
    }

    /** Faults of a step: what only one state has comes with that state, and with nothing else. */
    static List<Finding> ofStep(ObjectNode step, String member, String state) {
        var to = step.path("to").asString("");
        if (step.has(member) == to.equals(state)) {
            return List.of();
        }
        return List.of(finding(step.has(member) ? "SUP-R-003" : "STR-REQUIRED", "/" + member));
    }

    /** Faults of an event. */
    static List<Finding> ofEvent(ObjectNode event) {
        var starts = LocalDate.parse(event.path("startsOn").asString(""));
        return LocalDate.parse(event.path("endsOn").asString("")).isBefore(starts)
                ? List.of(finding("SUP-R-004", "/endsOn"))
                : List.of();
    }

    static Finding finding(String rule, String pointer) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
    }

    /**
     * Refuses a document with faults.
     *
     * @throws ProblemException {@code validation-failed}
     */
    static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            var sorted = findings.stream().sorted(Finding.ORDER).collect(Collectors.toList());
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(sorted));
        }
    }
}
