package org.npcs.repository.server.governance;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an approval and the end of a review say: the decision, and whether the charter is relevant and appropriate. */
final class Approval {

    private static final List<String> NEEDED = List.of("decision", "relevance", "appropriateness", "outcome");

    private Approval() {}

    /** Refuses a step without an answer by GOV-R-002, which names what is missing, and texts that point to a person. */
    static void require(Charter charter, ObjectNode step) {
        GovernanceRules.require(
                charter,
                NEEDED.stream()
                        .filter(member -> !step.has(member))
                        .map(member -> new Violation("GOV-R-002", "/" + member))
                        .toList());
        GovernanceRules.require(GovernanceRules.suspected(step, "/relevance", "/appropriateness"));
    }

    static ObjectNode of(ObjectNode step) {
        var approval = JsonNodeFactory.instance.objectNode();
        NEEDED.forEach(member -> approval.set(member, step.path(member)));
        return approval;
    }
}
