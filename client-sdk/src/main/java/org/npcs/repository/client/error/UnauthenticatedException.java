package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** The repository did not accept the access token, also not a fresh one. */
public sealed class UnauthenticatedException extends ProblemException permits AnalystTokenEndedException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public UnauthenticatedException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }
}
