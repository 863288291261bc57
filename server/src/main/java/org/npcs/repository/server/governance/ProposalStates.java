package org.npcs.repository.server.governance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.server.platform.record.StateMachine;

/** Where a proposal stands, and who takes which step. */
final class ProposalStates {

    static final String DRAFT = "draft";
    static final String SUBMITTED = "submitted";
    static final String FEEDBACK = "feedback";
    static final String CONSENSUS_CALLED = "consensus-called";
    static final String OBJECTION = "objection";
    static final String BALLOT = "ballot";
    static final String BY_CONSENSUS = "adopted-by-consensus";
    static final String BY_TWO_THIRDS = "adopted-by-two-thirds";
    static final String NOT_ADOPTED = "not-adopted";
    static final String COMMUNICATED = "communicated";
    static final String WITHDRAWN = "withdrawn";

    /** What was decided is no secret any more. */
    static final List<String> DECIDED = List.of(BY_CONSENSUS, BY_TWO_THIRDS, NOT_ADOPTED, COMMUNICATED);

    static final Set<String> CHANGEABLE = Set.of(DRAFT, FEEDBACK);
    static final Set<String> COMMENTED = Set.of(SUBMITTED, FEEDBACK, CONSENSUS_CALLED, OBJECTION);
    static final Set<String> WAITING = Set.of(SUBMITTED, FEEDBACK, CONSENSUS_CALLED, OBJECTION, BALLOT);

    /** Steps of the member that proposes. */
    static final StateMachine OF_MEMBER = new StateMachine(Map.of(
            DRAFT, List.of(SUBMITTED, WITHDRAWN),
            FEEDBACK, List.of(SUBMITTED, WITHDRAWN),
            SUBMITTED, List.of(WITHDRAWN),
            CONSENSUS_CALLED, List.of(WITHDRAWN),
            OBJECTION, List.of(WITHDRAWN)));

    /** Steps of the committee, which the coordinator keeps. */
    static final StateMachine OF_COMMITTEE = new StateMachine(Map.of(
            SUBMITTED, List.of(FEEDBACK, CONSENSUS_CALLED),
            CONSENSUS_CALLED, List.of(BY_CONSENSUS, OBJECTION),
            OBJECTION, List.of(BALLOT),
            BALLOT, List.of(BY_TWO_THIRDS, NOT_ADOPTED),
            BY_CONSENSUS, List.of(COMMUNICATED),
            BY_TWO_THIRDS, List.of(COMMUNICATED),
            NOT_ADOPTED, List.of(COMMUNICATED)));

    private ProposalStates() {}

    /** Whether a state is reached by a step of the committee. */
    static boolean ofCommittee(String state) {
        return OF_COMMITTEE.steps().values().stream().anyMatch(reached -> reached.contains(state));
    }

    /** Whether nothing may be told outside. */
    static boolean embargoed(String state) {
        return !DECIDED.contains(state);
    }
}
