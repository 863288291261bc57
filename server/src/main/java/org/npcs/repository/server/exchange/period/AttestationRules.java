package org.npcs.repository.server.exchange.period;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import tools.jackson.databind.node.ObjectNode;

/** What the schema of an attestation cannot say: which member belongs to which statement. */
final class AttestationRules {

    private static final List<String> STATUSES = List.of("reported", "none-to-report", "cannot-report");

    private AttestationRules() {}

    /** Refuses a statement that contradicts itself. */
    static void require(ObjectNode content) {
        var status = content.path("status").asString("");
        var findings = new ArrayList<Finding>();
        if (!STATUSES.contains(status)) {
            findings.add(Faults.finding("STR-CODE", "/status", STATUSES));
        } else {
            if (status.equals("cannot-report") && !content.has("reason")) {
                findings.add(Faults.finding("STR-REQUIRED", "/reason"));
            }
            if (!status.equals("cannot-report") && content.has("reason")) {
                findings.add(Faults.finding("STR-UNKNOWN-MEMBER", "/reason"));
            }
            if (!status.equals("reported") && content.has("count")) {
                findings.add(Faults.finding("STR-UNKNOWN-MEMBER", "/count"));
            }
        }
        Faults.require(findings);
    }
}
