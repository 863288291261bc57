package org.npcs.repository.server.exchange.period;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
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
            findings.add(finding("STR-CODE", "/status", STATUSES));
        } else {
            if (status.equals("cannot-report") && !content.has("reason")) {
                findings.add(finding("STR-REQUIRED", "/reason", List.of()));
            }
            if (!status.equals("cannot-report") && content.has("reason")) {
                findings.add(finding("STR-UNKNOWN-MEMBER", "/reason", List.of()));
            }
            if (!status.equals("reported") && content.has("count")) {
                findings.add(finding("STR-UNKNOWN-MEMBER", "/count", List.of()));
            }
        }
        if (!findings.isEmpty()) {
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(findings));
        }
    }

    private static Finding finding(String id, String pointer, List<String> allowed) {
        return Finding.of(Definitions.published().rule(id).orElseThrow(), pointer, allowed);
    }
}
