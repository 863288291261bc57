package org.npcs.repository.server.support;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import tools.jackson.databind.node.ObjectNode;

/** Rules beyond the schemas. */
final class SupportRules {

    private SupportRules() {}

    /** Faults of a message. */
    static List<Finding> ofMessage(ObjectNode message) {
        return Faults.suspected("SUP-R-001", message, List.of("/text"));
    }

    /** Faults of a step: what only one state has comes with that state, and with nothing else. */
    static List<Finding> ofStep(ObjectNode step, String member, String state) {
        var to = step.path("to").asString("");
        if (step.has(member) == to.equals(state)) {
            return List.of();
        }
        return List.of(Faults.finding(step.has(member) ? "SUP-R-003" : "STR-REQUIRED", "/" + member));
    }

    /** Faults of an event. */
    static List<Finding> ofEvent(ObjectNode event) {
        var starts = LocalDate.parse(event.path("startsOn").asString(""));
        return LocalDate.parse(event.path("endsOn").asString("")).isBefore(starts)
                ? List.of(Faults.finding("SUP-R-004", "/endsOn"))
                : List.of();
    }
}
