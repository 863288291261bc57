package org.npcs.repository.server.platform.record;

import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * A published state machine.
 *
 * @param steps the states that each state leads to
 */
public record StateMachine(Map<String, List<String>> steps) {

    /** The states that a state leads to. */
    public List<String> from(String state) {
        return steps.getOrDefault(state, List.of());
    }

    /**
     * Refuses a step that the machine does not have.
     *
     * @throws ProblemException {@code illegal-transition} with the state and the allowed states
     */
    public void require(String from, String to) {
        if (!from(from).contains(to)) {
            throw illegal(from);
        }
    }

    /** The refusal of any step out of a state. */
    public ProblemException illegal(String from) {
        return ProblemException.of(
                ProblemCode.ILLEGAL_TRANSITION, d -> d.state(from).allowed(from(from)));
    }
}
