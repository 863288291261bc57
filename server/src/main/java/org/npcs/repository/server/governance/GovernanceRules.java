package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import tools.jackson.databind.node.ObjectNode;

/** What the schemas of governance cannot say. */
final class GovernanceRules {

    private static final String TEXT = "GOV-R-001";

    private GovernanceRules() {}

    /**
     * Refuses whoever does not keep governance.
     *
     * @throws ProblemException {@code not-found}
     */
    static void manager(Caller caller) {
        if (caller.client().kind() != ClientKind.OPERATOR || !caller.scopes().contains("governance:manage")) {
            throw SqlGovernance.missing();
        }
    }

    static Finding finding(String rule, String pointer) {
        return finding(rule, pointer, List.of());
    }

    static Finding finding(String rule, String pointer, List<String> allowed) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, allowed);
    }

    /** A finding for each text in which something is suspected to point to a person. */
    static List<Finding> suspected(ObjectNode content, String... pointers) {
        var findings = new ArrayList<Finding>();
        for (var pointer : pointers) {
            var text = content.at(pointer).asString("");
            if (!TextScreening.published().suspicions(text).isEmpty()) {
                findings.add(finding(TEXT, pointer));
            }
        }
        return findings;
    }

    /** Refuses a document with faults: {@code validation-failed}. */
    static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            var sorted = findings.stream().sorted(Finding.ORDER).toList();
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(sorted));
        }
    }

    /** Refuses by rules of the charter; the first sentence on dates is told. */
    static void require(Charter charter, List<Violation> violations) {
        if (!violations.isEmpty()) {
            var findings = violations.stream()
                    .map(one -> finding(one.rule(), one.pointer()))
                    .toList();
            throw CharterRefusal.of(charter, findings, details -> violations.stream()
                    .map(Violation::detail)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .ifPresent(details::detail));
        }
    }

    /** Who is named by a document: a member or an organisation, and not both. */
    static Holder holder(ObjectNode content, boolean executive) {
        var member = content.has("jurisdiction");
        if (member == content.has("organisation") || executive && !member) {
            require(List.of(finding("GOV-R-019", member ? "/organisation" : "/jurisdiction")));
        }
        return new Holder(
                content.path(member ? "jurisdiction" : "organisation").asString(""),
                content.path("teamKey").asString(""));
    }

    static LocalDate day(ObjectNode content, String member, LocalDate otherwise) {
        return content.has(member) ? LocalDate.parse(content.path(member).asString("")) : otherwise;
    }
}
