package org.npcs.repository.conformance.provider.definition;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun definition. */
public final class DefinitionChecks {

    private DefinitionChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "definition",
                Server.class,
                List.of(
                        new PublicReading(),
                        new InstrumentVersions(),
                        new CodeSystems(),
                        new Dictionary(),
                        new Rules(),
                        new Imports(),
                        new Crosswalks(),
                        new CaseDefinitions(),
                        new Measures(),
                        new Profiles()));
    }
}
