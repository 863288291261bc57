package org.npcs.repository.conformance.provider.governance;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun governance. */
public final class GovernanceChecks {

    private GovernanceChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "governance",
                Server.class,
                List.of(
                        new CharterVersions(),
                        new Committees(),
                        new SeatsAndTerms(),
                        new CoChairs(),
                        new Nominations(),
                        new WorkAndGoals(),
                        new OpenProposals(),
                        new ConsensusAndBallots(),
                        new MadeDecisions(),
                        new Activations(),
                        new Meetings(),
                        new Communications()));
    }
}
