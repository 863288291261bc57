package org.npcs.repository.client.error;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.MemberException;
import org.npcs.repository.client.model.Problem;

/** The document breaks published rules, or the idempotency key was used for another request. */
public final class ValidationFailedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Pattern RULE = Pattern.compile("STR-[A-Z-]{2,30}|[A-Z]{3}-R-[0-9]{3}");

    /** Makes the exception from what is known. */
    public ValidationFailedException(CallFacts facts, Problem problem) {
        super(facts, problem, hint(problem));
    }

    /** Says how many findings there are and by which rules; pointers are left out, for a name may be a value. */
    private static String hint(Problem problem) {
        try {
            List<Finding> findings = problem.findings();
            if (findings.isEmpty()) {
                return "";
            }
            String rules = findings.stream()
                    .map(finding -> String.valueOf(finding.member("rule")))
                    .filter(rule -> RULE.matcher(rule).matches())
                    .distinct()
                    .limit(10)
                    .collect(Collectors.joining(" "));
            return ", " + findings.size() + (findings.size() == 1 ? " finding" : " findings")
                    + (rules.isEmpty() ? "" : ": " + rules);
        } catch (MemberException otherForm) {
            return "";
        }
    }

    /** Returns every fault of the document, all at once; empty when the code is another than {@code validation-failed}. */
    public List<Finding> findings() {
        return problem().findings();
    }
}
