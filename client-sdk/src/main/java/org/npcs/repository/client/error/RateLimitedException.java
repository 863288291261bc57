package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** The quota of the client is used up. The client has waited as it was told, as long as its deadline allowed. */
public final class RateLimitedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public RateLimitedException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }
}
