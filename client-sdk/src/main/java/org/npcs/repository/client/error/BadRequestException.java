package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** The request itself is at fault: a parameter, a header, the size or the form of the body. */
public final class BadRequestException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public BadRequestException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }
}
