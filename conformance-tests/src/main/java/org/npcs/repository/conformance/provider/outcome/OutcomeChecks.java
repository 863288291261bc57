package org.npcs.repository.conformance.provider.outcome;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun outcome. */
public final class OutcomeChecks {

    private OutcomeChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "outcome", Server.class, List.of(new Observations(), new StatedOutcomes(), new ComputedOutcomes()));
    }
}
