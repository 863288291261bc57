package org.npcs.repository.client.error;

import java.util.List;
import java.util.Optional;
import org.npcs.repository.client.model.Problem;

/** The state of the record does not allow the step. */
public final class ConflictException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from what is known. */
    public ConflictException(CallFacts facts, Problem problem) {
        super(facts, problem, "");
    }

    /** Returns the state in which the record is, where the repository names it. */
    public Optional<String> state() {
        return Optional.ofNullable(problem().state());
    }

    /** Returns what is possible instead, by code. */
    public List<String> allowed() {
        return problem().allowed();
    }
}
