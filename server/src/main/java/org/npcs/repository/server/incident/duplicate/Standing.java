package org.npcs.repository.server.incident.duplicate;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** Where a candidate stands after a decision: all owners link, any owner parts. */
final class Standing {

    private static final List<String> OPEN_TO = List.of(Candidate.SAME_EVENT, Candidate.DIFFERENT, Candidate.DEFERRED);

    private Standing() {}

    /**
     * Refuses a decision that the state does not allow.
     *
     * @throws ProblemException {@code illegal-transition}
     */
    static void require(String state, String decision) {
        var allowed = state.equals(Candidate.SAME_EVENT) ? List.of(Candidate.UNLINKED) : OPEN_TO;
        if (!allowed.contains(decision)) {
            throw ProblemException.of(
                    ProblemCode.ILLEGAL_TRANSITION, d -> d.state(state).allowed(allowed));
        }
    }

    /**
     * The state that follows from all decisions.
     *
     * @param owners the one or two owners
     * @param decisions all decisions, oldest first; the last one of each owner counts, and none from before a parting
     */
    static String after(Set<String> owners, List<Candidate.Decision> decisions) {
        var last = new HashMap<String, String>();
        for (var one : decisions) {
            if (one.decision().equals(Candidate.UNLINKED)) {
                last.clear();
            }
            last.put(one.owner(), one.decision());
        }
        for (String ending : List.of(Candidate.UNLINKED, Candidate.DIFFERENT)) {
            if (last.containsValue(ending)) {
                return ending;
            }
        }
        if (owners.stream().allMatch(owner -> Candidate.SAME_EVENT.equals(last.get(owner)))) {
            return Candidate.SAME_EVENT;
        }
        return last.containsValue(Candidate.DEFERRED) ? Candidate.DEFERRED : Candidate.SUSPECTED;
    }
}
