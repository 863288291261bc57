package org.npcs.repository.conformance.provider.support;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun support. */
public final class SupportChecks {

    private SupportChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "support",
                Server.class,
                List.of(new Offers(), new Requests(), new Conversations(), new Exchanges(), new Events()));
    }
}
