package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** The client, its scopes or its delegation do not allow the call. */
public final class NotPermittedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public NotPermittedException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }
}
