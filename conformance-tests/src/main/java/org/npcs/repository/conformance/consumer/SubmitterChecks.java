package org.npcs.repository.conformance.consumer;

import java.util.List;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The profile {@code incident-submitter}: an integration that sends incidents. */
public final class SubmitterChecks {

    private SubmitterChecks() {}

    /** Returns all checks. */
    public static List<Check<Rehearsal>> all() {
        return Checks.of(
                "submitter", Rehearsal.class, List.of(new Contents(), new Repeats(), new Reading(), new Trust()));
    }
}
