package org.npcs.repository.conformance.consumer;

import java.util.List;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The profile {@code bulk-submitter}: an integration that sends many records in one submission. */
public final class BulkSubmitterChecks {

    private BulkSubmitterChecks() {}

    /** Returns all checks. */
    public static List<Check<Rehearsal>> all() {
        return Checks.of("bulk", Rehearsal.class, List.of(new Submitting()));
    }
}
