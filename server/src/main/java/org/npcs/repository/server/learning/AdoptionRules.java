package org.npcs.repository.server.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.record.StateMachine;
import tools.jackson.databind.node.ObjectNode;

/** What the schema of an adoption cannot say. */
final class AdoptionRules {

    static final String STOPPED = "stopped";

    static final StateMachine STATES = new StateMachine(Map.of(
            "considering",
            List.of("trying", "adopted", STOPPED),
            "trying",
            List.of("adopted", STOPPED),
            "adopted",
            List.of(STOPPED),
            STOPPED,
            List.of("considering", "trying")));

    private AdoptionRules() {}

    static List<Finding> faults(ObjectNode content, LocalDate today) {
        var findings = new ArrayList<>(Faults.suspected("LRN-R-002", content, List.of("/adaptation")));
        if (content.has("adaptation") && !content.path("adapted").asBoolean(false)) {
            findings.add(Faults.finding("LRN-R-005", "/adaptation"));
        }
        if (content.has("result") && content.path("state").asString("").equals("considering")) {
            findings.add(Faults.finding("LRN-R-006", "/result"));
        }
        if (LocalDate.parse(content.path("since").asString()).isAfter(today)) {
            findings.add(Faults.finding("LRN-R-007", "/since"));
        }
        return findings;
    }
}
