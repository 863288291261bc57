package org.npcs.repository.server.sharing.hold;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.sharing.hold.SqlHolds.Named;

/** Rules of what a hold names, beyond its schema. */
final class HoldRules {

    private HoldRules() {}

    /**
     * Refuses a hold of some incidents that names none.
     *
     * @throws ProblemException {@code validation-failed}
     */
    static void require(Hold hold) {
        if (hold.ofSome() && hold.incidents().isEmpty()) {
            throw refused(List.of(finding("STR-REQUIRED", "/incidentIds")));
        }
    }

    /**
     * Refuses incidents that the owner does not have, or that are destroyed.
     *
     * @throws ProblemException {@code validation-failed} or {@code record-withdrawn}
     */
    static void require(List<Named> named) {
        var findings = new ArrayList<Finding>();
        named.stream()
                .filter(one -> one.state().isEmpty())
                .forEach(one -> findings.add(finding("STR-REFERENCE", "/incidentIds/" + one.place())));
        if (!findings.isEmpty()) {
            throw refused(findings);
        }
        if (named.stream().anyMatch(one -> one.state().equals(SqlRecords.WITHDRAWN))) {
            throw ProblemException.of(ProblemCode.RECORD_WITHDRAWN);
        }
    }

    static ProblemException unknownRequest() {
        return refused(List.of(finding("STR-REFERENCE", "/thirdPartyRequestId")));
    }

    private static ProblemException refused(List<Finding> findings) {
        return ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(findings));
    }

    private static Finding finding(String rule, String pointer) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
    }
}
