package org.npcs.repository.conformance.provider.incident;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun incident. */
public final class IncidentChecks {

    private IncidentChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "incident",
                Server.class,
                List.of(
                        new Creation(),
                        new Versions(),
                        new AppendOnly(),
                        new Patches(),
                        new DryRuns(),
                        new Lists(),
                        new States(),
                        new AfterArrival(),
                        new OneOrTwo(),
                        new Duplicates()));
    }
}
