package org.npcs.repository.server.platform.record;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

    /**
     * The states on the shortest way to a state; none when it is reached already.
     *
     * @throws ProblemException {@code illegal-transition} when no way leads there that keeps off the other states
     */
    public List<String> way(String from, String to, Set<String> off) {
        var ways = new ArrayDeque<List<String>>(List.of(List.of()));
        var seen = new HashSet<>(Set.of(from));
        while (!ways.isEmpty()) {
            var way = ways.remove();
            var at = way.isEmpty() ? from : way.get(way.size() - 1);
            if (at.equals(to)) {
                return way;
            }
            from(at).stream()
                    .filter(state -> !off.contains(state) && seen.add(state))
                    .forEach(state -> ways.add(
                            Stream.concat(way.stream(), Stream.of(state)).toList()));
        }
        throw illegal(from);
    }

    /** The refusal of any step out of a state. */
    public ProblemException illegal(String from) {
        return ProblemException.of(
                ProblemCode.ILLEGAL_TRANSITION, d -> d.state(from).allowed(from(from)));
    }
}
