package org.npcs.repository.conformance.provider.culture;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun culture. */
public final class CultureChecks {

    private CultureChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "culture",
                Server.class,
                List.of(new Waves(), new Answers(), new Results(), new Uses(), new Editions()));
    }
}
