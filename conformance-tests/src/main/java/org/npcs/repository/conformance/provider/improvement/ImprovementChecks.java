package org.npcs.repository.conformance.provider.improvement;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun improvement. */
public final class ImprovementChecks {

    private ImprovementChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "improvement",
                Server.class,
                List.of(
                        new PublishedBundles(),
                        new Observations(),
                        new BundleCharts(),
                        new Priorities(),
                        new Cycles()));
    }
}
