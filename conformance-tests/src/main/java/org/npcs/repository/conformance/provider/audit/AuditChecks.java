package org.npcs.repository.conformance.provider.audit;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun audit. */
public final class AuditChecks {

    private AuditChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of("audit", Server.class, List.of(new Activity(), new Chain(), new Entries()));
    }
}
