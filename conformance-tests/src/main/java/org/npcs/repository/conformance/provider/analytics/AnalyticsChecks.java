package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun analytics. */
public final class AnalyticsChecks {

    private AnalyticsChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "analytics",
                Server.class,
                List.of(
                        new Catalogue(),
                        new Frozen(),
                        new Cells(),
                        new Questions(),
                        new Forms(),
                        new OwnFigures(),
                        new Benchmarks(),
                        new StatedTables(),
                        new Quartiles(),
                        new ReleaseLife(),
                        new Recalls(),
                        new ReleaseFacts(),
                        new ReleaseChanges(),
                        new Charts(),
                        new ReleaseCharts(),
                        new ExportedRows(),
                        new ExportedFiles(),
                        new ResearchWishes(),
                        new ResearchExtracts(),
                        new OutputChecks()));
    }
}
