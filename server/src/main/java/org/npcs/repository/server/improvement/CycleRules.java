package org.npcs.repository.server.improvement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.record.StateMachine;
import tools.jackson.databind.node.ObjectNode;

/** What the schema of an improvement cycle cannot say. */
final class CycleRules {

    static final String PLANNED = "planned";
    static final String ACTED = "acted";

    static final StateMachine STATES = new StateMachine(
            Map.of(PLANNED, List.of("running"), "running", List.of("studied"), "studied", List.of(ACTED)));

    private static final List<String> PLAN = List.of("question", "measure", "expected", "expectedValue", "startsOn");
    private static final Map<String, List<String>> NEEDS =
            Map.of("studied", List.of("done", "result"), ACTED, List.of("done", "result", "act"));

    private CycleRules() {}

    /** Texts that point to a person. */
    static List<Finding> suspected(ObjectNode content) {
        return Faults.suspected("IMP-R-007", content, List.of("/question", "/measure", "/done", "/result"));
    }

    /** What is altered of a plan that has begun to run, and what its state needs and would lose. */
    static List<Finding> altered(ObjectNode current, ObjectNode content, String state) {
        var findings = new ArrayList<>(suspected(content));
        if (!state.equals(PLANNED)) {
            PLAN.stream()
                    .filter(member -> !current.path(member).equals(content.path(member)))
                    .forEach(member -> findings.add(Faults.finding("IMP-R-011", "/" + member)));
        }
        findings.addAll(missing(content, state));
        return findings;
    }

    /** What a state needs. */
    static List<Finding> missing(ObjectNode content, String state) {
        return NEEDS.getOrDefault(state, List.of()).stream()
                .filter(member -> !content.has(member))
                .map(member -> Faults.finding("IMP-R-010", "/" + member))
                .toList();
    }
}
