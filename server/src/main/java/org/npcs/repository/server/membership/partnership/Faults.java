package org.npcs.repository.server.membership.partnership;

import java.util.List;
import java.util.stream.IntStream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import tools.jackson.databind.node.ObjectNode;

/** Findings on documents of members. */
final class Faults {

    private Faults() {}

    static Finding finding(String rule, String pointer) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
    }

    /** A finding for each text in which something is suspected to point to a person. */
    static List<Finding> suspected(ObjectNode content, List<String> pointers) {
        return pointers.stream()
                .filter(pointer -> !TextScreening.published()
                        .suspicions(content.at(pointer).asString(""))
                        .isEmpty())
                .map(pointer -> finding("GOV-R-001", pointer))
                .toList();
    }

    /** Pointers of a member of each item of a list; of the items themselves without a member. */
    static List<String> each(ObjectNode content, String list, String member) {
        return IntStream.range(0, content.at(list).size())
                .mapToObj(i -> list + "/" + i + (member.isEmpty() ? "" : "/" + member))
                .toList();
    }

    /** Refuses a document with faults: {@code validation-failed}. */
    static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            var sorted = findings.stream().sorted(Finding.ORDER).toList();
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(sorted));
        }
    }

    /** The answer for what is not there, or not for the caller. */
    static ProblemException missing() {
        return ProblemException.of(ProblemCode.NOT_FOUND);
    }

    /** Refuses whoever does not keep governance for the operator's side. */
    static void manager(Caller caller) {
        if (caller.client().kind() != ClientKind.OPERATOR || !caller.scopes().contains("governance:manage")) {
            throw missing();
        }
    }
}
