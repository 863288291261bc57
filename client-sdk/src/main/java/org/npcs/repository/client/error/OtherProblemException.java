package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** A problem with a status that this release does not know. */
public final class OtherProblemException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public OtherProblemException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }
}
