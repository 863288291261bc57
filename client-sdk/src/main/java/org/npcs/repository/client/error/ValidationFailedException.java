package org.npcs.repository.client.error;

import java.util.List;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.Problem;

/** The document breaks published rules, or the idempotency key was used for another request. */
public final class ValidationFailedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public ValidationFailedException(CallFacts facts, Problem problem) {
        super(
                facts,
                problem,
                problem.findings().isEmpty() ? "" : ", " + problem.findings().size() + " findings");
    }

    /** Returns every fault of the document, all at once; empty when the code is another than {@code validation-failed}. */
    public List<Finding> findings() {
        return problem().findings();
    }
}
