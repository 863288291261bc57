package org.npcs.repository.server.improvement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A quality priority.
 *
 * @param stored what every record has
 */
public record Priority(StoredRecord stored) {

    /** Scope of those who manage priorities. */
    static final String MANAGE = "improvement:manage";

    /** In whose name priorities are kept. */
    static final String OWNER = Session.OPERATOR.code();

    /** Who sees an idea. */
    static final String MANAGERS = "managers";

    /** Who sees anything else. */
    static final String MEMBERS = "members";

    static final String IDEA = "idea";
    static final String RETIRED = "retired";

    /** States in which nobody needs to have decided. */
    static final Set<String> UNDECIDED = Set.of(IDEA, "proposed", RETIRED);

    static final StateMachine STATES = new StateMachine(Map.of(
            IDEA,
            List.of("proposed", RETIRED),
            "proposed",
            List.of(IDEA, "adopted", RETIRED),
            "adopted",
            List.of("piloting", RETIRED),
            "piloting",
            List.of("spreading", RETIRED),
            "spreading",
            List.of("sustained", "piloting", RETIRED),
            "sustained",
            List.of(RETIRED)));

    /** Who sees it once it is in a state; what ends stays as it was. */
    String audienceIn(String state) {
        return state.equals(IDEA) || state.equals(RETIRED) && MANAGERS.equals(stored.facet("audience"))
                ? MANAGERS
                : MEMBERS;
    }

    /** What should be looked at. */
    public List<Finding> warnings() {
        return PriorityRules.warnings(stored.content());
    }
}
