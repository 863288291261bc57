package org.npcs.repository.server.sharing.hold;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
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
            throw Faults.refused(List.of(Faults.finding("STR-REQUIRED", "/incidentIds")));
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
                .forEach(one -> findings.add(Faults.finding("STR-REFERENCE", "/incidentIds/" + one.place())));
        Faults.require(findings);
        if (named.stream().anyMatch(one -> one.state().equals(SqlRecords.WITHDRAWN))) {
            throw ProblemException.of(ProblemCode.RECORD_WITHDRAWN);
        }
    }

    static ProblemException unknownRequest() {
        return Faults.refused(List.of(Faults.finding("STR-REFERENCE", "/thirdPartyRequestId")));
    }
}
