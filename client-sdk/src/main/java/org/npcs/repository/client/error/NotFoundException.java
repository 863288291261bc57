package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** There is no such record for this caller. What a caller may not see is answered the same way. */
public final class NotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public NotFoundException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }
}
