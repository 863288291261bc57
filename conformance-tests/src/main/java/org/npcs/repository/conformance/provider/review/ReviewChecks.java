package org.npcs.repository.conformance.provider.review;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun review. */
public final class ReviewChecks {

    private ReviewChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "review",
                Server.class,
                List.of(
                        new Ratings(),
                        new Slots(),
                        new SecondPerson(),
                        new Closing(),
                        new Doors(),
                        new CrossRecord(),
                        new HeldTexts(),
                        new Harmonised()));
    }
}
