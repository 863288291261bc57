package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** The repository failed or cannot serve now. */
public final class ServerUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public ServerUnavailableException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }
}
