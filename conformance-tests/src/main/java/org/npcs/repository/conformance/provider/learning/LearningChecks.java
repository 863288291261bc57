package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun learning. */
public final class LearningChecks {

    private LearningChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "learning",
                Server.class,
                List.of(
                        new LibraryItems(),
                        new LibraryTexts(),
                        new LibraryLists(),
                        new LibraryFeeds(),
                        new LibraryAdoptions(),
                        new LibraryReviews(),
                        new LearningLoops(),
                        new Curricula(),
                        new CurriculumVersions(),
                        new SpacedSchedules(),
                        new Cohorts(),
                        new CohortResults()));
    }
}
