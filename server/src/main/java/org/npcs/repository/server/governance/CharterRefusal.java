package org.npcs.repository.server.governance;

import java.util.List;
import java.util.function.Consumer;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** Refuses what a rule of the charter does not allow. */
public final class CharterRefusal {

    private CharterRefusal() {}

    /**
     * The refusal by one rule.
     *
     * @param charter the charter in force
     * @param rule identifier of the published rule
     * @param pointer place in the document that is at fault; empty for the whole
     */
    public static ProblemException of(Charter charter, String rule, String pointer) {
        return of(charter, rule, pointer, members -> {});
    }

    /**
     * The refusal by one rule, with further members of the problem, such as the state and what is allowed, or a sentence that
     * tells dates; nothing of it repeats a submitted value.
     */
    public static ProblemException of(
            Charter charter, String rule, String pointer, Consumer<ProblemException.Details> members) {
        return of(charter, List.of(finding(rule, pointer)), members);
    }

    /** The refusal for several faults; the paragraph is that of the first rule. */
    public static ProblemException of(
            Charter charter, List<Finding> findings, Consumer<ProblemException.Details> members) {
        var sorted = findings.stream().sorted(Finding.ORDER).toList();
        return ProblemException.of(ProblemCode.CHARTER_RULE, details -> {
            details.findings(sorted)
                    .charter(charter.version(), charter.paragraph(sorted.get(0).rule()));
            members.accept(details);
        });
    }

    /** A finding by a published rule. */
    public static Finding finding(String rule, String pointer) {
        return Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of());
    }
}
